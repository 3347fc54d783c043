package dk.elhus.aggregate;

import dk.elhus.record.DanishHolidays;
import dk.elhus.record.DanishTime;
import dk.elhus.record.Decimals;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import dk.elhus.record.TariffTime;
import java.time.LocalDate;

/**
 * Consumption of each municipality and branch at each hour of the Danish clock, in kWh: once for
 * the working days of a month and once for its other days.
 *
 * <p>Several categories share an hour, so the hours travel as one bit each and are counted at the
 * end. Both hours 02 of the autumn day count towards hour 2, and the spring day has none.
 */
final class LoadProfile implements Aggregate {
  private static final TableSpec SOURCE = Tables.MUNICIPAL_CONSUMPTION;
  private static final TableSpec TABLE = Tables.LOAD_PROFILE;
  private static final int MUNICIPALITY = SOURCE.place("municipality_code");
  private static final int BRANCH = SOURCE.place("branch");
  private static final int START = SOURCE.place("start_utc");
  private static final int CONSUMED = SOURCE.place("consumption_kwh");
  private static final int SECONDS_PER_HOUR = 3600;
  private static final int LONGEST_MONTH = 31;

  private static final int CONSUMPTION = 0;
  private static final int HOURS = 1;

  @Override
  public TableSpec source() {
    return SOURCE;
  }

  @Override
  public TableSpec table() {
    return TABLE;
  }

  @Override
  public Row key(Row source) {
    LocalDate day = Calendar.day(source);
    return Period.MONTH
        .row(TABLE, source)
        .set("municipality_code", source.text(MUNICIPALITY))
        .set("branch", source.text(BRANCH))
        .set("working_day", DanishHolidays.isWorkingDay(day) ? 1 : 0)
        .set("local_hour", TariffTime.hour(source.number(START)) - 1);
  }

  @Override
  public long[] sums(Row source) {
    int bit = Calendar.day(source).getDayOfMonth() - 1;
    return new long[] {
      source.number(CONSUMED), 1L << (isSecondOfItsName(source) ? bit + LONGEST_MONTH : bit)
    };
  }

  private static boolean isSecondOfItsName(Row source) {
    long start = source.number(START);
    return DanishTime.wallClock(start - SECONDS_PER_HOUR) == DanishTime.wallClock(start);
  }

  @Override
  public void add(long[] into, long[] more) {
    into[CONSUMPTION] = Decimals.add(into[CONSUMPTION], more[CONSUMPTION]);
    into[HOURS] |= more[HOURS];
  }

  @Override
  public void finish(Row row, long[] sums) {
    int hours = Long.bitCount(sums[HOURS]);
    row.set("consumption_kwh", sums[CONSUMPTION])
        .set("hours", hours)
        .set("mean_consumption_kwh_per_hour", Decimals.divide(sums[CONSUMPTION], hours));
  }
}
