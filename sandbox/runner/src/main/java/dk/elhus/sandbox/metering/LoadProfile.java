package dk.elhus.sandbox.metering;

import java.time.LocalDate;

/**
 * Consumption of a household per quarter of an hour: a low night, a morning and an evening peak,
 * more in winter, a little different each day, and a car that charges in some nights.
 */
final class LoadProfile {
  /** Part of the day's consumption per hour, in thousandths. */
  private static final int[] HOURS = {
    24, 22, 20, 20, 21, 25, 38, 52, 50, 42, 38, 38, 41, 39, 37, 41, 52, 72, 78, 70, 60, 50, 40, 30
  };

  /** Part of the year's consumption per month, in thousandths of an even share. */
  private static final int[] MONTHS = {
    1230, 1180, 1090, 980, 900, 830, 790, 840, 910, 1000, 1090, 1160
  };

  private static final int QUARTERS_PER_HOUR = 4;
  private static final int CAR_WH_PER_QUARTER = 1800;
  private static final int CAR_FIRST_HOUR = 1;
  private static final int CAR_LAST_HOUR = 4;

  private final long seed;

  LoadProfile(long seed) {
    this.seed = seed;
  }

  /** What a point uses in an average day, Wh; fixed for the point. */
  int dailyWh(int point) {
    int common = 3_000 + Draw.below(14_000, seed, point, 21);
    return Draw.below(20, seed, point, 22) == 0 ? common * 5 : common;
  }

  /** A factor of the day, in thousandths, season included. */
  int dayFactor(int point, LocalDate day) {
    int drawn = 750 + Draw.below(500, seed ^ day.toEpochDay(), point, 23);
    return drawn * MONTHS[day.getMonthValue() - 1] / 1000;
  }

  boolean charges(int point, boolean hasCharger, LocalDate day) {
    return hasCharger && Draw.below(5, seed ^ day.toEpochDay(), point, 24) < 2;
  }

  /** Wh in one quarter that begins in this hour of the Danish clock. */
  int wh(int dailyWh, int dayFactor, boolean charging, int hour, int quarter, long noise) {
    long base = (long) dailyWh * dayFactor / 1000 * HOURS[hour] / 1000 / QUARTERS_PER_HOUR;
    long drawn = base * (700 + Math.floorMod(noise >>> (quarter & 31), 600)) / 1000;
    boolean car = charging && hour >= CAR_FIRST_HOUR && hour <= CAR_LAST_HOUR;
    return (int) (drawn + (car ? CAR_WH_PER_QUARTER : 0));
  }
}
