package dk.elhus.rebuild;

import com.fasterxml.jackson.annotation.JsonProperty;
import dk.elhus.publish.JsonFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * What the tasks of a rebuild need beside their plan.
 *
 * @param range what is rebuilt
 * @param editions of each load that is replayed, in order, the edition that it made; a landed
 *     file's {@code night} in the plan is a place in this list
 * @param edition what differs is learned in this edition, if it is published
 * @param differences how many differences to keep per partition
 */
record RebuildSpec(
    @JsonProperty("range") RebuildRange range,
    @JsonProperty("editions") List<Long> editions,
    @JsonProperty("edition") long edition,
    @JsonProperty("differences") int differences) {
  private static final String PATH = "elhus.rebuild";

  RebuildSpec {
    editions = List.copyOf(editions);
  }

  void write(Configuration conf, Path path) throws IOException {
    JsonFile.replace(conf, path, this);
    conf.set(PATH, path.toString());
  }

  static RebuildSpec read(Configuration conf) throws IOException {
    Path path = new Path(conf.get(PATH));
    return JsonFile.read(path.getFileSystem(conf), path, RebuildSpec.class)
        .orElseThrow(() -> new FileNotFoundException("the rebuild's own plan is gone: " + path));
  }
}
