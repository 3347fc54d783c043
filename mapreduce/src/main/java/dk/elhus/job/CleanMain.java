package dk.elhus.job;

import dk.elhus.action.CodeVersion;
import dk.elhus.action.LoadArguments;
import dk.elhus.action.OozieAction;
import dk.elhus.clean.Cleaner;
import dk.elhus.clean.Cleaners;
import dk.elhus.landing.Layout;
import dk.elhus.publish.Fence;
import dk.elhus.publish.LoadLock;
import dk.elhus.publish.LoadLog;
import dk.elhus.publish.StageResult;
import dk.elhus.publish.StageResult.DatasetCounts;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.RevisionMerge.Fate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.conf.Configured;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Counters;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.util.Tool;
import org.apache.hadoop.util.ToolRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * First step of a load: makes rows of everything that has landed and is not loaded yet, merges them
 * with the versions that stand, and stages new versions of the partitions that changed.
 *
 * <p>Arguments: {@link LoadArguments}. Leaves {@code clean.json} in the load's scratch folder.
 * Running it again for the same run starts over and gives the same rows.
 */
public final class CleanMain extends Configured implements Tool {
  private static final Logger LOG = LoggerFactory.getLogger(CleanMain.class);
  private static final String PLAN = "clean-plan.json";

  public static void main(String[] args) throws Exception {
    ToolRunner.run(OozieAction.configuration(), new CleanMain(), args);
  }

  @Override
  public int run(String[] args) throws Exception {
    LoadArguments load = LoadArguments.parse(args);
    try (LoadLock lock = LoadLock.take(getConf(), load, StageResult.CLEAN)) {
      clean(getConf(), load, lock::check);
      lock.leaveToRun();
    }
    return 0;
  }

  /**
   * @param fence asked before what was computed is handed on
   */
  static StageResult clean(Configuration conf, LoadArguments load, Fence fence)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    FileSystem files = new Path(load.layout().root()).getFileSystem(conf);
    LoadLog log = LoadLog.read(files, load.layout());
    CleanPlan plan = CleanPlan.make(files, load, log);
    RunGuard.requireNotPublishing(files, load);
    RunGuard.requireUnpublished(log, load, plan.folders().size());
    Outcome outcome = plan.hasRecords() ? runJob(conf, load, log, plan) : Outcome.NOTHING;
    StageResult result =
        new StageResult(
            StageResult.CLEAN,
            load.runId(),
            load.night(),
            plan.plan().edition(),
            log.lastSequence(),
            CodeVersion.get(),
            plan.folders().stream().map(LandedFolder::input).toList(),
            outcome.partitions(),
            outcome.counts(),
            Measures.of(outcome.reports(), plan.folders(), outcome.counts(), log),
            (System.nanoTime() - begun) / 1_000_000);
    fence.check();
    result.write(conf, load.layout());
    LOG.info(
        "night {}: {} landed folders, {}",
        load.night(),
        plan.folders().size(),
        result.changesAnything() ? "new versions are staged" : "nothing changed");
    OozieAction.output(Map.of("job_id", outcome.jobId(), "changed", "" + result.changesAnything()));
    return result;
  }

  private record Outcome(
      String jobId,
      Collection<PartitionReport> reports,
      List<StagedPartition> partitions,
      List<DatasetCounts> counts) {
    static final Outcome NOTHING = new Outcome("none", List.of(), List.of(), List.of());
  }

  private static Outcome runJob(Configuration conf, LoadArguments load, LoadLog log, CleanPlan plan)
      throws IOException, InterruptedException {
    Layout layout = load.layout();
    Staging staging = new Staging(conf, layout, load.runId(), StageResult.CLEAN);
    Job job =
        JobSettings.job(
            conf,
            layout,
            "elhus clean " + load.night() + " " + load.runId(),
            staging.freshOutput());
    job.setJarByClass(CleanMain.class);
    job.setMapperClass(CleanMapper.class);
    job.setReducerClass(CleanReducer.class);
    plan.plan().write(job.getConfiguration(), new Path(layout.scratch(load.runId()), PLAN));
    Counters counters = JobRun.run(job, JobLog.of(conf, load, StageResult.CLEAN));
    List<DatasetCounts> counts = counts(counters);
    requireAllRead(counts, plan);
    Collection<PartitionReport> reports = staging.reports();
    return new Outcome(job.getJobID().toString(), reports, staging.stage(reports, log), counts);
  }

  private static List<DatasetCounts> counts(Counters counters) {
    List<DatasetCounts> counts = new ArrayList<>();
    for (Cleaner cleaner : Cleaners.ALL) {
      String dataset = cleaner.dataset();
      long read = Counts.get(counters, dataset, Counts.READ);
      if (read > 0) {
        counts.add(
            new DatasetCounts(
                dataset,
                cleaner.table().name(),
                read,
                Counts.get(counters, dataset, Fate.ADDED),
                Counts.get(counters, dataset, Fate.REVISED),
                Counts.get(counters, dataset, Fate.DUPLICATE),
                Counts.get(counters, dataset, Fate.OVERTAKEN),
                Counts.get(counters, dataset, Counts.REJECTED)));
      }
    }
    return counts;
  }

  /** A file that was cut off between two blocks reads without an error, but short. */
  private static void requireAllRead(List<DatasetCounts> counts, CleanPlan plan)
      throws IOException {
    for (Cleaner cleaner : Cleaners.ALL) {
      long landed = plan.landedRows(cleaner.dataset());
      long read =
          counts.stream()
              .filter(count -> count.dataset().equals(cleaner.dataset()))
              .mapToLong(DatasetCounts::read)
              .sum();
      if (read != landed) {
        throw new IOException(
            String.format(
                "%s: the manifests say %,d records but the landed files of night %s hold %,d;"
                    + " remove the damaged folder and pull that night again",
                cleaner.dataset(), landed, plan.nights(cleaner.dataset()), read));
      }
    }
  }
}
