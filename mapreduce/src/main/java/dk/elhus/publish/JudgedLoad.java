package dk.elhus.publish;

import dk.elhus.landing.Layout;
import dk.elhus.publish.LoadRecord.AuditResult;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;

/**
 * A load that the audit has judged, published or stopped.
 *
 * @param name such as {@code load 7} or {@code stopped}
 * @param night nominal night
 * @param judgedAt when, UTC
 * @param results every check with its result
 */
public record JudgedLoad(
    String name, LocalDate night, Instant judgedAt, List<AuditResult> results) {

  /** All of them, in the order in which they were judged. */
  public static List<JudgedLoad> all(FileSystem files, Layout layout) throws IOException {
    List<JudgedLoad> loads = new ArrayList<>();
    for (LoadRecord load : LoadLog.read(files, layout).records()) {
      loads.add(
          new JudgedLoad(
              "load " + load.sequence(), load.night(), load.publishedAt(), load.audit()));
    }
    for (StoppedLoad load : StoppedLoad.all(files, layout)) {
      loads.add(new JudgedLoad("stopped", load.night(), load.stoppedAt(), load.audit()));
    }
    loads.sort(Comparator.comparing(JudgedLoad::judgedAt));
    return loads;
  }
}
