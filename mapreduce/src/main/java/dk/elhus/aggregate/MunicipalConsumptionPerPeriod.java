package dk.elhus.aggregate;

import dk.elhus.record.Decimals;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;

/**
 * Consumption of each period, municipality and branch in kWh; categories of a branch add up.
 *
 * <p>Several categories share an hour, so the hours travel as one bit each and are counted at the
 * end.
 */
final class MunicipalConsumptionPerPeriod extends PerPeriod {
  private static final int START = Tables.MUNICIPAL_CONSUMPTION.place("start_utc");
  private static final int CONSUMED = Tables.MUNICIPAL_CONSUMPTION.place("consumption_kwh");
  private static final int SECONDS_PER_HOUR = 3600;
  private static final int CONSUMPTION = 0;
  private static final int FIRST_HOURS = 1;

  /** Words of 64 hours each, enough for the 745 hours of an October. */
  private static final int WORDS = 12;

  private final int consumption;
  private final int hours;

  MunicipalConsumptionPerPeriod(TableSpec target, Period period) {
    super(Tables.MUNICIPAL_CONSUMPTION, target, period);
    consumption = target.place("consumption_kwh");
    hours = target.place("hours");
  }

  @Override
  public long[] sums(Row row) {
    long begin = period().start(row);
    int hour = Math.toIntExact((row.number(START) - begin) / SECONDS_PER_HOUR);
    long[] sums = new long[FIRST_HOURS + WORDS];
    sums[CONSUMPTION] = row.number(CONSUMED);
    sums[FIRST_HOURS + hour / Long.SIZE] = 1L << (hour % Long.SIZE);
    return sums;
  }

  @Override
  public void add(long[] into, long[] more) {
    into[CONSUMPTION] = Decimals.add(into[CONSUMPTION], more[CONSUMPTION]);
    for (int i = FIRST_HOURS; i < into.length; i++) {
      into[i] |= more[i];
    }
  }

  @Override
  void values(Row row, long[] sums) {
    int count = 0;
    for (int i = FIRST_HOURS; i < sums.length; i++) {
      count += Long.bitCount(sums[i]);
    }
    row.set(consumption, sums[CONSUMPTION]).set(hours, count);
  }
}
