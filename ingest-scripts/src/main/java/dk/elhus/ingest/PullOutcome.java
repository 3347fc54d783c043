package dk.elhus.ingest;

import dk.elhus.landing.LandingManifest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * How a pull ended that did not fail.
 *
 * @param landing the night's landing folder
 * @param manifest what this pull has landed; empty when the night was landed already
 */
record PullOutcome(Path landing, Optional<LandingManifest> manifest) {
  static PullOutcome landed(Path landing, LandingManifest manifest) {
    return new PullOutcome(landing, Optional.of(manifest));
  }

  static PullOutcome alreadyLanded(Path landing) {
    return new PullOutcome(landing, Optional.empty());
  }

  /** One line for a person. */
  String line() {
    return manifest.map(this::landedLine).orElse("already landed in " + landing);
  }

  private String landedLine(LandingManifest m) {
    String note = m.note() == null ? "" : " (" + m.note() + ")";
    String stale = m.stale() == null ? "" : "; STALE: " + m.stale();
    return "landed %s of %s to %s with %s in %.1f s in %s%s%s"
        .formatted(
            counted(m.rows(), "row"),
            m.windowStart(),
            m.windowEnd(),
            counted(m.attempts(), "request"),
            m.durationMillis() / 1000.0,
            landing,
            note,
            stale);
  }

  private static String counted(long count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }

  /** What a workflow can read of it. */
  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("landing", landing.toString());
    values.put("already_landed", Boolean.toString(manifest.isEmpty()));
    values.put("rows", manifest.map(m -> Long.toString(m.rows())).orElse("0"));
    values.put("attempts", manifest.map(m -> Integer.toString(m.attempts())).orElse("0"));
    values.put("bytes", manifest.map(m -> Long.toString(m.bytesReceived())).orElse("0"));
    values.put("note", manifest.map(LandingManifest::note).orElse(line()));
    values.put("stale", manifest.map(LandingManifest::stale).orElse(""));
    return values;
  }
}
