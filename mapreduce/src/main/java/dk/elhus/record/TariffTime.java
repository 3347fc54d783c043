package dk.elhus.record;

import java.time.LocalDate;
import java.time.Month;

/**
 * When a grid tariff applies: hours of the Danish clock, and the load bands of tariff model 3.0.
 * Moments are seconds since 1970 UTC.
 */
public final class TariffTime {
  private static final int SECONDS_PER_DAY = 86_400;
  private static final int SECONDS_PER_HOUR = 3600;
  private static final int MORNING = 6;
  private static final int PEAK_BEGINS = 17;
  private static final int PEAK_ENDS = 21;

  private TariffTime() {}

  /** Load bands. */
  public enum Band {
    /** 00 to 06. */
    LOW,
    /** 06 to 17 and 21 to 24. */
    HIGH,
    /** 17 to 21. */
    PEAK
  }

  /** Tariff seasons. */
  public enum Season {
    /** April to September. */
    SUMMER,
    /** October to March. */
    WINTER
  }

  /**
   * The number that the price list gives to an hour: 1 is 00 to 01 on the Danish clock, 24 is 23 to
   * 24. Both hours 02 of the autumn day are 3, and the spring day has no 3.
   */
  public static int hour(long utcSeconds) {
    return clockHour(utcSeconds) + 1;
  }

  /** The load band of a moment. */
  public static Band band(long utcSeconds) {
    int hour = clockHour(utcSeconds);
    if (hour < MORNING) {
      return Band.LOW;
    }
    return hour >= PEAK_BEGINS && hour < PEAK_ENDS ? Band.PEAK : Band.HIGH;
  }

  /** The tariff season of a moment. */
  public static Season season(long utcSeconds) {
    Month month = LocalDate.ofEpochDay(DanishTime.localDay(utcSeconds)).getMonth();
    return month.compareTo(Month.APRIL) >= 0 && month.compareTo(Month.SEPTEMBER) <= 0
        ? Season.SUMMER
        : Season.WINTER;
  }

  private static int clockHour(long utcSeconds) {
    return Math.toIntExact(
        Math.floorMod(DanishTime.wallClock(utcSeconds), (long) SECONDS_PER_DAY) / SECONDS_PER_HOUR);
  }
}
