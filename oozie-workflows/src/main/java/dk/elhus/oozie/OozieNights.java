package dk.elhus.oozie;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.oozie.client.CoordinatorAction;
import org.apache.oozie.client.CoordinatorJob;
import org.apache.oozie.client.OozieClient;
import org.apache.oozie.client.OozieClientException;
import org.apache.oozie.client.WorkflowJob;

/** Runs nights through the bundle and tells how they go. */
public final class OozieNights {
  private static final Duration POLL = Duration.ofMillis(750);

  private static final String COORDINATOR_SUFFIX = "-coord";
  private static final String COORDINATOR_PREFIX = "elhus-";

  private final OozieServer server;
  private final OozieClient client;

  /**
   * @param url Oozie's base URL, such as {@code http://127.0.0.1:11000/oozie}
   */
  public OozieNights(String url) {
    this.server = new OozieServer(url);
    this.client = server.client();
  }

  /**
   * Submits the bundle for these nights.
   *
   * @param properties what the applications ask for besides the nights: see their {@code
   *     <parameters>}
   * @return the bundle's id
   * @throws OozieUnavailableException when Oozie does not answer or refuses it
   */
  public String submit(NightRange nights, Map<String, String> properties) {
    Properties conf = client.createConfiguration();
    properties.forEach(conf::setProperty);
    conf.setProperty("firstNight", nights.first().toString());
    conf.setProperty("lastNight", nights.last().toString());
    conf.setProperty("start", nights.start());
    conf.setProperty("end", nights.end());
    conf.setProperty(OozieClient.BUNDLE_APP_PATH, properties.get("apps") + "/bundle.xml");
    conf.setProperty(OozieClient.USE_SYSTEM_LIBPATH, "true");
    return server.ask(() -> client.run(conf));
  }

  /** Stops everything that is left of a bundle. */
  public void kill(String bundleId) {
    server.ask(
        () -> {
          client.kill(bundleId);
          return bundleId;
        });
  }

  /**
   * Waits until every workflow of every night has ended, or one has broken in Oozie itself, without
   * reaching its own end or kill node: what waits for it would wait for ever.
   *
   * @param bundleId what {@link #submit} returned
   * @param expectedPerCoordinator how many nights the bundle holds
   * @param watcher told every change of a workflow, in the order in which it was seen
   * @param patience bound of the wait
   * @return all workflows, by night and job
   * @throws TimeoutException when they have not ended within {@code patience}; the bundle goes on
   */
  public List<WorkflowRun> follow(
      String bundleId, int expectedPerCoordinator, Consumer<WorkflowRun> watcher, Duration patience)
      throws TimeoutException, InterruptedException {
    Instant until = Instant.now().plus(patience);
    Map<String, WorkflowRun> seen = new HashMap<>();
    while (true) {
      List<WorkflowRun> now = server.ask(() -> runs(bundleId, seen));
      now.forEach(run -> tellChange(seen, run, watcher));
      if (isOver(now, expectedPerCoordinator) || now.stream().anyMatch(WorkflowRun::isBroken)) {
        return now;
      }
      if (Instant.now().isAfter(until)) {
        throw new TimeoutException(
            "bundle "
                + bundleId
                + " has not ended after "
                + patience.toMinutes()
                + " minutes; it goes on in Oozie, see "
                + server.url());
      }
      Thread.sleep(POLL.toMillis());
    }
  }

  private static void tellChange(
      Map<String, WorkflowRun> seen, WorkflowRun run, Consumer<WorkflowRun> watcher) {
    WorkflowRun before = seen.put(run.night() + run.job(), run);
    if (!run.equals(before)) {
      watcher.accept(run);
    }
  }

  private static boolean isOver(List<WorkflowRun> runs, int nights) {
    long jobs = runs.stream().map(WorkflowRun::job).distinct().count();
    return jobs > 0
        && runs.size() == jobs * nights
        && runs.stream().allMatch(run -> run.state().isOver());
  }

  private List<WorkflowRun> runs(String bundleId, Map<String, WorkflowRun> seen)
      throws OozieClientException {
    Map<String, WorkflowRun> byNightAndJob = new TreeMap<>();
    List<CoordinatorJob> coordinators = client.getBundleJobInfo(bundleId).getCoordinators();
    int started = 0;
    for (CoordinatorJob coordinator : coordinators) {
      if (coordinator.getId() == null) {
        continue;
      }
      started++;
      for (CoordinatorAction action : client.getCoordJobInfo(coordinator.getId()).getActions()) {
        WorkflowRun run = run(jobName(coordinator), action, seen);
        byNightAndJob.put(run.night() + run.job(), run);
      }
    }
    // A bundle lists its coordinators one by one while it starts: what is not all there is not
    // over.
    return started < coordinators.size()
        ? Collections.emptyList()
        : List.copyOf(byNightAndJob.values());
  }

  private static String jobName(CoordinatorJob coordinator) {
    String name = coordinator.getAppName();
    if (name.startsWith(COORDINATOR_PREFIX)) {
      name = name.substring(COORDINATOR_PREFIX.length());
    }
    return name.endsWith(COORDINATOR_SUFFIX)
        ? name.substring(0, name.length() - COORDINATOR_SUFFIX.length())
        : name;
  }

  private WorkflowRun run(String job, CoordinatorAction action, Map<String, WorkflowRun> seen)
      throws OozieClientException {
    String night = action.getNominalTime().toInstant().toString().substring(0, 10);
    WorkflowRun before = seen.get(night + job);
    if (before != null && before.state().isOver()) {
      return before;
    }
    Step.State state = state(action.getStatus());
    if (action.getExternalId() == null || action.getExternalId().isEmpty()) {
      return new WorkflowRun(
          night, job, null, state, action.getStatus().name(), null, null, List.of());
    }
    WorkflowJob workflow = client.getJobInfo(action.getExternalId());
    return Workflows.run(night, job, state, workflow);
  }

  private static Step.State state(CoordinatorAction.Status status) {
    return switch (status) {
      case SUCCEEDED, SKIPPED, IGNORED -> Step.State.OK;
      case FAILED, KILLED, TIMEDOUT -> Step.State.FAILED;
      case RUNNING, SUSPENDED -> Step.State.RUNNING;
      default -> Step.State.WAITING;
    };
  }
}
