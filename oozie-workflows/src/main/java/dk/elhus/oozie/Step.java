package dk.elhus.oozie;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One action of one workflow of one night, as Oozie tells it now.
 *
 * @param night ISO date of the night
 * @param job what the workflow does: {@code ingest-<dataset>} or {@code load}
 * @param action name of the action within the workflow
 * @param state where it stands
 * @param started when it started, null when it has not
 * @param ended when it ended, null while it has not
 * @param data what the action captured, such as {@code rows}; empty when nothing
 * @param error Oozie's error message, null when there is none
 */
public record Step(
    String night,
    String job,
    String action,
    State state,
    Instant started,
    Instant ended,
    Map<String, String> data,
    String error) {

  /** Where an action stands. */
  public enum State {
    WAITING,
    RUNNING,
    OK,
    FAILED;

    public boolean isOver() {
      return this == OK || this == FAILED;
    }
  }

  /** Wall time, zero when it has not both started and ended. */
  public Duration wallTime() {
    return started == null || ended == null ? Duration.ZERO : Duration.between(started, ended);
  }
}
