package dk.elhus.aggregate;

import dk.elhus.record.DanishTime;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import java.time.LocalDate;

/** The Danish calendar of rows. */
final class Calendar {
  private static final int SECONDS_PER_HOUR = 3600;

  private Calendar() {}

  static LocalDate day(Row source) {
    return LocalDate.ofEpochDay(source.number("local_day"));
  }

  static long startOfHour(Row source) {
    long start = source.number("start_utc");
    return start - Math.floorMod(start, SECONDS_PER_HOUR);
  }

  /** The hour of a source row, in a partition that may be another than the hour's own. */
  static Row hour(TableSpec table, String partition, Row source) {
    return new Row(table, partition)
        .set("price_area", source.text("price_area"))
        .set("start_utc", startOfHour(source));
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
