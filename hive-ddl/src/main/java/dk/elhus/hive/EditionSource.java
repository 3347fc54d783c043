package dk.elhus.hive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Decides which edition a query sees: the published one, or an earlier night that the session asked
 * for.
 */
final class EditionSource {
  /** Root folder of the warehouse in the file system. */
  static final String ROOT = "elhus.root";

  /** Night that a session pins, an ISO date; absent or empty for the published edition. */
  static final String PINNED = "elhus.edition";

  static final String DEFAULT_ROOT = "/elhus";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Configuration conf;

  EditionSource(Configuration conf) {
    this.conf = conf;
  }

  /**
   * The night a query sees; nothing before the first publish.
   *
   * @throws IllegalArgumentException when the session pins what is no date, or a night that is not
   *     published yet
   * @throws IOException when the edition cannot be read
   */
  Optional<LocalDate> resolve() throws IOException {
    Optional<LocalDate> published = published();
    String pinned = conf.get(PINNED, "").trim();
    return pinned.isEmpty() ? published : Optional.of(pinned(pinned, published));
  }

  private static LocalDate pinned(String text, Optional<LocalDate> published) {
    LocalDate night = isoDate(text);
    if (published.isEmpty()) {
      throw new IllegalArgumentException(
          PINNED + "=" + text + ": nothing is published yet, so there is no edition to pin");
    }
    if (night.isAfter(published.get())) {
      throw new IllegalArgumentException(
          PINNED
              + "="
              + text
              + " is later than the newest edition, "
              + published.get()
              + "; SET "
              + PINNED
              + "=; shows the newest");
    }
    return night;
  }

  private static LocalDate isoDate(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          PINNED + "=" + text + " is no date; write it as 2025-10-26", e);
    }
  }

  private Optional<LocalDate> published() throws IOException {
    Path path = new Path(conf.get(ROOT, DEFAULT_ROOT), "edition.json");
    try (InputStream in = path.getFileSystem(conf).open(path)) {
      return Optional.of(night(JSON.readTree(in), path));
    } catch (FileNotFoundException neverPublished) {
      return Optional.empty();
    } catch (JsonProcessingException broken) {
      throw new IOException(path + " is not JSON: " + broken.getOriginalMessage(), broken);
    }
  }

  private static LocalDate night(JsonNode edition, Path path) throws IOException {
    String night = edition.path("night").asText();
    try {
      return LocalDate.parse(night);
    } catch (DateTimeParseException e) {
      throw new IOException(path + " holds no night: '" + night + "'", e);
    }
  }
}
