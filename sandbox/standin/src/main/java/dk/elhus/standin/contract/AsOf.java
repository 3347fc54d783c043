package dk.elhus.standin.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * The moment at which the source is looked at, in Danish wall-clock time. What it has published and
 * corrected by then depends on nothing else.
 */
public record AsOf(LocalDateTime danishTime) {

  /** When the nightly load looks: well after noon, when tomorrow's prices are out. */
  private static final LocalTime EVENING = LocalTime.of(20, 0);

  public static AsOf eveningOf(LocalDate night) {
    return new AsOf(night.atTime(EVENING));
  }

  public static AsOf instant(Instant instant) {
    return new AsOf(DanishTime.local(instant.getEpochSecond()));
  }

  public LocalDate date() {
    return danishTime.toLocalDate();
  }
}
