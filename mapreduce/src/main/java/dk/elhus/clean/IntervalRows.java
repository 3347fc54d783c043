package dk.elhus.clean;

import dk.elhus.record.DanishTime;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;

/** Begins the rows of a table whose rows are about intervals, in partitions of Danish months. */
final class IntervalRows {
  private final TableSpec table;
  private final int startUtc;
  private final int startLocal;
  private final int localDay;

  IntervalRows(TableSpec table) {
    this.table = table;
    this.startUtc = table.place("start_utc");
    this.startLocal = table.place("start_local");
    this.localDay = table.place("local_day");
  }

  /**
   * A row that says when its interval begins, and nothing else yet.
   *
   * @param start seconds since 1970 UTC
   */
  Row beginAt(long start) {
    return new Row(table, DanishTime.localMonth(start).toString())
        .set(startUtc, start)
        .set(startLocal, DanishTime.wallClock(start))
        .set(localDay, DanishTime.localDay(start));
  }
}
