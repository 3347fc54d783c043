package dk.elhus.report;

import java.time.LocalDate;
import java.util.Locale;

/**
 * How to tell what of a report's period is loaded.
 *
 * @param unit what the period is cut into
 * @param view view in database elhus with local_year and local_day or local_month
 * @param loaded aggregate over a day's or a month's rows: minutes of the day that are loaded, or
 *     anything above 0 when the month is loaded
 * @param filter condition over the view; may name parameters
 * @param nightsAfter how many nights after the day, or after the month's last day, its values are
 *     first loaded
 */
public record Coverage(Unit unit, String view, String loaded, String filter, int nightsAfter) {

  /** What a period is cut into. */
  public enum Unit {
    DAY,
    MONTH;

    String noun() {
      return name().toLowerCase(Locale.ROOT);
    }

    String column() {
      return "local_" + noun();
    }
  }

  /** One query: the day or month, and what is loaded of it. */
  String sql(Period period) {
    return """
        SELECT CAST(%1$s AS STRING), %2$s FROM elhus.%3$s
        WHERE local_year BETWEEN '%4$d' AND '%5$d'
          AND CAST(%1$s AS STRING) BETWEEN '%6$s' AND '%7$s' AND %8$s
        GROUP BY %1$s"""
        .formatted(
            unit.column(),
            loaded,
            view,
            period.start().getYear(),
            period.end().getYear(),
            label(period.start()),
            label(period.end()),
            filter);
  }

  /** 2025-10-26, or 2025-10. */
  String label(LocalDate day) {
    return unit == Unit.DAY ? day.toString() : day.toString().substring(0, 7);
  }
}
