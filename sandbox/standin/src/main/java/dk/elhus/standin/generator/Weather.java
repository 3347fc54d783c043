package dk.elhus.standin.generator;

/** Wind that lasts for days, sun by its height and the clouds, temperature. */
final class Weather {

  private static final double LATITUDE = StrictMath.toRadians(56);

  private final Noise noise;

  Weather(Noise noise) {
    this.noise = noise;
  }

  /** Share of their capacity that land turbines deliver, 0 to 1. */
  double onshoreWind(Area area, Moment moment) {
    return share(3.4 * windiness(area, moment) - 1.25);
  }

  /** The same at sea, where it blows more. */
  double offshoreWind(Area area, Moment moment) {
    return share(3.6 * windiness(area, moment) - 0.35);
  }

  /** Share of their capacity that solar plants deliver, 0 at night, rarely above 0.8. */
  double sun(Area area, Moment moment) {
    double height = sineOfSunHeight(area, moment);
    if (height <= 0) {
      return 0;
    }
    double clearSky = StrictMath.pow(height, 1.15);
    return 0.95 * clearSky * (1 - 0.78 * clouds(area, moment));
  }

  /** Degrees Celsius, roughly. */
  double temperature(Moment moment) {
    double season = 9 - 8.5 * moment.winter();
    double day = -2.5 * StrictMath.cos(2 * StrictMath.PI * (moment.hourOfDay() - 3) / 24);
    return season + day + 5 * noise.smooth(Streams.TEMPERATURE, 110, moment.hours());
  }

  private double windiness(Area area, Moment moment) {
    double hours = moment.hours() - area.weatherDelayHours;
    return 0.75 * noise.smooth(Streams.WIND_FRONT, 90, hours)
        + 0.5 * noise.smooth(Streams.WIND_DAY, 31, hours)
        + 0.2 * noise.smooth(Streams.WIND_HOURS, 8, hours)
        + 0.1 * noise.smooth(Streams.WIND_LOCAL + area.ordinal(), 5, hours)
        + 0.13 * moment.winter();
  }

  private double clouds(Area area, Moment moment) {
    double hours = moment.hours() - area.weatherDelayHours;
    double cover =
        0.5
            + 0.45 * noise.smooth(Streams.CLOUD, 40, hours)
            + 0.25 * noise.smooth(Streams.CLOUD + 1, 7, hours);
    return StrictMath.max(0, StrictMath.min(1, cover));
  }

  private static double sineOfSunHeight(Area area, Moment moment) {
    double dayOfYear = moment.danish().getDayOfYear();
    double declination =
        StrictMath.toRadians(-23.44)
            * StrictMath.cos(2 * StrictMath.PI * (dayOfYear + 10) / 365.25);
    double utcHour = StrictMath.floorMod(moment.epochSecond(), 86_400L) / 3600.0;
    double hourAngle = StrictMath.toRadians(15 * (utcHour - 12) + area.longitude);
    return StrictMath.sin(LATITUDE) * StrictMath.sin(declination)
        + StrictMath.cos(LATITUDE) * StrictMath.cos(declination) * StrictMath.cos(hourAngle);
  }

  // squeezes any number into 0 to 1: calm and storm are both flat ends
  private static double share(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }
}
