package dk.elhus.report;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;

/**
 * The Danish local days that a report asks about.
 *
 * @param start first day
 * @param end last day, included
 */
record Period(LocalDate start, LocalDate end) {
  private static final int DAYS_PER_WEEK = 7;

  /**
   * The period that parameters name: {@code start_date} and {@code end_date}, {@code start_month}
   * and {@code end_month}, {@code day}, {@code change_date} with the {@code weeks} around it, or
   * {@code last_year} with the number of {@code years}.
   */
  static Optional<Period> of(Map<String, String> values) {
    if (values.containsKey("start_date") && values.containsKey("end_date")) {
      return period(day(values, "start_date"), day(values, "end_date"));
    }
    if (values.containsKey("start_month") && values.containsKey("end_month")) {
      return period(
          month(values, "start_month").atDay(1), month(values, "end_month").atEndOfMonth());
    }
    if (values.containsKey("day")) {
      return period(day(values, "day"), day(values, "day"));
    }
    if (values.containsKey("change_date") && values.containsKey("weeks")) {
      LocalDate change = day(values, "change_date");
      int days = Integer.parseInt(values.get("weeks")) * DAYS_PER_WEEK;
      return period(change.minusDays(days), change.plusDays(days - 1L));
    }
    if (values.containsKey("last_year") && values.containsKey("years")) {
      Year last = Year.parse(values.get("last_year"));
      Year first = last.minusYears(Long.parseLong(values.get("years")) - 1);
      return period(first.atDay(1), last.atMonth(Month.DECEMBER).atEndOfMonth());
    }
    return Optional.empty();
  }

  private static Optional<Period> period(LocalDate start, LocalDate end) {
    return Optional.of(new Period(start, end));
  }

  private static LocalDate day(Map<String, String> values, String name) {
    return LocalDate.parse(values.get(name));
  }

  private static YearMonth month(Map<String, String> values, String name) {
    return YearMonth.parse(values.get(name));
  }
}
