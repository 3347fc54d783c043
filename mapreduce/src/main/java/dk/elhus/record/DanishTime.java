package dk.elhus.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/**
 * The Danish calendar over UTC. Moments are seconds since 1970 UTC; a local wall clock is the same
 * count as if the clock on the wall showed UTC; days are days since 1970.
 *
 * <p>A Danish day has 23, 24 or 25 hours.
 */
public final class DanishTime {
  public static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");

  private static final ZoneRules RULES = ZONE.getRules();
  private static final int SECONDS_PER_DAY = 86_400;

  private DanishTime() {}

  /** What a Danish clock on the wall shows. */
  public static long wallClock(long utcSeconds) {
    return utcSeconds + RULES.getOffset(Instant.ofEpochSecond(utcSeconds)).getTotalSeconds();
  }

  /** The Danish day that a moment lies in. */
  public static int localDay(long utcSeconds) {
    return Math.toIntExact(Math.floorDiv(wallClock(utcSeconds), SECONDS_PER_DAY));
  }

  /** The Danish month that a moment lies in. */
  public static YearMonth localMonth(long utcSeconds) {
    return YearMonth.from(LocalDate.ofEpochDay(localDay(utcSeconds)));
  }

  /** The moment a Danish day begins. */
  public static long startOfDay(LocalDate day) {
    return day.atStartOfDay(ZONE).toEpochSecond();
  }

  /** The moment a Danish month begins. */
  public static long startOfMonth(YearMonth month) {
    return startOfDay(month.atDay(1));
  }

  /** Minutes that a Danish day has: 1,380, 1,440 or 1,500. */
  public static int minutesOfDay(LocalDate day) {
    return Math.toIntExact((startOfDay(day.plusDays(1)) - startOfDay(day)) / 60);
  }

  /** A moment as text, such as {@code 2025-10-26T00:15:00Z}. */
  public static String toText(long utcSeconds) {
    return Instant.ofEpochSecond(utcSeconds).toString();
  }

  /** A wall clock as text, such as {@code 2025-10-26T02:15}. */
  public static String wallClockToText(long wallClock) {
    return Instant.ofEpochSecond(wallClock).atOffset(ZoneOffset.UTC).toLocalDateTime().toString();
  }
}
