package dk.elhus.job;

import dk.elhus.action.CodeVersion;
import dk.elhus.action.LoadArguments;
import dk.elhus.action.OozieAction;
import dk.elhus.publish.Fence;
import dk.elhus.publish.LoadLock;
import dk.elhus.publish.LoadLog;
import dk.elhus.publish.StageResult;
import dk.elhus.record.EditionNumber;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.conf.Configured;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.Tool;
import org.apache.hadoop.util.ToolRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes aggregates of a range of days once more from the clean rows that stand, and stages what
 * differs as a load that read nothing: the publish that follows judges it like any other. When the
 * rules are those of before nothing differs, and nothing is published.
 *
 * <p>Arguments: {@link RecomputeArguments}. Running it again for the same run starts over and gives
 * the same rows.
 */
public final class RecomputeMain extends Configured implements Tool {
  private static final Logger LOG = LoggerFactory.getLogger(RecomputeMain.class);
  private static final String STEP = "recompute";

  public static void main(String[] args) throws Exception {
    ToolRunner.run(OozieAction.configuration(), new RecomputeMain(), args);
  }

  @Override
  public int run(String[] args) throws Exception {
    RecomputeArguments asked = RecomputeArguments.parse(args);
    try (LoadLock lock = LoadLock.take(getConf(), asked.load(), STEP)) {
      recompute(getConf(), asked, lock::check);
      lock.leaveToRun();
    }
    return 0;
  }

  /**
   * @param fence asked before what was computed is handed on
   */
  static StageResult recompute(Configuration conf, RecomputeArguments asked, Fence fence)
      throws IOException, InterruptedException {
    LoadArguments load = asked.load();
    FileSystem files = new Path(load.layout().root()).getFileSystem(conf);
    RunGuard.requireNotPublishing(files, load);
    LoadLog log = LoadLog.read(files, load.layout());
    RunGuard.requireUnpublished(log, load, 1);
    StageResult clean = nothingRead(load, edition(log, load), log);
    Plan plan = RecomputePlan.make(files, asked, log, clean.edition());
    AggregateMain.Outcome outcome = AggregateMain.run(conf, load, plan, log, STEP);
    StageResult result = outcome.result(clean);
    fence.check();
    clean.write(conf, load.layout());
    result.write(conf, load.layout());
    LOG.info(
        "{} {} to {}: {}",
        asked.what().type(),
        asked.from(),
        asked.to(),
        result.changesAnything() ? "new versions are staged" : "all is as it stands");
    OozieAction.output(Map.of("job_id", outcome.jobId(), "changed", "" + result.changesAnything()));
    return result;
  }

  /** What is learned by computing is learned on the newest night. */
  private static EditionNumber edition(LoadLog log, LoadArguments load) throws IOException {
    EditionNumber newest =
        log.edition()
            .orElseThrow(
                () -> new IOException("nothing is published yet; load a night with `elhus night`"));
    if (!newest.night().equals(load.night())) {
      throw new IOException(
          String.format(
              "the warehouse shows night %s and no longer %s; start the job again",
              newest.night(), load.night()));
    }
    return EditionNumber.after(Optional.of(newest), newest.night());
  }

  private static StageResult nothingRead(LoadArguments load, EditionNumber edition, LoadLog log) {
    return new StageResult(
        StageResult.CLEAN,
        load.runId(),
        load.night(),
        edition,
        log.lastSequence(),
        CodeVersion.get(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        0);
  }
}
