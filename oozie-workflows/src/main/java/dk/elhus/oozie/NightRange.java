package dk.elhus.oozie;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Consecutive nights, both ends included.
 *
 * @param first first night
 * @param last last night, not before the first
 */
public record NightRange(LocalDate first, LocalDate last) {
  /**
   * Nominal time of a night in UTC. Prices of the next day are out since noon, and the Danish day
   * is over or about to be.
   */
  private static final String NOMINAL_TIME = "T22:30Z";

  private static final String JUST_AFTER = "T22:31Z";

  public NightRange {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(
          "the last night " + last + " is before the first night " + first + "; swap them");
    }
  }

  public static NightRange of(LocalDate night) {
    return new NightRange(night, night);
  }

  /** How many nights. */
  public int count() {
    return (int) ChronoUnit.DAYS.between(first, last) + 1;
  }

  /** Nominal time of the first night, in Oozie's form. */
  public String start() {
    return first + NOMINAL_TIME;
  }

  /** Just after the nominal time of the last night, in Oozie's form; coordinators end before it. */
  public String end() {
    return last + JUST_AFTER;
  }

  @Override
  public String toString() {
    return first.equals(last) ? "night " + first : "nights " + first + " to " + last;
  }
}
