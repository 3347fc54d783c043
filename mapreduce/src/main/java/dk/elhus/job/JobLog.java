package dk.elhus.job;

import dk.elhus.action.CodeVersion;
import dk.elhus.action.LoadArguments;
import dk.elhus.publish.JsonFile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Counters;
import org.apache.hadoop.mapreduce.JobCounter;
import org.apache.hadoop.mapreduce.TaskCounter;

/**
 * Where the jobs of a run write down what they cost: a file per step. A step that is run again
 * replaces its file, so that a run counts once.
 */
public final class JobLog {
  private final Configuration conf;
  private final LoadArguments run;
  private final String step;

  private JobLog(Configuration conf, LoadArguments run, String step) {
    this.conf = conf;
    this.run = run;
    this.step = step;
  }

  /**
   * @param run the run that the job belongs to
   * @param step what the job does in it, one word fit for a file name, such as {@code clean}
   */
  public static JobLog of(Configuration conf, LoadArguments run, String step) {
    return new JobLog(conf, run, step);
  }

  void write(String jobId, Instant begun, Instant ended, Counters counters) throws IOException {
    Path file =
        new Path(run.layout().jobs(), step + ".night=" + run.night() + "." + run.runId() + ".json");
    JsonFile.replace(conf, file, cost(jobId, begun, ended, counters));
  }

  private JobCost cost(String jobId, Instant begun, Instant ended, Counters counters) {
    return new JobCost(
        jobId,
        run.runId(),
        run.night(),
        step,
        begun.truncatedTo(ChronoUnit.MILLIS),
        ended.truncatedTo(ChronoUnit.MILLIS),
        Duration.between(begun, ended).toMillis(),
        value(counters, JobCounter.TOTAL_LAUNCHED_UBERTASKS) > 0,
        value(counters, JobCounter.TOTAL_LAUNCHED_MAPS),
        value(counters, JobCounter.TOTAL_LAUNCHED_REDUCES),
        value(counters, JobCounter.NUM_FAILED_MAPS)
            + value(counters, JobCounter.NUM_FAILED_REDUCES),
        value(counters, TaskCounter.MAP_INPUT_RECORDS),
        value(counters, TaskCounter.REDUCE_INPUT_RECORDS),
        value(counters, TaskCounter.REDUCE_SHUFFLE_BYTES),
        value(counters, TaskCounter.SPILLED_RECORDS),
        Math.max(
            value(counters, TaskCounter.MAP_PHYSICAL_MEMORY_BYTES_MAX),
            value(counters, TaskCounter.REDUCE_PHYSICAL_MEMORY_BYTES_MAX)),
        value(counters, TaskCounter.CPU_MILLISECONDS),
        value(counters, TaskCounter.GC_TIME_MILLIS),
        CodeVersion.get());
  }

  private static long value(Counters counters, Enum<?> name) {
    return counters.findCounter(name).getValue();
  }
}
