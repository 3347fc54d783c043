package dk.elhus.publish;

import dk.elhus.audit.AuditRules;
import dk.elhus.landing.Layout;
import dk.elhus.publish.LoadRecord.AuditResult;
import dk.elhus.publish.LoadRecord.Verdict;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;

/**
 * Which stops of a night somebody has accepted.
 *
 * <p>A stop over rows that stand, such as a missing municipality, comes back every night: once
 * accepted it stays so while it gets no worse.
 */
final class Acceptances {
  private final Map<String, Acceptance> tonight = new HashMap<>();
  private final Map<String, AuditResult> earlier = new HashMap<>();

  private Acceptances() {}

  static Acceptances read(FileSystem files, Layout layout, LocalDate night, LoadLog log)
      throws IOException {
    Acceptances accepted = new Acceptances();
    for (Acceptance acceptance : JsonFile.all(files, layout.accepted(), Acceptance.class)) {
      if (acceptance.night().equals(night)) {
        accepted.tonight.put(acceptance.result(), acceptance);
      }
    }
    for (LoadRecord load : log.records()) {
      for (AuditResult result : load.audit()) {
        if (result.acceptedBy() != null && AuditRules.judgesRowsThatStand(result.check())) {
          accepted.earlier.put(result.name(), result);
        }
      }
    }
    return accepted;
  }

  /** The results with every accepted stop as a warning. */
  List<AuditResult> applyTo(List<AuditResult> results) {
    return results.stream().map(this::judge).toList();
  }

  private AuditResult judge(AuditResult result) {
    if (result.verdict() != Verdict.STOP || Audit.isInvariant(result.check())) {
      return result;
    }
    Acceptance now = tonight.get(result.name());
    if (now != null) {
      return result.accepted(now.by(), now.reason());
    }
    return Optional.ofNullable(earlier.get(result.name()))
        .filter(before -> result.value().compareTo(before.value()) <= 0)
        .map(before -> result.accepted(before.acceptedBy(), before.reason()))
        .orElse(result);
  }
}
