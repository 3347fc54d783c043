package dk.elhus.oozie;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.oozie.client.WorkflowJob;

/** Runs one workflow by itself, outside of the nights, and tells how it goes. */
public final class OozieWorkflow {
  private static final Duration POLL = Duration.ofMillis(750);

  private final OozieServer server;
  private final String night;
  private final String job;

  /**
   * @param url Oozie's base URL, such as {@code http://127.0.0.1:11000/oozie}
   * @param night ISO date of the night that it is about
   * @param job what it does, in a word
   */
  public OozieWorkflow(String url, String night, String job) {
    this.server = new OozieServer(url);
    this.night = night;
    this.job = job;
  }

  /**
   * Submits an application.
   *
   * @param application its path on the cluster's file system
   * @param properties what it asks for: see its {@code <parameters>}
   * @return the workflow's id
   * @throws OozieUnavailableException when Oozie does not answer or refuses it
   */
  public String submit(String application, Map<String, String> properties) {
    return new OozieJobs(server.url()).start(application, properties);
  }

  /**
   * Waits until it has ended.
   *
   * @param watcher told every change, in the order in which it was seen
   * @param patience bound of the wait
   * @throws TimeoutException when it has not ended within {@code patience}; it goes on
   */
  public WorkflowRun follow(String id, Consumer<WorkflowRun> watcher, Duration patience)
      throws TimeoutException, InterruptedException {
    Instant until = Instant.now().plus(patience);
    WorkflowRun seen = null;
    while (true) {
      WorkflowJob workflow = server.ask(() -> server.client().getJobInfo(id));
      WorkflowRun now = Workflows.run(night, job, Workflows.state(workflow.getStatus()), workflow);
      if (!now.equals(seen)) {
        watcher.accept(now);
        seen = now;
      }
      if (now.state().isOver()) {
        return now;
      }
      if (Instant.now().isAfter(until)) {
        throw new TimeoutException(
            "workflow %s has not ended after %d minutes; it goes on in Oozie, see %s"
                .formatted(id, patience.toMinutes(), server.url()));
      }
      Thread.sleep(POLL.toMillis());
    }
  }
}
