package dk.elhus.standin.fault;

import java.time.Duration;

/**
 * A fault that waits for its victims.
 *
 * @param dataset the dataset whose answers it spoils, or {@code *} for any
 * @param answers how many answers it spoils
 * @param delay how long {@link FaultKind#SLOW} takes, and what {@link FaultKind#RETRY_LATER} asks
 *     for; others do not look at it
 */
public record Fault(FaultKind kind, String dataset, int answers, Duration delay) {

  public static final Duration DEFAULT_DELAY = Duration.ofSeconds(5);
  private static final String ANY = "*";

  public static Fault of(FaultKind kind, String dataset, int answers) {
    return new Fault(kind, dataset, answers, DEFAULT_DELAY);
  }

  /**
   * Reads {@code kind:dataset:answers}; the last two may be left out (any dataset, one answer).
   *
   * @throws IllegalArgumentException when the text is of another form; the message says the form
   */
  public static Fault parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length > 3 || parts.length == 3 && !parts[2].matches("\\d{1,6}")) {
      throw new IllegalArgumentException(
          "fault '" + text + "' is not of the form KIND[:DATASET[:ANSWERS]]");
    }
    return of(
        FaultKind.ofWord(parts[0]),
        parts.length > 1 ? parts[1] : ANY,
        parts.length > 2 ? Integer.parseInt(parts[2]) : 1);
  }

  boolean hits(String name, int offset) {
    boolean rightPage = kind != FaultKind.PAGE_DRIFT || offset > 0;
    return rightPage && (dataset.equals(ANY) || dataset.equals(name));
  }

  Fault onceLess() {
    return new Fault(kind, dataset, answers - 1, delay);
  }
}
