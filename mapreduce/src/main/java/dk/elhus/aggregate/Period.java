package dk.elhus.aggregate;

import dk.elhus.record.DanishTime;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import java.time.LocalDate;
import java.time.YearMonth;

/** A stretch of Danish time that a row counts towards. */
enum Period {
  HOUR("start_utc") {
    @Override
    long start(Row source) {
      return Calendar.startOfHour(source);
    }

    @Override
    Row row(TableSpec table, Row source) {
      return new Row(table, Calendar.monthOfStart(source)).set(column(), start(source));
    }

    @Override
    void complete(Row row) {
      Calendar.fillLocalTime(row);
    }
  },

  DAY("local_day") {
    @Override
    long start(Row source) {
      return DanishTime.startOfDay(Calendar.day(source));
    }

    @Override
    Row row(TableSpec table, Row source) {
      LocalDate day = Calendar.day(source);
      return new Row(table, Integer.toString(day.getYear())).set(column(), day.toEpochDay());
    }
  },

  MONTH("local_month") {
    @Override
    long start(Row source) {
      return DanishTime.startOfMonth(YearMonth.from(Calendar.day(source)));
    }

    @Override
    Row row(TableSpec table, Row source) {
      YearMonth month = YearMonth.from(Calendar.day(source));
      return new Row(table, Integer.toString(month.getYear())).set(column(), month.toString());
    }
  };

  private final String column;

  Period(String column) {
    this.column = column;
  }

  /** The key column that says which period a row is about. */
  String column() {
    return column;
  }

  /** The moment that begins the period of a source row, seconds since 1970 UTC. */
  abstract long start(Row source);

  /** A row about the period of a source row, in the partition that holds it. */
  abstract Row row(TableSpec table, Row source);

  /** Fills what else the period says about its row. */
  void complete(Row row) {}
}
