package dk.elhus.oozie;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * One workflow of one night.
 *
 * @param night ISO date of the night
 * @param job {@code ingest-<dataset>} or {@code load}
 * @param workflowId Oozie's id, null while Oozie has not started it
 * @param state where it stands
 * @param status Oozie's own word for it, such as {@code TIMEDOUT}
 * @param started when it started, null when it has not
 * @param ended when it ended, null while it has not
 * @param steps its actions so far, without Oozie's control nodes
 */
public record WorkflowRun(
    String night,
    String job,
    String workflowId,
    Step.State state,
    String status,
    Instant started,
    Instant ended,
    List<Step> steps) {

  /** Wall time, zero when it has not both started and ended. */
  public Duration wallTime() {
    return started == null || ended == null ? Duration.ZERO : Duration.between(started, ended);
  }

  /**
   * Whether Oozie could not even run it, such as for a property that is missing, or has suspended
   * it after it tried in vain to start an action, as when HDFS stays in safe mode: nobody would
   * resume it.
   */
  public boolean isBroken() {
    return status.equals("FAILED") || status.equals("SUSPENDED") && state == Step.State.FAILED;
  }

  /** The message of the last step that failed: the one that explains those before it. */
  public String lastFailure() {
    return failures().reduce((first, second) -> second).orElse("Oozie says " + status);
  }

  /** The message of the step that failed, or Oozie's status when no step tells. */
  public String failure() {
    return failures().findFirst().orElse("Oozie says " + status);
  }

  private Stream<String> failures() {
    return steps.stream()
        .filter(step -> step.state() == Step.State.FAILED && step.error() != null)
        .map(Step::error);
  }
}
