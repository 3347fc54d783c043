package dk.elhus.standin.generator;

import static dk.elhus.standin.generator.SettlementColumn.CENTRAL;
import static dk.elhus.standin.generator.SettlementColumn.COMMERCIAL;
import static dk.elhus.standin.generator.SettlementColumn.HYDRO;
import static dk.elhus.standin.generator.SettlementColumn.LOCAL;
import static dk.elhus.standin.generator.SettlementColumn.LOCAL_SELF_CONSUMED;
import static dk.elhus.standin.generator.SettlementColumn.OFFSHORE_LARGE;
import static dk.elhus.standin.generator.SettlementColumn.OFFSHORE_SMALL;
import static dk.elhus.standin.generator.SettlementColumn.ONSHORE_LARGE;
import static dk.elhus.standin.generator.SettlementColumn.ONSHORE_SMALL;
import static dk.elhus.standin.generator.SettlementColumn.SOLAR_FIELD;
import static dk.elhus.standin.generator.SettlementColumn.SOLAR_MEDIUM;
import static dk.elhus.standin.generator.SettlementColumn.SOLAR_ROOF;
import static dk.elhus.standin.generator.SettlementColumn.SOLAR_SELF_CONSUMED;
import static dk.elhus.standin.generator.SettlementColumn.UNKNOWN;

/** What the power stations, wind turbines and solar plants of an area make in an hour. */
final class Production {

  private final PowerSystem system;

  Production(PowerSystem system) {
    this.system = system;
  }

  /** Fills in the production columns, in MWh. */
  void fill(double[] mwh, Area area, Moment moment) {
    wind(mwh, area, moment);
    sun(mwh, area, moment);
    heatAndPower(mwh, area, moment);
    rest(mwh, area, moment);
  }

  private void wind(double[] mwh, Area area, Moment moment) {
    double year = moment.year();
    double onshore = area.onshoreWind(year) * system.weather.onshoreWind(area, moment);
    double small = onshore * (area == Area.DK1 ? 0.0045 : 0.0025);
    double offshore = system.weather.offshoreWind(area, moment);
    mwh[ONSHORE_SMALL.ordinal()] = small;
    mwh[ONSHORE_LARGE.ordinal()] = onshore - small;
    mwh[OFFSHORE_SMALL.ordinal()] =
        area.offshoreWindSmall()
            * StrictMath.min(1, varied(offshore, OFFSHORE_SMALL, area, moment, 0.1));
    mwh[OFFSHORE_LARGE.ordinal()] = area.offshoreWindLarge(year) * offshore;
  }

  // meters of solar plants show a little at night too
  private void sun(double[] mwh, Area area, Moment moment) {
    double year = moment.year();
    double sun = system.weather.sun(area, moment);
    mwh[SOLAR_ROOF.ordinal()] =
        area.solarRoof(year) * sun * 0.7 + atNight(0.25, SOLAR_ROOF, area, moment);
    mwh[SOLAR_MEDIUM.ordinal()] =
        area.solarMedium(year) * sun * 0.8 + atNight(0.06, SOLAR_MEDIUM, area, moment);
    mwh[SOLAR_FIELD.ordinal()] =
        area.solarField(year) * sun + atNight(0.1, SOLAR_FIELD, area, moment);
    mwh[SOLAR_SELF_CONSUMED.ordinal()] = area == Area.DK2 ? 45 * sun : 0;
  }

  private void heatAndPower(double[] mwh, Area area, Moment moment) {
    double heat =
        StrictMath.max(0.08, StrictMath.min(1.4, (16 - system.weather.temperature(moment)) / 16));
    double call = StrictMath.max(0, StrictMath.min(1.2, system.residual(area, moment)));
    double plan =
        1 + 0.15 * system.noise.smooth(Streams.THERMAL + area.ordinal(), 50, moment.hours());
    boolean west = area == Area.DK1;
    mwh[CENTRAL.ordinal()] =
        plan * (west ? 90 + 240 * heat + 420 * call : 60 + 270 * heat + 260 * call);
    mwh[LOCAL.ordinal()] = plan * heat * (west ? 60 + 260 * call : 25 + 60 * call);
    mwh[COMMERCIAL.ordinal()] =
        varied(west ? 78 : 150, COMMERCIAL, area, moment, west ? 0.1 : 0.35);
    double sun = system.weather.sun(area, moment);
    mwh[LOCAL_SELF_CONSUMED.ordinal()] =
        varied(west ? 22 : 8, LOCAL_SELF_CONSUMED, area, moment, 0.2) + sun * (west ? 70 : 40);
  }

  private void rest(double[] mwh, Area area, Moment moment) {
    boolean west = area == Area.DK1;
    mwh[HYDRO.ordinal()] = west ? varied(3.1, HYDRO, area, moment, 0.4) : 0;
    double unknown = system.noise.even(Streams.COLUMN + UNKNOWN.ordinal() * 2, hourIndex(moment));
    mwh[UNKNOWN.ordinal()] =
        west ? 0.0003 * StrictMath.max(0, unknown - 0.5) : 4 * unknown * unknown;
  }

  private double varied(
      double value, SettlementColumn column, Area area, Moment moment, double by) {
    int stream = Streams.COLUMN + column.ordinal() * 2 + area.ordinal();
    return value * (1 + by * system.noise.smooth(stream, 18, moment.hours()));
  }

  private double atNight(double most, SettlementColumn column, Area area, Moment moment) {
    int stream = Streams.COLUMN + column.ordinal() * 2 + area.ordinal();
    return most * (0.3 + 0.7 * system.noise.even(stream, hourIndex(moment)));
  }

  private static long hourIndex(Moment moment) {
    return Math.floorDiv(moment.epochSecond(), 3600L);
  }
}
