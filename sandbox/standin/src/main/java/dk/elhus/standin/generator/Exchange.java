package dk.elhus.standin.generator;

import static dk.elhus.standin.generator.SettlementColumn.BRITAIN;
import static dk.elhus.standin.generator.SettlementColumn.GERMANY;
import static dk.elhus.standin.generator.SettlementColumn.GREAT_BELT;
import static dk.elhus.standin.generator.SettlementColumn.NETHERLANDS;
import static dk.elhus.standin.generator.SettlementColumn.NORWAY;
import static dk.elhus.standin.generator.SettlementColumn.SWEDEN;

/**
 * How an area's surplus or deficit is spread over its cables, import positive. Norway and Sweden
 * often send power through to the south.
 */
final class Exchange {

  private static final double GREAT_BELT_MW = 598;
  private static final double GREAT_BELT_LOSS = 0.017;

  private final PowerSystem system;

  Exchange(PowerSystem system) {
    this.system = system;
  }

  /**
   * Fills in the exchange columns, in MWh. What the area has no cable for stays 0.
   *
   * @param deficit what demand exceeds production by, negative for a surplus
   */
  void fill(double[] mwh, Area area, Moment moment, double deficit) {
    mwh[GREAT_BELT.ordinal()] = greatBelt(area, moment);
    double rest = deficit - mwh[GREAT_BELT.ordinal()];
    if (area == Area.DK1) {
      west(mwh, moment, rest);
    } else {
      east(mwh, moment, rest);
    }
  }

  // the sending side counts more than the receiving side: some is lost under the sea
  private double greatBelt(Area area, Moment moment) {
    double difference = system.residual(Area.DK2, moment) - system.residual(Area.DK1, moment);
    double mood = 0.5 * system.noise.smooth(Streams.TRANSIT + 5, 14, moment.hours());
    double eastward = between(-1, 1.6 * difference + mood, 1) * GREAT_BELT_MW;
    boolean sends = (area == Area.DK1) == (eastward > 0);
    double sign = area == Area.DK1 ? -1 : 1;
    return sign * eastward * (sends ? 1 : 1 - GREAT_BELT_LOSS);
  }

  private void west(double[] mwh, Moment moment, double need) {
    double netherlands = moment.year() >= 2019.7 ? 700 : 0;
    double britain = moment.year() >= 2024.0 ? 1400 : 0;
    double all = 1632 + 715 + 2500 + netherlands + britain;
    double transit = transit(moment) * 1300;
    mwh[NORWAY.ordinal()] = between(-1632, need * 1632 / all + 0.7 * transit, 1632);
    mwh[SWEDEN.ordinal()] = between(-715, need * 715 / all + 0.3 * transit, 715);
    mwh[NETHERLANDS.ordinal()] =
        between(-netherlands, need * netherlands / all - 0.25 * transit, netherlands);
    mwh[BRITAIN.ordinal()] = between(-britain, need * britain / all - 0.4 * transit, britain);
    mwh[GERMANY.ordinal()] =
        need
            - mwh[NORWAY.ordinal()]
            - mwh[SWEDEN.ordinal()]
            - mwh[NETHERLANDS.ordinal()]
            - mwh[BRITAIN.ordinal()];
  }

  private void east(double[] mwh, Moment moment, double need) {
    double transit = transit(moment) * 650;
    mwh[SWEDEN.ordinal()] = between(-1700, need * 0.63 + transit, 1700);
    mwh[GERMANY.ordinal()] = need - mwh[SWEDEN.ordinal()];
  }

  // more often southward than northward
  private double transit(Moment moment) {
    return 0.25 + 0.75 * system.noise.smooth(Streams.TRANSIT, 36, moment.hours());
  }

  private static double between(double least, double value, double most) {
    return StrictMath.max(least, StrictMath.min(most, value));
  }
}
