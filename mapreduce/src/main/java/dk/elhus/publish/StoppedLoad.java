package dk.elhus.publish;

import com.fasterxml.jackson.annotation.JsonProperty;
import dk.elhus.landing.Layout;
import dk.elhus.publish.LoadRecord.AuditResult;
import dk.elhus.publish.LoadRecord.Verdict;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A load that the audit stopped: nothing of it is visible, but its results can be asked for.
 *
 * @param runId the run that was stopped
 * @param night nominal night of the load
 * @param stoppedAt when, UTC
 * @param codeVersion version of Elhus
 * @param audit every check with its result
 */
public record StoppedLoad(
    @JsonProperty("run_id") String runId,
    @JsonProperty("night") LocalDate night,
    @JsonProperty("stopped_at") Instant stoppedAt,
    @JsonProperty("code_version") String codeVersion,
    @JsonProperty("audit") List<AuditResult> audit) {
  private static final int MOST_STOPS = 2;

  public StoppedLoad {
    audit = List.copyOf(audit);
  }

  /** All that were ever stopped, in no order. */
  public static List<StoppedLoad> all(FileSystem files, Layout layout) throws IOException {
    return JsonFile.all(files, layout.stopped(), StoppedLoad.class);
  }

  /** Whether any result of an audit stops the load. */
  static boolean isNeeded(List<AuditResult> results) {
    return results.stream().anyMatch(result -> result.verdict() == Verdict.STOP);
  }

  void write(Configuration conf, Layout layout) throws IOException {
    JsonFile.replace(conf, new Path(layout.stopped(), night + "-" + runId + ".json"), this);
  }

  /** One line: what stopped it and what to do. */
  String message() {
    List<AuditResult> stops =
        audit.stream().filter(result -> result.verdict() == Verdict.STOP).toList();
    String what =
        stops.stream().limit(MOST_STOPS).map(StoppedLoad::words).collect(Collectors.joining("; "));
    String more = stops.size() > MOST_STOPS ? "; and " + (stops.size() - MOST_STOPS) + " more" : "";
    return "the audit stopped the load of night " + night + ": " + what + more + ". " + mend(stops);
  }

  private static String words(AuditResult stop) {
    return stop.name()
        + " is "
        + stop.message()
        + (stop.stop() == null ? "" : " (limit " + stop.stop().toPlainString() + ")");
  }

  private String mend(List<AuditResult> stops) {
    String look = "See: elhus audit --night " + night + ", elhus rejects --night " + night + ".";
    boolean acceptable = stops.stream().noneMatch(stop -> Audit.isInvariant(stop.check()));
    return acceptable
        ? "%s If the data is right: elhus night %s --accept '%s' --reason '…'"
            .formatted(look, night, stops.get(0).name())
        : look + " Rows would be lost or doubled: this cannot be accepted.";
  }
}
