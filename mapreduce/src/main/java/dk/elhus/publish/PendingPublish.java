package dk.elhus.publish;

import com.fasterxml.jackson.annotation.JsonProperty;
import dk.elhus.landing.Layout;
import dk.elhus.publish.StageResult.StagedPartition;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A publish that has begun. It is written before the first partition is switched and removed after
 * the edition has moved, so that a later run knows what a dead one was about.
 *
 * @param load the load as it will be recorded; its partitions are the switches to make
 * @param standing the versions that stood before, for the way back; a partition of the load that is
 *     not among them did not exist
 * @param begunAt when, UTC
 */
record PendingPublish(
    @JsonProperty("load") LoadRecord load,
    @JsonProperty("standing") List<StagedPartition> standing,
    @JsonProperty("begun_at") Instant begunAt) {

  PendingPublish {
    standing = List.copyOf(standing);
  }

  static Optional<PendingPublish> read(FileSystem files, Layout layout) throws IOException {
    return JsonFile.read(files, path(layout), PendingPublish.class);
  }

  void write(Configuration conf, Layout layout) throws IOException {
    JsonFile.replace(conf, path(layout), this);
  }

  static Path path(Layout layout) {
    return new Path(layout.pendingPublish());
  }

  /** The version to which a partition goes back; nothing when the load would have made it. */
  Optional<StagedPartition> before(StagedPartition version) {
    return standing.stream()
        .filter(
            old ->
                old.table().equals(version.table()) && old.partition().equals(version.partition()))
        .findFirst();
  }
}
