package dk.elhus.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import dk.elhus.landing.Layout;
import dk.elhus.publish.JsonFile;
import dk.elhus.publish.LoadLog;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Somebody asks that a landed folder, loaded already, is read once more, because its rejects may be
 * valid rows now. The next load does; what it knew already are duplicates. The file stays as the
 * record of who asked.
 *
 * @param id names the request; the load that did it names it in its inputs
 * @param dataset name of the dataset at its source
 * @param night nominal night that pulled the folder
 * @param by who
 * @param at when, UTC
 */
public record ReplayRequest(
    @JsonProperty("id") String id,
    @JsonProperty("dataset") String dataset,
    @JsonProperty("night") LocalDate night,
    @JsonProperty("by") String by,
    @JsonProperty("at") Instant at) {

  /** Those that no published load has done, in no order. */
  static List<ReplayRequest> waiting(FileSystem files, Layout layout, LoadLog log)
      throws IOException {
    return JsonFile.all(files, layout.replays(), ReplayRequest.class).stream()
        .filter(request -> !log.isReplayed(request.id()))
        .toList();
  }

  /** Leaves it for the next load. */
  public void write(Configuration conf, Layout layout) throws IOException {
    JsonFile.replace(conf, new Path(layout.replays(), id + ".json"), this);
  }
}
