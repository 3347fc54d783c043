package dk.elhus.hive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.elhus.record.EditionNumber;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Decides which edition a query sees: the published one, or an earlier one that the session asked
 * for.
 */
final class EditionSource {
  /** Root folder of the warehouse in the file system. */
  static final String ROOT = "elhus.root";

  /**
   * What a session pins: an ISO date for the end of that night, or the number of one edition;
   * absent or empty for the published edition.
   */
  static final String PINNED = "elhus.edition";

  static final String DEFAULT_ROOT = "/elhus";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Configuration conf;

  EditionSource(Configuration conf) {
    this.conf = conf;
  }

  /**
   * The edition a query sees; nothing before the first publish.
   *
   * @throws IllegalArgumentException when the session pins what is no edition, or one that is not
   *     published yet
   * @throws IOException when the edition cannot be read
   */
  Optional<EditionNumber> resolve() throws IOException {
    Optional<EditionNumber> published = published();
    String pinned = conf.get(PINNED, "").trim();
    return pinned.isEmpty() ? published : Optional.of(pinned(pinned, published));
  }

  /** The end of the newest night is the newest edition: it may not be over yet. */
  private static EditionNumber pinned(String text, Optional<EditionNumber> published) {
    EditionNumber pinned = edition(text);
    if (published.isEmpty()) {
      throw new IllegalArgumentException(
          PINNED + "=" + text + ": nothing is published yet, so there is no edition to pin");
    }
    EditionNumber newest = published.get();
    if (pinned.equals(EditionNumber.lastOf(newest.night()))) {
      return newest;
    }
    if (pinned.isAfter(newest)) {
      throw new IllegalArgumentException(
          PINNED
              + "="
              + text
              + " is later than the newest edition, "
              + newest
              + "; SET "
              + PINNED
              + "=; shows the newest");
    }
    return pinned;
  }

  private static EditionNumber edition(String text) {
    try {
      return EditionNumber.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(PINNED + "=" + e.getMessage(), e);
    }
  }

  private Optional<EditionNumber> published() throws IOException {
    Path path = new Path(conf.get(ROOT, DEFAULT_ROOT), "edition.json");
    try (InputStream in = path.getFileSystem(conf).open(path)) {
      return Optional.of(edition(JSON.readTree(in), path));
    } catch (FileNotFoundException neverPublished) {
      return Optional.empty();
    } catch (JsonProcessingException broken) {
      throw new IOException(path + " is not JSON: " + broken.getOriginalMessage(), broken);
    }
  }

  private static EditionNumber edition(JsonNode content, Path path) throws IOException {
    String edition = content.path("edition").asText();
    try {
      return new EditionNumber(Long.parseLong(edition));
    } catch (IllegalArgumentException e) {
      throw new IOException(path + " holds no edition: '" + edition + "'", e);
    }
  }
}
