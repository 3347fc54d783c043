package dk.elhus.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import dk.elhus.publish.JsonFile;
import dk.elhus.record.EditionNumber;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * What a job is to do, decided by its driver before it starts and read by its tasks; the file
 * {@code clean-plan.json} or {@code aggregate-plan.json} in the load's scratch folder.
 *
 * @param runId the run
 * @param night nominal night of the load
 * @param edition the edition that new rows carry
 * @param sources all files to read; a file's place in this list is its number
 * @param rolling aggregates: months whose rolling means are computed anew
 * @param tables aggregates: names of the tables that are computed; empty for all
 */
public record Plan(
    @JsonProperty("run_id") String runId,
    @JsonProperty("night") LocalDate night,
    @JsonProperty("edition") EditionNumber edition,
    @JsonProperty("sources") List<Source> sources,
    @JsonProperty("rolling") Set<String> rolling,
    @JsonProperty("tables") Set<String> tables) {

  /** Configuration key: where the plan of this job lies. */
  static final String PATH = "elhus.plan";

  public Plan {
    sources = List.copyOf(sources);
    rolling = rolling == null ? Set.of() : Set.copyOf(rolling);
    tables = tables == null ? Set.of() : Set.copyOf(tables);
  }

  /** A plan for all tables that depend on its sources. */
  public Plan(
      String runId,
      LocalDate night,
      EditionNumber edition,
      List<Source> sources,
      Set<String> rolling) {
    this(runId, night, edition, sources, rolling, Set.of());
  }

  /** Whether rows of a table are wanted. */
  boolean computes(String table) {
    return tables.isEmpty() || tables.contains(table);
  }

  /** Writes the plan and tells the job where it is. */
  public void write(Configuration conf, Path path) throws IOException {
    JsonFile.replace(conf, path, this);
    conf.set(PATH, path.toString());
  }

  /** The plan of the job that a task belongs to. */
  public static Plan read(Configuration conf) throws IOException {
    String path = conf.get(PATH);
    if (path == null) {
      throw new IOException(PATH + " is not set; the driver of the job sets it");
    }
    Path file = new Path(path);
    return JsonFile.read(file.getFileSystem(conf), file, Plan.class)
        .orElseThrow(() -> new FileNotFoundException("the plan of the job is gone: " + file));
  }

  /** The night that new rows are learned on. */
  LocalDate learnedNight() {
    return edition.night();
  }
}
