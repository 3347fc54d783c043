package dk.elhus.aggregate;

import dk.elhus.record.Decimals;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.util.List;
import java.util.OptionalInt;

/**
 * Production, consumption and exchange of each period and area in MWh; shorter intervals add up. A
 * column that is null adds nothing.
 */
final class EnergyPerPeriod extends PerPeriod {
  private static final int[] PRODUCED = places(Tables.PRODUCTION);
  private static final int[] EXCHANGED = places(Tables.EXCHANGE);
  private static final int[] GREEN_PRODUCED = places(Tables.GREEN);
  private static final int CONSUMED = Tables.SETTLEMENT.place("gross_consumption_mwh");
  private static final int RESOLUTION = Tables.SETTLEMENT.place("resolution_minutes");

  private static final int PRODUCTION = 0;
  private static final int CONSUMPTION = 1;
  private static final int EXCHANGE = 2;
  private static final int GREEN = 3;
  private static final int MINUTES = 4;
  private static final int WIDTH = 5;

  private final int production;
  private final int consumption;
  private final int exchange;
  private final int surplus;
  private final int green;
  private final OptionalInt hours;

  EnergyPerPeriod(TableSpec target, Period period) {
    super(Tables.SETTLEMENT, target, period);
    production = target.place("production_mwh");
    consumption = target.place("consumption_mwh");
    exchange = target.place("exchange_mwh");
    surplus = target.place("surplus_mwh");
    green = target.place("green_mwh");
    hours = target.hasColumn("hours") ? OptionalInt.of(target.place("hours")) : OptionalInt.empty();
  }

  @Override
  public long[] sums(Row settlement) {
    return of(settlement);
  }

  private static long[] of(Row settlement) {
    long[] sums = new long[WIDTH];
    sums[PRODUCTION] = sum(settlement, PRODUCED);
    sums[CONSUMPTION] = settlement.number(CONSUMED);
    sums[EXCHANGE] = sum(settlement, EXCHANGED);
    sums[GREEN] = sum(settlement, GREEN_PRODUCED);
    sums[MINUTES] = settlement.number(RESOLUTION);
    return sums;
  }

  @Override
  public void add(long[] into, long[] more) {
    for (int i = 0; i < MINUTES; i++) {
      into[i] = Decimals.add(into[i], more[i]);
    }
    into[MINUTES] += more[MINUTES];
  }

  @Override
  void values(Row row, long[] sums) {
    row.set(production, sums[PRODUCTION])
        .set(consumption, sums[CONSUMPTION])
        .set(exchange, sums[EXCHANGE])
        .set(surplus, Decimals.add(sums[PRODUCTION], -sums[CONSUMPTION]))
        .set(green, sums[GREEN]);
    hours.ifPresent(place -> row.set(place, sums[MINUTES] / 60));
  }

  /** How far production and exchange are from the consumption, in millionths of a MWh. */
  static long imbalance(Row settlement) {
    long[] sums = of(settlement);
    return Math.abs(sums[PRODUCTION] + sums[EXCHANGE] - sums[CONSUMPTION]);
  }

  /** What some columns of a settlement have together. */
  static long sum(Row row, int[] places) {
    long sum = 0;
    for (int place : places) {
      sum = Decimals.add(sum, row.numberOrZero(place));
    }
    return sum;
  }

  static int[] places(List<String> columns) {
    return Tables.SETTLEMENT.places(columns.toArray(String[]::new));
  }
}
