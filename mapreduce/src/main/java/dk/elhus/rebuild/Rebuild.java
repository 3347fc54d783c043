package dk.elhus.rebuild;

import dk.elhus.action.CodeVersion;
import dk.elhus.action.LoadArguments;
import dk.elhus.job.Counts;
import dk.elhus.job.JobLog;
import dk.elhus.job.JobRun;
import dk.elhus.job.JobSettings;
import dk.elhus.job.Measures;
import dk.elhus.job.PartitionReport;
import dk.elhus.job.Plan;
import dk.elhus.job.Source;
import dk.elhus.job.Staging;
import dk.elhus.job.TableFiles;
import dk.elhus.landing.Layout;
import dk.elhus.publish.JsonFile;
import dk.elhus.publish.LoadLog;
import dk.elhus.publish.StageResult;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.EditionNumber;
import dk.elhus.record.TableSpec;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Counters;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.Mapper;
import org.apache.hadoop.mapreduce.Reducer;

/**
 * Rebuilds a stretch of one clean table and of what is computed from it.
 *
 * <p>{@link #compare} computes and tells what differs; nothing is visible then. After that {@link
 * #stage} lets the publisher take over; in the end {@link #discard} tidies up.
 */
public final class Rebuild {
  private final Configuration conf;
  private final Layout layout;
  private final FileSystem files;
  private final String runId;
  private final RebuildRange range;
  private final Class<? extends ReplayMapper> rules;
  private final Consumer<String> progress;
  private final LoadLog log;
  private final EditionNumber edition;
  private final Staging replayed;
  private final Staging summed;
  private final Staging compared;
  private final long begun = System.nanoTime();

  /**
   * @param runId name of this run, unique
   * @param progress told of each step, in words
   * @throws IOException when nothing is published yet
   */
  public Rebuild(
      Configuration conf,
      Layout layout,
      String runId,
      RebuildRange range,
      Consumer<String> progress)
      throws IOException {
    this(conf, layout, runId, range, ReplayMapper.class, progress);
  }

  /**
   * @param rules the mapper that makes rows of records
   */
  Rebuild(
      Configuration conf,
      Layout layout,
      String runId,
      RebuildRange range,
      Class<? extends ReplayMapper> rules,
      Consumer<String> progress)
      throws IOException {
    this.conf = conf;
    this.layout = layout;
    this.files = new Path(layout.root()).getFileSystem(conf);
    this.runId = runId;
    this.range = range;
    this.rules = rules;
    this.progress = progress;
    this.log = LoadLog.read(files, layout);
    EditionNumber newest =
        log.edition()
            .orElseThrow(
                () -> new IOException("nothing is published yet; load a night with `elhus night`"));
    this.replayed = new Staging(conf, layout, runId, "replay");
    this.summed = new Staging(conf, layout, runId, "sums");
    this.compared = new Staging(conf, layout, runId, "compare");
    this.edition = EditionNumber.after(Optional.of(newest), newest.night());
  }

  /**
   * Computes the range once more from the landed files and lays it beside what stands.
   *
   * @param differences how many differences to keep per partition
   */
  public Comparison compare(int differences) throws IOException, InterruptedException {
    progress.accept("verifying the landed files that the loads read");
    ReplayPlan replay = ReplayPlan.make(files, layout, log, range);
    RebuildSpec spec = new RebuildSpec(range, replay.editions(), edition.value(), differences);
    long rejected = replay.sources().isEmpty() ? 0 : replay(replay, spec);
    List<Source> clean = computed(replayed, range.spec());
    if (!range.aggregates().isEmpty() && !clean.isEmpty()) {
      progress.accept("computing the aggregates of every edition");
      Plan plan = plan(clean, range.rolling());
      run("sums", summed, SumsMapper.class, SumsReducer.class, plan, spec);
    }
    lay(clean, spec);
    return new Comparison(
        range,
        replay.editions().size(),
        replay.folders(),
        replay.records(),
        rejected,
        differences());
  }

  /** Makes the clean rows; gives how many records are no valid row. */
  private long replay(ReplayPlan replay, RebuildSpec spec)
      throws IOException, InterruptedException {
    progress.accept(
        String.format(
            "replaying %d loads: %,d records of %d landed folders",
            replay.editions().size(), replay.records(), replay.folders()));
    Plan plan = plan(replay.sources(), Set.of());
    Counters counters = run("replay", replayed, rules, ReplayReducer.class, plan, spec);
    requireAllRead(replay, counters);
    return count(counters, Counts.REJECTED);
  }

  /** Lays what was computed beside what stands. */
  private void lay(List<Source> clean, RebuildSpec spec) throws IOException, InterruptedException {
    List<Source> both = new ArrayList<>(clean.stream().filter(this::isCompared).toList());
    for (TableSpec aggregate : range.aggregates()) {
      both.addAll(computed(summed, aggregate));
    }
    both.addAll(standing());
    if (both.isEmpty()) {
      throw new IOException(
          String.format(
              "nothing of %s is loaded for %s to %s; elhus nights loads it",
              range.table(), range.from(), range.to()));
    }
    progress.accept("comparing with what stands");
    Plan plan = plan(both, Set.of());
    run("compare", compared, CompareMapper.class, CompareReducer.class, plan, spec);
  }

  /**
   * Moves what differs to versions of its own; nothing is visible yet.
   *
   * @return the load that is to be published
   */
  public LoadArguments stage() throws IOException {
    Collection<PartitionReport> reports = compared.reports();
    List<StagedPartition> staged = compared.stage(reports, log);
    write(StageResult.CLEAN, true, staged, reports);
    write(StageResult.AGGREGATE, false, staged, reports);
    return new LoadArguments(layout, edition.night(), runId);
  }

  /** Removes what {@link #compare} computed; what is published stays. */
  public void discard() throws IOException {
    files.delete(new Path(layout.scratch(runId)), true);
  }

  private void write(
      String step, boolean clean, List<StagedPartition> staged, Collection<PartitionReport> reports)
      throws IOException {
    new StageResult(
            step,
            runId,
            edition.night(),
            edition,
            log.lastSequence(),
            CodeVersion.get(),
            List.of(),
            staged.stream().filter(version -> clean == isClean(version.table())).toList(),
            List.of(),
            Measures.ofTables(
                reports.stream().filter(report -> clean == isClean(report.table())).toList()),
            Duration.ofNanos(System.nanoTime() - begun).toMillis())
        .write(conf, layout);
  }

  private boolean isClean(String table) {
    return table.equals(range.table());
  }

  private Plan plan(List<Source> sources, Set<String> rolling) {
    return new Plan(runId, edition.night(), edition, sources, rolling);
  }

  private Counters run(
      String step,
      Staging output,
      Class<? extends Mapper> mapper,
      Class<? extends Reducer> reducer,
      Plan plan,
      RebuildSpec spec)
      throws IOException, InterruptedException {
    Job job =
        JobSettings.job(
            conf,
            layout,
            "elhus rebuild " + step + " " + range.table() + " " + runId,
            output.freshOutput());
    job.setJarByClass(Rebuild.class);
    job.setMapperClass(mapper);
    job.setReducerClass(reducer);
    Path work = new Path(layout.scratch(runId));
    plan.write(job.getConfiguration(), new Path(work, step + "-plan.json"));
    spec.write(job.getConfiguration(), new Path(work, step + "-spec.json"));
    LoadArguments load = new LoadArguments(layout, edition.night(), runId);
    return JobRun.run(job, JobLog.of(conf, load, "rebuild-" + step));
  }

  /** The files of a table that a job of this rebuild wrote. */
  private List<Source> computed(Staging output, TableSpec table) throws IOException {
    List<Source> sources = new ArrayList<>();
    for (Path folder : output.folders(table)) {
      String partition = table.partitionOf(folder.getName());
      sources.addAll(
          new TableFiles(files, log)
              .input(table, partition, folder.toString(), range.partitions().contains(partition)));
    }
    return sources;
  }

  /** Clean rows of the months beside the range are computed for the rolling means only. */
  private boolean isCompared(Source clean) {
    return range.partitions().contains(clean.partition());
  }

  private List<Source> standing() throws IOException {
    TableFiles tables = new TableFiles(files, log);
    List<Source> sources = new ArrayList<>();
    List<TableSpec> all = new ArrayList<>(range.aggregates());
    all.add(0, range.spec());
    for (TableSpec table : all) {
      for (String partition : range.touched(table)) {
        sources.addAll(tables.standing(table, partition));
      }
    }
    return sources;
  }

  private List<PartitionDiff> differences() throws IOException {
    List<PartitionDiff> all = new ArrayList<>();
    Path folder = new Path(compared.output(), CompareReducer.DIFFERENCES);
    for (FileStatus file : files.listStatus(folder)) {
      all.addAll(
          JsonFile.read(files, file.getPath(), CompareReducer.Found.class)
              .orElseThrow(() -> new FileNotFoundException(file.getPath() + " vanished"))
              .partitions());
    }
    all.sort(
        Comparator.comparing((PartitionDiff diff) -> !diff.table().equals(range.table()))
            .thenComparing(PartitionDiff::table)
            .thenComparing(PartitionDiff::partition));
    return all;
  }

  /** A file that was cut off between two blocks reads without an error, but short. */
  private void requireAllRead(ReplayPlan replay, Counters counters) throws IOException {
    long read = count(counters, Counts.READ);
    if (read != replay.records()) {
      throw new IOException(
          String.format(
              "the manifests say %,d records but the landed files hold %,d; restore the landed"
                  + " files from a backup",
              replay.records(), read));
    }
  }

  private long count(Counters counters, String what) {
    return range.cleaners().stream()
        .mapToLong(cleaner -> Counts.get(counters, cleaner.dataset(), what))
        .sum();
  }
}
