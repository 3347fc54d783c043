package dk.elhus.standin.generator;

/** Demand against wind and sun: the common ground of prices and settlement. */
final class PowerSystem {

  final Noise noise;
  final Weather weather;
  final Demand demand;

  PowerSystem(long seed) {
    noise = new Noise(seed);
    weather = new Weather(noise);
    demand = new Demand(noise, weather);
  }

  /** Wind power in MW. */
  double wind(Area area, Moment moment) {
    double year = moment.year();
    double onshore = area.onshoreWind(year) * weather.onshoreWind(area, moment);
    double offshore = area.offshoreWindLarge(year) + area.offshoreWindSmall();
    return onshore + offshore * weather.offshoreWind(area, moment);
  }

  /** Solar power in MW. */
  double solar(Area area, Moment moment) {
    double year = moment.year();
    double capacity = area.solarRoof(year) + area.solarMedium(year) + area.solarField(year);
    return capacity * weather.sun(area, moment);
  }

  /**
   * The part of demand that wind and sun leave over, as a share of mean demand: about 1 on a calm
   * winter evening, below 0 when wind and sun exceed demand.
   */
  double residual(Area area, Moment moment) {
    double rest = demand.at(area, moment) - wind(area, moment) - solar(area, moment);
    return rest / area.meanDemand;
  }
}
