package dk.elhus.clean;

import dk.elhus.record.DanishTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * The stretch of time that was asked of a source, in seconds since 1970 UTC.
 *
 * @param start inclusive
 * @param end exclusive; not after {@code start} means that nothing was asked for
 */
public record Window(long start, long end) {
  private static final int SECONDS_PER_DAY = 86_400;

  /**
   * @param start first moment, ISO-8601 UTC
   * @param end moment up to which was asked, ISO-8601 UTC
   */
  public static Window parse(String start, String end) {
    return new Window(Instant.parse(start).getEpochSecond(), Instant.parse(end).getEpochSecond());
  }

  public boolean contains(long utcSeconds) {
    return start <= utcSeconds && utcSeconds < end;
  }

  /** How many days long it is, rounded. */
  public long days() {
    return Math.max(0, Math.round((end - start) / (double) SECONDS_PER_DAY));
  }

  /** The Danish days that lie in the window whole. */
  public List<LocalDate> wholeDays() {
    List<LocalDate> days = new ArrayList<>();
    if (end > start) {
      LocalDate day = LocalDate.ofEpochDay(DanishTime.localDay(start));
      if (DanishTime.startOfDay(day) < start) {
        day = day.plusDays(1);
      }
      while (DanishTime.startOfDay(day.plusDays(1)) <= end) {
        days.add(day);
        day = day.plusDays(1);
      }
    }
    return days;
  }

  /** The Danish months that the window touches. */
  public List<YearMonth> months() {
    List<YearMonth> months = new ArrayList<>();
    if (end > start) {
      YearMonth last = DanishTime.localMonth(end - 1);
      for (YearMonth m = DanishTime.localMonth(start); !m.isAfter(last); m = m.plusMonths(1)) {
        months.add(m);
      }
    }
    return months;
  }

  /** The Danish years that the window touches, such as {@code 2025}. */
  public List<String> years() {
    return months().stream().map(month -> Integer.toString(month.getYear())).distinct().toList();
  }

  @Override
  public String toString() {
    return DanishTime.toText(start) + " to " + DanishTime.toText(end);
  }
}
