package dk.elhus.job;

import dk.elhus.action.CodeVersion;
import dk.elhus.action.LoadArguments;
import dk.elhus.action.OozieAction;
import dk.elhus.landing.Layout;
import dk.elhus.publish.Fence;
import dk.elhus.publish.LoadLock;
import dk.elhus.publish.LoadLog;
import dk.elhus.publish.StageResult;
import dk.elhus.publish.StageResult.StagedPartition;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.conf.Configured;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.util.Tool;
import org.apache.hadoop.util.ToolRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Second step of a load: recomputes every aggregate that depends on a partition which the clean
 * step changed, and stages new versions.
 *
 * <p>Arguments: {@link LoadArguments}. Reads {@code clean.json} and leaves {@code aggregate.json}
 * in the load's scratch folder. Running it again starts over and gives the same rows.
 */
public final class AggregateMain extends Configured implements Tool {
  private static final Logger LOG = LoggerFactory.getLogger(AggregateMain.class);
  private static final String PLAN = "aggregate-plan.json";

  /** Configuration key: whether sums are added up before the shuffle; true unless set. */
  static final String COMBINE = "elhus.aggregate.combine";

  public static void main(String[] args) throws Exception {
    ToolRunner.run(OozieAction.configuration(), new AggregateMain(), args);
  }

  @Override
  public int run(String[] args) throws Exception {
    LoadArguments load = LoadArguments.parse(args);
    try (LoadLock lock = LoadLock.join(getConf(), load, StageResult.AGGREGATE)) {
      aggregate(getConf(), load, lock::check);
      lock.leaveToRun();
    }
    return 0;
  }

  /**
   * @param fence asked before what was computed is handed on
   */
  static StageResult aggregate(Configuration conf, LoadArguments load, Fence fence)
      throws IOException, InterruptedException {
    FileSystem files = new Path(load.layout().root()).getFileSystem(conf);
    RunGuard.requireNotPublishing(files, load);
    LoadLog log = LoadLog.read(files, load.layout());
    StageResult clean = StageResult.read(files, load.layout(), load.runId(), StageResult.CLEAN);
    requireSameBase(clean, log);
    Plan plan = AggregatePlan.make(files, clean, log);
    Outcome outcome =
        plan.sources().isEmpty()
            ? Outcome.nothing()
            : run(conf, load, plan, log, StageResult.AGGREGATE);
    StageResult result = outcome.result(clean);
    fence.check();
    result.write(conf, load.layout());
    LOG.info(
        "night {}: {}",
        load.night(),
        result.changesAnything() ? "new aggregates are staged" : "no aggregate changed");
    OozieAction.output(Map.of("job_id", outcome.jobId(), "changed", "" + result.changesAnything()));
    return result;
  }

  /**
   * What the job computed.
   *
   * @param jobId its id; {@code none} when there was nothing to compute
   * @param begun when, of {@link System#nanoTime}
   */
  record Outcome(
      String jobId,
      Collection<PartitionReport> reports,
      List<StagedPartition> partitions,
      long begun) {
    static Outcome nothing() {
      return new Outcome("none", List.of(), List.of(), System.nanoTime());
    }

    /** The result of the step, on top of what the clean step staged. */
    StageResult result(StageResult clean) {
      return new StageResult(
          StageResult.AGGREGATE,
          clean.runId(),
          clean.night(),
          clean.edition(),
          clean.baseSequence(),
          CodeVersion.get(),
          List.of(),
          partitions,
          List.of(),
          Measures.ofTables(reports),
          (System.nanoTime() - begun) / 1_000_000);
    }
  }

  /** Runs the job of a plan that has sources. */
  static Outcome run(Configuration conf, LoadArguments load, Plan plan, LoadLog log, String step)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Staging staging = new Staging(conf, load.layout(), load.runId(), StageResult.AGGREGATE);
    Job job = job(conf, load, step, staging.freshOutput());
    plan.write(job.getConfiguration(), new Path(load.layout().scratch(load.runId()), PLAN));
    JobRun.run(job, JobLog.of(conf, load, step));
    Collection<PartitionReport> reports = staging.reports();
    return new Outcome(job.getJobID().toString(), reports, staging.stage(reports, log), begun);
  }

  /** A load that was published since the clean step may have moved what stands. */
  private static void requireSameBase(StageResult clean, LoadLog log) throws IOException {
    if (log.published(clean.runId()).isEmpty() && clean.baseSequence() != log.lastSequence()) {
      throw new IOException(
          "another load was published since the clean step of run "
              + clean.runId()
              + "; run the clean step again");
    }
  }

  private static Job job(Configuration conf, LoadArguments load, String step, Path output)
      throws IOException {
    Layout layout = load.layout();
    String name = "elhus " + step + " " + load.night() + " " + load.runId();
    Job job = JobSettings.job(conf, layout, name, output);
    job.setJarByClass(AggregateMain.class);
    job.setMapperClass(AggregateMapper.class);
    job.setReducerClass(AggregateReducer.class);
    if (conf.getBoolean(COMBINE, true)) {
      job.setCombinerClass(AggregateCombiner.class);
    }
    return job;
  }
}
