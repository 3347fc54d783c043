package dk.elhus.standin.generator;

/**
 * Day-ahead prices out of residual load: cheap or negative when it blows and shines, dear on calm
 * winter evenings, and often the same in both areas.
 */
final class SpotPrices {

  /** Rough level of each year from 2015 on, EUR per MWh. */
  private static final double[] YEARLY_LEVEL = {24, 28, 31, 44, 39, 27, 86, 205, 86, 73, 80, 78};

  private static final int FIRST_YEAR = 2015;
  private static final int QUARTER_SECONDS = 900;

  private final PowerSystem system;

  SpotPrices(PowerSystem system) {
    this.system = system;
  }

  /** The price of an hour in hundredths of EUR per MWh. */
  long hourInCents(Area area, long epochSecond) {
    return cents(restedAtZero(area, Moment.at(epochSecond + 1800), 0));
  }

  /** The price of a quarter of an hour in hundredths of EUR per MWh. */
  long quarterInCents(Area area, long epochSecond) {
    Moment middle = Moment.at(epochSecond + QUARTER_SECONDS / 2);
    long quarter = epochSecond / QUARTER_SECONDS;
    double bids = 3.0 * system.noise.signed(Streams.QUARTER, quarter);
    return cents(restedAtZero(area, middle, bids + ramp(area, epochSecond)));
  }

  /** Danish kroner for a euro in that hour's auction, in millionths; the peg hardly moves. */
  long kronerPerEuroInMillionths(long epochSecond) {
    Moment day = Moment.at(Math.floorDiv(epochSecond, 86_400L) * 86_400L);
    double drift = 0.006 * system.noise.smooth(Streams.EXCHANGE_RATE, 24 * 40, day.hours());
    return 7_460_000 + StrictMath.round(drift * 1_000_000);
  }

  // within an hour of rising demand the last quarter is the dear one, because large plants follow
  // the hours and not the quarters
  private double ramp(Area area, long epochSecond) {
    long hour = Math.floorDiv(epochSecond, 3600L) * 3600L;
    long quarterOfHour = (epochSecond - hour) / QUARTER_SECONDS;
    double rise =
        system.residual(area, Moment.at(hour + 3600)) - system.residual(area, Moment.at(hour));
    return 75 * rise * (quarterOfHour - 1.5) / 1.5;
  }

  private double price(Area area, Moment moment) {
    double west = system.residual(Area.DK1, moment);
    double east = system.residual(Area.DK2, moment);
    double common = 0.6 * west + 0.4 * east;
    double price = curve(0.6 * common + 0.4 * continent(moment), moment);
    double apart = (area == Area.DK1 ? west : east) - common;
    return price + congestion(apart, moment);
  }

  // the areas part only when the cable between them is full, which some days it is and some not
  private double congestion(double apart, Moment moment) {
    double free = 0.35 + 0.45 * system.noise.smooth(Streams.CONGESTION, 60, moment.hours());
    double beyond = StrictMath.max(0, StrictMath.abs(apart) - StrictMath.max(0, free));
    return StrictMath.signum(apart) * 32 * beyond;
  }

  // what the neighbours' load leaves over: their days have our shape, their sun is ours
  private double continent(Moment moment) {
    double solarAge = StrictMath.max(0.2, StrictMath.min(1.2, (moment.year() - 2013) / 12));
    return 1.75 * system.demand.shape(moment)
        - 0.68
        - 1.05 * solarAge * system.weather.sun(Area.DK1, moment)
        - 0.5 * system.weather.onshoreWind(Area.DK1, moment);
  }

  private double curve(double load, Moment moment) {
    double hours = moment.hours();
    double level =
        level(moment.year()) * (1 + 0.22 * system.noise.smooth(Streams.FUEL, 900, hours));
    double price = level * (0.5 + 0.95 * load);
    price += level * 0.14 * system.noise.smooth(Streams.BIDS, 20, hours);
    price += level * (scarcity(load, hours) - glut(load));
    return price >= 0 ? price : price * negativeShare(level);
  }

  // a short supply is worth far more than a long one is cheap
  private double scarcity(double load, double hours) {
    double tight = load - 0.75 + 0.2 * system.noise.smooth(Streams.SCARCITY, 70, hours);
    double emergency = StrictMath.max(0, tight - 0.5);
    return tight <= 0 ? 0 : 2.6 * tight * tight + 40 * emergency * emergency;
  }

  // plants that cannot stop, and those that are paid to run, push prices down faster in the end
  private static double glut(double load) {
    return 0.95 * StrictMath.max(0, 0.22 - load);
  }

  // wind farms bid the subsidy they lose, so negative prices do not follow the level of the year
  private static double negativeShare(double level) {
    return 0.25 * 75 / level;
  }

  // where nobody is paid to stop, the price rests at exactly nothing
  private double restedAtZero(Area area, Moment moment, double withinTheHour) {
    double price = price(area, moment) + withinTheHour;
    boolean rests = system.noise.even(Streams.REST, (long) moment.hours() / 12) < 0.45;
    return rests && price < 0 && price > -3 ? 0 : price;
  }

  private static double level(double year) {
    double position = StrictMath.max(0, year - FIRST_YEAR - 0.5);
    int from = StrictMath.min((int) position, YEARLY_LEVEL.length - 1);
    int to = StrictMath.min(from + 1, YEARLY_LEVEL.length - 1);
    double part = StrictMath.min(1, position - from);
    return YEARLY_LEVEL[from] * (1 - part) + YEARLY_LEVEL[to] * part;
  }

  private static long cents(double euro) {
    return StrictMath.round(euro * 100);
  }
}
