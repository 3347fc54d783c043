package dk.elhus.oozie;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.oozie.client.CoordinatorAction;
import org.apache.oozie.client.CoordinatorJob;
import org.apache.oozie.client.OozieClient;
import org.apache.oozie.client.OozieClientException;
import org.apache.oozie.client.WorkflowAction;
import org.apache.oozie.client.WorkflowJob;

/** Runs nights through the bundle and tells how they go. */
public final class OozieNights {
  private static final Duration POLL = Duration.ofMillis(750);

  /** Oozie's own nodes, which do no work. */
  private static final Set<String> CONTROL_NODES =
      Set.of(":START:", ":END:", ":KILL:", ":FORK:", ":JOIN:", "switch");

  private static final String COORDINATOR_SUFFIX = "-coord";
  private static final String COORDINATOR_PREFIX = "elhus-";

  private final OozieClient client;
  private final String url;

  /**
   * @param url Oozie's base URL, such as {@code http://127.0.0.1:11000/oozie}
   */
  public OozieNights(String url) {
    this.url = url;
    this.client = new OozieClient(url);
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
    return ask(() -> client.run(conf));
  }

  /** Stops everything that is left of a bundle. */
  public void kill(String bundleId) {
    ask(
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
      List<WorkflowRun> now = ask(() -> runs(bundleId, seen));
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
                + url);
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
    List<Step> steps = new ArrayList<>();
    for (WorkflowAction node : workflow.getActions()) {
      if (!CONTROL_NODES.contains(node.getType())) {
        steps.add(step(night, job, node));
      }
    }
    return new WorkflowRun(
        night,
        job,
        workflow.getId(),
        isGivenUp(workflow, steps) ? Step.State.FAILED : state,
        workflow.getStatus().name(),
        instant(workflow.getStartTime()),
        instant(workflow.getEndTime()),
        List.copyOf(steps));
  }

  private static boolean isGivenUp(WorkflowJob workflow, List<Step> steps) {
    return workflow.getStatus() == WorkflowJob.Status.SUSPENDED
        && steps.stream().anyMatch(step -> step.state() == Step.State.FAILED);
  }

  private static Step step(String night, String job, WorkflowAction node) {
    return new Step(
        night,
        job,
        node.getName(),
        state(node.getStatus()),
        instant(node.getStartTime()),
        instant(node.getEndTime()),
        data(node.getData()),
        node.getErrorMessage());
  }

  private static Map<String, String> data(String text) {
    if (text == null || text.isBlank()) {
      return Map.of();
    }
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException e) {
      throw new IllegalStateException("a reader of a string failed", e);
    }
    Map<String, String> data = new TreeMap<>();
    properties.stringPropertyNames().forEach(name -> data.put(name, properties.getProperty(name)));
    return Collections.unmodifiableMap(data);
  }

  private static Step.State state(CoordinatorAction.Status status) {
    return switch (status) {
      case SUCCEEDED, SKIPPED, IGNORED -> Step.State.OK;
      case FAILED, KILLED, TIMEDOUT -> Step.State.FAILED;
      case RUNNING, SUSPENDED -> Step.State.RUNNING;
      default -> Step.State.WAITING;
    };
  }

  private static Step.State state(WorkflowAction.Status status) {
    return switch (status) {
      case OK -> Step.State.OK;
        // START_MANUAL: Oozie has tried often enough and waits for somebody to mend it by hand
      case ERROR, FAILED, KILLED, START_MANUAL, END_MANUAL -> Step.State.FAILED;
      case PREP -> Step.State.WAITING;
      default -> Step.State.RUNNING;
    };
  }

  private static Instant instant(Date date) {
    return date == null ? null : date.toInstant();
  }

  private <T> T ask(Question<T> question) {
    try {
      return question.ask();
    } catch (OozieClientException e) {
      throw new OozieUnavailableException(
          "Oozie at "
              + url
              + " says "
              + e.getMessage()
              + "; see `elhus sandbox status` or the Oozie URL in elhus.properties",
          e);
    }
  }

  @FunctionalInterface
  private interface Question<T> {
    T ask() throws OozieClientException;
  }
}
