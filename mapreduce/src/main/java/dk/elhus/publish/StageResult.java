package dk.elhus.publish;

import com.fasterxml.jackson.annotation.JsonProperty;
import dk.elhus.audit.Measure;
import dk.elhus.landing.Layout;
import dk.elhus.record.EditionNumber;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What one step of a load computed and staged; {@code clean.json} and {@code aggregate.json} in the
 * load's scratch folder. Nothing in it is visible to a reader before it is published.
 *
 * @param step {@link #CLEAN} or {@link #AGGREGATE}
 * @param runId the run that computed it
 * @param night nominal night of the load
 * @param edition the edition that every new row carries, and that the publish makes visible
 * @param baseSequence the last load that the plan knew, 0 for none: what was staged builds on the
 *     versions that stood then, and must not be published over a later load
 * @param codeVersion version of Elhus
 * @param inputs landed folders that were read, in order; empty for the aggregate step
 * @param partitions every touched partition, changed or not
 * @param counts what became of the records that were read, per dataset
 * @param measures what the audit judges besides the counts
 * @param durationMillis how long the step took
 * @param forgotten rows that a new version lacks because a person was forgotten; empty in a load
 */
public record StageResult(
    @JsonProperty("step") String step,
    @JsonProperty("run_id") String runId,
    @JsonProperty("night") LocalDate night,
    @JsonProperty("edition") EditionNumber edition,
    @JsonProperty("base_sequence") int baseSequence,
    @JsonProperty("code_version") String codeVersion,
    @JsonProperty("inputs") List<Input> inputs,
    @JsonProperty("partitions") List<StagedPartition> partitions,
    @JsonProperty("counts") List<DatasetCounts> counts,
    @JsonProperty("measures") List<Measure> measures,
    @JsonProperty("duration_millis") long durationMillis,
    @JsonProperty("forgotten") List<Forgotten> forgotten) {

  public static final String CLEAN = "clean";
  public static final String AGGREGATE = "aggregate";
  public static final String METERING = "metering";

  public StageResult {
    inputs = copy(inputs);
    partitions = copy(partitions);
    counts = copy(counts);
    measures = copy(measures);
    forgotten = copy(forgotten);
  }

  /** What a step of a load staged, which forgets nobody. */
  public StageResult(
      String step,
      String runId,
      LocalDate night,
      EditionNumber edition,
      int baseSequence,
      String codeVersion,
      List<Input> inputs,
      List<StagedPartition> partitions,
      List<DatasetCounts> counts,
      List<Measure> measures,
      long durationMillis) {
    this(
        step,
        runId,
        night,
        edition,
        baseSequence,
        codeVersion,
        inputs,
        partitions,
        counts,
        measures,
        durationMillis,
        List.of());
  }

  /**
   * Rows that a new version of a partition lacks on purpose.
   *
   * @param table table name without database
   * @param partition the partition's folder name
   * @param rows how many
   */
  public record Forgotten(
      @JsonProperty("table") String table,
      @JsonProperty("partition") String partition,
      @JsonProperty("rows") long rows) {}

  /** How many rows a new version lacks on purpose. */
  long forgottenRows(StagedPartition staged) {
    return forgotten.stream()
        .filter(one -> one.table().equals(staged.table()))
        .filter(one -> one.partition().equals(staged.partition()))
        .mapToLong(Forgotten::rows)
        .sum();
  }

  /**
   * A landed folder that the load read. Dataset, night and checksum together identify it: a folder
   * that was pulled again for the same night is another input.
   *
   * @param dataset name of the dataset at its source
   * @param night nominal night of the pull
   * @param manifestSha256 checksum of its manifest file, lower-case hex
   * @param learnedNight night on which its values became known
   * @param rows records in it
   * @param stale why its source was not as fresh as it should be; null when it was
   * @param windowDays days that were asked for; 0 when an older version of Elhus did not say
   * @param replay id of the request to read it once more; null when it was read for the first time
   */
  public record Input(
      @JsonProperty("dataset") String dataset,
      @JsonProperty("night") LocalDate night,
      @JsonProperty("manifest_sha256") String manifestSha256,
      @JsonProperty("learned_night") LocalDate learnedNight,
      @JsonProperty("rows") long rows,
      @JsonProperty("stale") String stale,
      @JsonProperty("window_days") long windowDays,
      @JsonProperty("replay") String replay) {
    private static final long MILLION = 1_000_000;

    /** A folder of a source that was fresh. */
    public Input(
        String dataset, LocalDate night, String manifestSha256, LocalDate learnedNight, long rows) {
      this(dataset, night, manifestSha256, learnedNight, rows, null, 0, null);
    }

    /** Records per million days asked for, so that windows of any length compare; 0: unknown. */
    public long rowsPerMillionDays() {
      return windowDays > 0 ? rows * MILLION / windowDays : 0;
    }
  }

  /**
   * A version of one partition.
   *
   * @param table table name without database
   * @param partition the partition's folder name, such as {@code local_month=2025-10}
   * @param location folder of this version below the warehouse root; when {@code changed} is false,
   *     that of the version which stands
   * @param rows rows in it, of all revisions
   * @param current rows that stand
   * @param superseded rows that a later value replaced; {@code rows = current + superseded}
   * @param changed whether it differs from the version which stands
   */
  public record StagedPartition(
      @JsonProperty("table") String table,
      @JsonProperty("partition") String partition,
      @JsonProperty("location") String location,
      @JsonProperty("rows") long rows,
      @JsonProperty("current") long current,
      @JsonProperty("superseded") long superseded,
      @JsonProperty("changed") boolean changed) {}

  /**
   * What became of every record read: {@code read = added + revised + duplicate + overtaken +
   * rejected}.
   *
   * @param dataset name of the dataset at its source
   * @param table history table that its rows go to
   * @param read landed records read
   * @param added rows whose key was not known before
   * @param revised rows that replace a value known before
   * @param duplicate records that say what stands already, or what another record of this load says
   * @param overtaken records that a later record of this same load corrects
   * @param rejected records that are no valid row
   */
  public record DatasetCounts(
      @JsonProperty("dataset") String dataset,
      @JsonProperty("table") String table,
      @JsonProperty("read") long read,
      @JsonProperty("added") long added,
      @JsonProperty("revised") long revised,
      @JsonProperty("duplicate") long duplicate,
      @JsonProperty("overtaken") long overtaken,
      @JsonProperty("rejected") long rejected) {}

  /** Whether any partition has a new version. */
  public boolean changesAnything() {
    return partitions.stream().anyMatch(StagedPartition::changed);
  }

  /** The clean step together with what the job of meter readings staged beside it. */
  StageResult plus(StageResult beside) throws IOException {
    if (beside.baseSequence() != baseSequence
        || !beside.edition().equals(edition)
        || !beside.night().equals(night)) {
      throw new IOException(
          "the steps "
              + step
              + " and "
              + beside.step()
              + " of run "
              + runId
              + " were planned on different loads; run the load of night "
              + night
              + " again");
    }
    return new StageResult(
        step,
        runId,
        night,
        edition,
        baseSequence,
        codeVersion,
        concat(inputs, beside.inputs()),
        concat(partitions, beside.partitions()),
        concat(counts, beside.counts()),
        concat(measures, beside.measures()),
        Math.max(durationMillis, beside.durationMillis()),
        concat(forgotten, beside.forgotten()));
  }

  private static <T> List<T> concat(List<T> one, List<T> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  /** The result of a step that a run need not have. */
  static Optional<StageResult> find(FileSystem files, Layout layout, String runId, String step)
      throws IOException {
    return JsonFile.read(files, path(layout, runId, step), StageResult.class);
  }

  /** Where the result of a step lies. */
  public static Path path(Layout layout, String runId, String step) {
    return new Path(layout.scratch(runId), step + ".json");
  }

  /** Writes the result to its place; replaces one that an earlier attempt left. */
  public void write(Configuration conf, Layout layout) throws IOException {
    JsonFile.replace(conf, path(layout, runId, step), this);
  }

  /** The result of a step of a run; an error when that step has not ended well. */
  public static StageResult read(FileSystem files, Layout layout, String runId, String step)
      throws IOException {
    Path path = path(layout, runId, step);
    return JsonFile.read(files, path, StageResult.class)
        .orElseThrow(
            () ->
                new IOException(
                    "run "
                        + runId
                        + " has no result of its "
                        + step
                        + " step at "
                        + path
                        + "; run that step first"));
  }

  private static <T> List<T> copy(List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
