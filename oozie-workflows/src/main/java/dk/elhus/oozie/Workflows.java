package dk.elhus.oozie;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.oozie.client.WorkflowAction;
import org.apache.oozie.client.WorkflowJob;

/** Reads what Oozie tells of a workflow. */
final class Workflows {
  /** Oozie's own nodes, which do no work. */
  private static final Set<String> CONTROL_NODES =
      Set.of(":START:", ":END:", ":KILL:", ":FORK:", ":JOIN:", "switch");

  private Workflows() {}

  static WorkflowRun run(String night, String job, Step.State state, WorkflowJob workflow) {
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

  static Step.State state(WorkflowJob.Status status) {
    return switch (status) {
      case SUCCEEDED -> Step.State.OK;
      case FAILED, KILLED -> Step.State.FAILED;
      case PREP -> Step.State.WAITING;
      default -> Step.State.RUNNING;
    };
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
}
