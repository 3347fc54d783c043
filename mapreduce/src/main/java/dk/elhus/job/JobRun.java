package dk.elhus.job;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.mapreduce.Counters;
import org.apache.hadoop.mapreduce.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a job to its end. When the driver is stopped, the job is killed with it. */
public final class JobRun {
  private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

  private JobRun() {}

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
            job.getJobName()
                + " failed as "
                + job.getJobID()
                + ": "
                + job.getStatus().getFailureInfo());
      }
      return job.getCounters();
    } catch (ClassNotFoundException e) {
      throw new IOException("a class of " + job.getJobName() + " is not on the class path", e);
    } finally {
      removeHook(killer);
    }
  }

  private static void removeHook(Thread killer) {
    try {
      Runtime.getRuntime().removeShutdownHook(killer);
    } catch (IllegalStateException e) {
      LOG.debug("the JVM is stopping; the hook ends the job", e);
    }
  }

  private static void kill(Job job, AtomicBoolean ended) {
    if (ended.get() || job.getJobID() == null) {
      return;
    }
    try {
      LOG.warn("the driver is stopped: killing {}", job.getJobID());
      job.killJob();
    } catch (IOException e) {
      LOG.error("could not kill {}; end it with yarn application -kill", job.getJobID(), e);
    }
  }
}
