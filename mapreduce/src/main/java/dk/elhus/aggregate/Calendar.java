package dk.elhus.aggregate;

import dk.elhus.record.DanishTime;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import java.time.LocalDate;
import java.time.YearMonth;

/** The keys of days, months and hours. */
final class Calendar {
  private static final int SECONDS_PER_HOUR = 3600;

  private Calendar() {}

  static Row day(TableSpec table, Row source) {
    long day = source.number("local_day");
    return new Row(table, Integer.toString(LocalDate.ofEpochDay(day).getYear()))
        .set("price_area", source.text("price_area"))
        .set("local_day", day);
  }

  static Row month(TableSpec table, Row source) {
    YearMonth month = YearMonth.from(LocalDate.ofEpochDay(source.number("local_day")));
    return new Row(table, Integer.toString(month.getYear()))
        .set("price_area", source.text("price_area"))
        .set("local_month", month.toString());
  }

  /** The hour of a source row, in a partition that may be another than the hour's own. */
  static Row hour(TableSpec table, String partition, Row source) {
    long start = source.number("start_utc");
    return new Row(table, partition)
        .set("price_area", source.text("price_area"))
        .set("start_utc", start - Math.floorMod(start, SECONDS_PER_HOUR));
  }

  /** The month that a row's {@code start_utc} lies in. */
  static String monthOfStart(Row row) {
    return DanishTime.localMonth(row.number("start_utc")).toString();
  }

  /** Fills the Danish columns of a row that has its {@code start_utc}. */
  static void fillLocalTime(Row row) {
    long start = row.number("start_utc");
    row.set("start_local", DanishTime.wallClock(start))
        .set("local_day", DanishTime.localDay(start));
  }
}
