package dk.elhus.standin.generator;

import static dk.elhus.standin.generator.SettlementColumn.BRITAIN;
import static dk.elhus.standin.generator.SettlementColumn.GREAT_BELT;
import static dk.elhus.standin.generator.SettlementColumn.GROSS_CONSUMPTION;
import static dk.elhus.standin.generator.SettlementColumn.LOSS_DISTRIBUTION;
import static dk.elhus.standin.generator.SettlementColumn.LOSS_INTERCONNECTORS;
import static dk.elhus.standin.generator.SettlementColumn.LOSS_TRANSMISSION;
import static dk.elhus.standin.generator.SettlementColumn.NETHERLANDS;
import static dk.elhus.standin.generator.SettlementColumn.NORWAY;
import static dk.elhus.standin.generator.SettlementColumn.POWER_TO_HEAT;

import dk.elhus.standin.contract.AsOf;

/**
 * A settled hour. All production and all exchange add up to gross consumption exactly, in every
 * version of the hour; grid losses and power to heat are parts of consumption and stand beside it.
 */
final class Settlement {

  /** Stands for null: the area has no such cable. */
  static final long NULL = Long.MIN_VALUE;

  private static final long FOUR_DECIMALS = 100;
  private static final long ONE_DECIMAL = 100_000;

  private final PowerSystem system;
  private final Production production;
  private final Exchange exchange;
  private final Corrections corrections;

  Settlement(PowerSystem system) {
    this.system = system;
    production = new Production(system);
    exchange = new Exchange(system);
    corrections = new Corrections(system.noise);
  }

  /** The 25 values of the hour in millionths of a MWh, as they were known then. */
  long[] hour(Area area, long epochSecond, AsOf asOf) {
    Moment hour = Moment.at(epochSecond);
    double[] mwh = finalValues(area, Moment.at(epochSecond + 1800));
    int outstanding = corrections.outstanding(area, hour, asOf);
    long[] values = new long[SettlementColumn.COUNT];
    long sum = 0;
    for (SettlementColumn column : SettlementColumn.values()) {
      long value = rounded(column, mwh[column.ordinal()]);
      if (column.corrected) {
        value = corrections.known(value, column.ordinal(), outstanding, area, hour);
      }
      values[column.ordinal()] = value;
      sum += column.addsUp() ? value : 0;
    }
    values[GROSS_CONSUMPTION.ordinal()] = sum;
    if (area == Area.DK2) {
      values[NORWAY.ordinal()] = NULL;
      values[NETHERLANDS.ordinal()] = NULL;
      values[BRITAIN.ordinal()] = NULL;
    }
    return values;
  }

  // power lines are metered in coarser steps than houses
  private static long rounded(SettlementColumn column, double mwh) {
    long value = Decimals.millionths(mwh);
    if (column == GREAT_BELT) {
      return Decimals.toStep(value, ONE_DECIMAL);
    }
    boolean exchange =
        column.ordinal() >= NORWAY.ordinal() && column.ordinal() < GREAT_BELT.ordinal();
    return exchange ? Decimals.toStep(value, FOUR_DECIMALS) : value;
  }

  private double[] finalValues(Area area, Moment moment) {
    double[] mwh = new double[SettlementColumn.COUNT];
    production.fill(mwh, area, moment);
    double produced = 0;
    for (int i = 0; i < NORWAY.ordinal(); i++) {
      produced += mwh[i];
    }
    double demand = system.demand.at(area, moment);
    exchange.fill(mwh, area, moment, demand - produced);
    losses(mwh, area, demand, moment);
    return mwh;
  }

  private void losses(double[] mwh, Area area, double demand, Moment moment) {
    double flow = 0;
    for (int i = NORWAY.ordinal(); i <= GREAT_BELT.ordinal(); i++) {
      flow += StrictMath.abs(mwh[i]);
    }
    double residual = system.residual(area, moment);
    mwh[LOSS_TRANSMISSION.ordinal()] = 0.012 * demand + 0.012 * flow;
    mwh[LOSS_INTERCONNECTORS.ordinal()] = area == Area.DK1 ? 5 + 0.011 * flow : 0.004 * flow;
    mwh[LOSS_DISTRIBUTION.ordinal()] = 0.0000145 * demand * demand + (area == Area.DK1 ? 10 : 32);
    double cheap = StrictMath.max(0, 0.9 - residual);
    mwh[POWER_TO_HEAT.ordinal()] =
        (area == Area.DK1 ? 210 : 45) * cheap * (0.35 + 0.3 * (1 + moment.winter()));
  }
}
