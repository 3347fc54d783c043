package dk.elhus.job;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.mapreduce.Counters;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskCompletionEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a job to its end. When the driver is stopped, the job is killed with it. */
public final class JobRun {
  private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

  /** Failed attempts come early; a job ends long before it has this many. */
  private static final int MOST_EVENTS = 1000;

  private JobRun() {}

  /**
   * Runs a job of a warehouse and writes down what it cost.
   *
   * @return the job's counters
   * @throws IOException when the job fails; the message says which and why
   */
  public static Counters run(Job job, JobLog log) throws IOException, InterruptedException {
    Instant begun = Instant.now();
    Counters counters = run(job);
    log.write(job.getJobID().toString(), begun, Instant.now(), counters);
    return counters;
  }

  /**
   * @return the job's counters
   * @throws IOException when the job fails; the message says which and why
   */
  public static Counters run(Job job) throws IOException, InterruptedException {
    AtomicBoolean ended = new AtomicBoolean();
    Thread killer = new Thread(() -> kill(job, ended), "kill-job");
    Runtime.getRuntime().addShutdownHook(killer);
    try {
      job.submit();
      LOG.info("{} runs as {} {}", job.getJobName(), job.getJobID(), job.getTrackingURL());
      boolean succeeded = job.waitForCompletion(false);
      ended.set(true);
      if (!succeeded) {
        throw new IOException(
            job.getJobName() + " failed as " + job.getJobID() + ": " + reason(job));
      }
      return counters(job);
    } catch (ClassNotFoundException e) {
      throw new IOException("a class of " + job.getJobName() + " is not on the class path", e);
    } finally {
      kill(job, ended);
      removeHook(killer);
    }
  }

  private static Counters counters(Job job) throws IOException {
    Counters counters = job.getCounters();
    if (counters == null) {
      throw new IOException(
          job.getJobID() + " succeeded but its counters are gone; is the JobHistory server up?");
    }
    return counters;
  }

  /** What the first failed attempt said; else what the job itself says. */
  private static String reason(Job job) throws IOException, InterruptedException {
    for (TaskCompletionEvent event : job.getTaskCompletionEvents(0, MOST_EVENTS)) {
      if (event.getStatus() == TaskCompletionEvent.Status.FAILED
          || event.getStatus() == TaskCompletionEvent.Status.TIPFAILED) {
        String[] diagnostics = job.getTaskDiagnostics(event.getTaskAttemptId());
        if (diagnostics != null && diagnostics.length > 0) {
          return diagnostics[0].lines().findFirst().orElse("")
              + " ("
              + event.getTaskAttemptId()
              + ")";
        }
      }
    }
    return job.getStatus().getFailureInfo();
  }

  private static void removeHook(Thread killer) {
    try {
      Runtime.getRuntime().removeShutdownHook(killer);
    } catch (IllegalStateException e) {
      LOG.debug("the JVM is stopping; the hook ends the job", e);
    }
  }

  private static void kill(Job job, AtomicBoolean ended) {
    if (job.getJobID() == null || !ended.compareAndSet(false, true)) {
      return;
    }
    try {
      LOG.warn("the driver ends before its job: killing {}", job.getJobID());
      job.killJob();
    } catch (IOException e) {
      LOG.error("could not kill {}; end it with yarn application -kill", job.getJobID(), e);
    }
  }
}
