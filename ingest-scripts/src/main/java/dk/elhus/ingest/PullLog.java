package dk.elhus.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.elhus.action.CodeVersion;
import dk.elhus.landing.LandingManifest;
import dk.elhus.landing.LandingManifest.LandedFile;
import dk.elhus.landing.Layout;
import dk.elhus.landing.PullFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Writes down every pull, landed or failed: one JSON line each, which Hive reads as elhus_ops.pull.
 */
final class PullLog {
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /** The line; null is what is not known of a pull that failed. */
  private record Line(
      @JsonProperty("dataset") String dataset,
      @JsonProperty("night") String night,
      @JsonProperty("run_id") String runId,
      @JsonProperty("outcome") String outcome,
      @JsonProperty("learned_night") String learnedNight,
      @JsonProperty("window_start") String windowStart,
      @JsonProperty("window_end") String windowEnd,
      @JsonProperty("requests") List<String> requests,
      @JsonProperty("files") List<LandedFile> files,
      @JsonProperty("record_count") Long recordCount,
      @JsonProperty("bytes_received") Long bytesReceived,
      @JsonProperty("attempts") Integer attempts,
      @JsonProperty("ended_at") String endedAt,
      @JsonProperty("duration_millis") long durationMillis,
      @JsonProperty("code_version") String codeVersion,
      @JsonProperty("message") String message) {}

  private final FileSystem fs;
  private final PullFiles pulls;
  private final String dataset;
  private final LocalDate night;

  PullLog(FileSystem fs, Layout layout, String dataset, LocalDate night) {
    this.fs = fs;
    this.pulls = new PullFiles(fs, layout);
    this.dataset = dataset;
    this.night = night;
  }

  void landed(LandingManifest m) throws IOException {
    write(
        new Line(
            m.dataset(),
            m.night(),
            m.runId(),
            "landed",
            m.learnedNight(),
            m.windowStart(),
            m.windowEnd(),
            m.urls(),
            m.files(),
            m.rows(),
            m.bytesReceived(),
            m.attempts(),
            m.fetchedAt(),
            m.durationMillis(),
            m.codeVersion(),
            message(m)));
  }

  private static String message(LandingManifest m) {
    List<String> said = Stream.of(m.stale(), m.note()).filter(Objects::nonNull).toList();
    return said.isEmpty() ? null : String.join("; ", said);
  }

  /** Makes up for a line that a process had no time to write after it landed the night. */
  void landedBefore(Path landing) throws IOException {
    Path file = new Path(landing, Layout.MANIFEST);
    if (!fs.exists(file)) {
      // Not landed by a pull; the load refuses such a folder and says so.
      return;
    }
    LandingManifest manifest;
    try (InputStream in = fs.open(file)) {
      manifest = JSON.readValue(in, LandingManifest.class);
    }
    if (!pulls.has(dataset, night, manifest.runId(), file(manifest.runId()))) {
      landed(manifest);
    }
  }

  void failed(String runId, Instant begun, Instant ended, String message) throws IOException {
    write(
        new Line(
            dataset,
            night.toString(),
            runId,
            "failed",
            null,
            null,
            null,
            List.of(),
            List.of(),
            null,
            null,
            null,
            ended.toString(),
            ended.toEpochMilli() - begun.toEpochMilli(),
            CodeVersion.get(),
            message));
  }

  private Path file(String runId) {
    return pulls.file(dataset, night, IncomingFolder.safe(runId));
  }

  /** The line of the same run is written anew: its last attempt counts. */
  private void write(Line line) throws IOException {
    try (OutputStream out = fs.create(file(line.runId()), true)) {
      out.write((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
