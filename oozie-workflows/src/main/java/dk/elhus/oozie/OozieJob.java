package dk.elhus.oozie;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A workflow as whoever started it asks about it.
 *
 * @param id Oozie's id
 * @param name its name, such as {@code elhus-load 2025-10-26}
 * @param status where it stands
 * @param started when it started, null when it has not
 * @param ended when it ended, null while it has not
 * @param mapReduceJobs ids of the MapReduce jobs that its actions told of so far, in order
 * @param failure why it failed; null when it has not
 */
public record OozieJob(
    String id,
    String name,
    Status status,
    Instant started,
    Instant ended,
    List<String> mapReduceJobs,
    String failure) {

  /** Where a job stands, in the words of its consumers. */
  public enum Status {
    RUNNING,
    COMPLETED,
    FAILED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
