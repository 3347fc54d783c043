package dk.elhus.aggregate;

import dk.elhus.record.Decimals;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.util.List;

/**
 * Production by kind, green share and deficit of each period and area, in MWh.
 *
 * <p>A deficit is counted in each settled interval by itself, so that a surplus at noon does not
 * hide the shortage of an evening. Intervals are weighted by their minutes.
 */
final class EnergyBalancePerPeriod extends PerPeriod {
  private static final List<String> KINDS = List.copyOf(Tables.BALANCE_KINDS.keySet());
  private static final int[][] PARTS_OF_KINDS =
      Tables.BALANCE_KINDS.values().stream().map(EnergyPerPeriod::places).toArray(int[][]::new);
  private static final int[] GREEN_PARTS = EnergyPerPeriod.places(Tables.GREEN);
  private static final int[] EXCHANGED = EnergyPerPeriod.places(Tables.EXCHANGE);
  private static final int CONSUMED = Tables.SETTLEMENT.place("gross_consumption_mwh");
  private static final int RESOLUTION = Tables.SETTLEMENT.place("resolution_minutes");
  private static final int MINUTES_PER_HOUR = 60;

  private static final int PRODUCTION = KINDS.size();
  private static final int GREEN = PRODUCTION + 1;
  private static final int CONSUMPTION = PRODUCTION + 2;
  private static final int EXCHANGE = PRODUCTION + 3;
  private static final int DEFICIT = PRODUCTION + 4;
  private static final int EXCESS = PRODUCTION + 5;
  private static final int DEFICIT_MINUTES = PRODUCTION + 6;
  private static final int MINUTES = PRODUCTION + 7;
  private static final int LARGEST_DEFICIT = PRODUCTION + 8;
  private static final int WIDTH = PRODUCTION + 9;

  private final int[] kinds;

  EnergyBalancePerPeriod(TableSpec target, Period period) {
    super(Tables.SETTLEMENT, target, period);
    kinds = target.places(KINDS.toArray(String[]::new));
  }

  @Override
  public long[] sums(Row settlement) {
    long[] sums = new long[WIDTH];
    for (int kind = 0; kind < kinds.length; kind++) {
      sums[kind] = EnergyPerPeriod.sum(settlement, PARTS_OF_KINDS[kind]);
      sums[PRODUCTION] = Decimals.add(sums[PRODUCTION], sums[kind]);
    }
    sums[GREEN] = EnergyPerPeriod.sum(settlement, GREEN_PARTS);
    sums[CONSUMPTION] = settlement.number(CONSUMED);
    sums[EXCHANGE] = EnergyPerPeriod.sum(settlement, EXCHANGED);
    sums[MINUTES] = settlement.number(RESOLUTION);
    long surplus = Decimals.add(sums[PRODUCTION], -sums[CONSUMPTION]);
    if (surplus < 0) {
      sums[DEFICIT] = -surplus;
      sums[DEFICIT_MINUTES] = sums[MINUTES];
      sums[LARGEST_DEFICIT] =
          Decimals.divide(Decimals.multiply(-surplus, MINUTES_PER_HOUR), sums[MINUTES]);
    } else {
      sums[EXCESS] = surplus;
    }
    return sums;
  }

  @Override
  public void add(long[] into, long[] more) {
    for (int i = 0; i < LARGEST_DEFICIT; i++) {
      into[i] = Decimals.add(into[i], more[i]);
    }
    into[LARGEST_DEFICIT] = Math.max(into[LARGEST_DEFICIT], more[LARGEST_DEFICIT]);
  }

  @Override
  void values(Row row, long[] sums) {
    for (int kind = 0; kind < kinds.length; kind++) {
      row.set(kinds[kind], sums[kind]);
    }
    row.set("production_mwh", sums[PRODUCTION])
        .set("green_mwh", sums[GREEN])
        .set("consumption_mwh", sums[CONSUMPTION])
        .set("exchange_mwh", sums[EXCHANGE])
        .set("surplus_mwh", Decimals.add(sums[PRODUCTION], -sums[CONSUMPTION]))
        .set("deficit_mwh", sums[DEFICIT])
        .set("excess_mwh", sums[EXCESS])
        .set("largest_deficit_mwh_per_hour", sums[LARGEST_DEFICIT])
        .set("deficit_minutes", sums[DEFICIT_MINUTES])
        .set("hours", sums[MINUTES] / MINUTES_PER_HOUR);
    if (sums[PRODUCTION] != 0) {
      row.set("green_share_percent", Decimals.percent(sums[GREEN], sums[PRODUCTION]));
    }
  }
}
