package dk.elhus.standin.generator;

/** What an area consumes: by hour of the day, day of the week, season and temperature. */
final class Demand {

  /** Share of the day's mean at each full Danish hour of a working day. */
  private static final double[] WORKING_DAY = {
    0.84, 0.81, 0.79, 0.79, 0.81, 0.86, 0.95, 1.06, 1.10, 1.10, 1.09, 1.09,
    1.08, 1.06, 1.04, 1.04, 1.09, 1.18, 1.20, 1.15, 1.08, 1.02, 0.95, 0.89
  };

  private static final double[] DAY_OFF = {
    0.86, 0.82, 0.80, 0.78, 0.78, 0.80, 0.83, 0.87, 0.92, 0.97, 1.00, 1.01,
    1.01, 0.99, 0.97, 0.98, 1.04, 1.13, 1.15, 1.10, 1.04, 0.98, 0.93, 0.88
  };

  private final Noise noise;
  private final Weather weather;

  Demand(Noise noise, Weather weather) {
    this.noise = noise;
    this.weather = weather;
  }

  /** Gross consumption in MW. */
  double at(Area area, Moment moment) {
    double shape = shape(moment);
    double level = area.meanDemand * (1 + 0.007 * (moment.year() - 2022));
    double cold = 0.009 * StrictMath.max(-4, 13 - weather.temperature(moment));
    double dark = 0.02 * moment.winter();
    double mood =
        0.02 * noise.smooth(Streams.DEMAND + area.ordinal(), 26, moment.hours())
            + 0.008 * noise.smooth(Streams.DEMAND + 2 + area.ordinal(), 3, moment.hours());
    return level * shape * (0.955 + cold + dark + mood) * holidays(moment);
  }

  /** Share of mean demand that hour and day of the week call for. */
  double shape(Moment moment) {
    double[] day = moment.isDayOff() ? DAY_OFF : WORKING_DAY;
    double hour = moment.hourOfDay();
    int from = (int) hour;
    double part = hour - from;
    double offDay = moment.isDayOff() ? 0.94 : 1.0;
    return offDay * (day[from] * (1 - part) + day[(from + 1) % 24] * part);
  }

  // Danish industry rests in the last three weeks of July
  private static double holidays(Moment moment) {
    int day = moment.danish().getDayOfYear();
    return day >= 190 && day <= 212 ? 0.94 : 1.0;
  }
}
