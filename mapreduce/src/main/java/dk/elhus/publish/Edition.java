package dk.elhus.publish;

import com.fasterxml.jackson.annotation.JsonProperty;
import dk.elhus.landing.Layout;
import dk.elhus.record.EditionNumber;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The one value that says which edition the warehouse shows.
 *
 * @param number rows learned up to this edition are visible
 * @param load run id of the load that moved it here
 * @param publishedAt when that was, UTC
 */
public record Edition(
    @JsonProperty("edition") EditionNumber number,
    @JsonProperty("load") String load,
    @JsonProperty("published_at") Instant publishedAt) {

  /** The published edition; nothing before the first publish. */
  public static Optional<Edition> read(FileSystem files, Layout layout) throws IOException {
    return JsonFile.read(files, new Path(layout.edition()), Edition.class);
  }

  /** Makes this the published edition: from one moment to the next, for every table at once. */
  public void publish(Configuration conf, Layout layout) throws IOException {
    write(conf, new Path(layout.edition()));
  }

  void write(Configuration conf, Path path) throws IOException {
    JsonFile.replace(conf, path, this);
  }
}
