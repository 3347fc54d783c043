package dk.elhus.standin.generator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * What the households of a municipality consume: its mean, by hour, weekday and cold, with a share
 * for each kind of home. Homes that electricity heats follow the cold.
 */
final class Households {

  /** A municipality with the mean consumption of its households, kWh per hour. */
  record Municipality(String code, String name, String region, double mean) {
    private long index() {
      return Long.parseLong(code);
    }
  }

  /** A kind of home: its share of a mean hour, and how much of that follows the cold. */
  enum Home {
    HOUSE_ELECTRIC("Elvarme eller varmepumpe", "Parcel- og rækkehuse", 0.31, 0.085),
    HOUSE_OTHER("Anden opvarmning", "Parcel- og rækkehuse", 0.39, 0.008),
    FLAT_ELECTRIC("Elvarme eller varmepumpe", "Etageboliger", 0.04, 0.075),
    FLAT_OTHER("Anden opvarmning", "Etageboliger", 0.26, 0.006);

    final String heating;
    final String housing;
    private final double share;
    private final double perDegree;

    Home(String heating, String housing, double share, double perDegree) {
      this.heating = heating;
      this.housing = housing;
      this.share = share;
      this.perDegree = perDegree;
    }
  }

  private static final String FILE = "households.csv";
  private static final int DAYS_THAT_METERS_ARE_LATE = 5;

  final List<Municipality> municipalities = read();
  private final PowerSystem system;

  Households(PowerSystem system) {
    this.system = system;
  }

  /**
   * Consumption of a kind of home in an hour, in millionths of a kWh, rounded to Wh.
   *
   * @param age days since the hour was first published: until all meters have been read, a little
   *     is missing
   */
  long consumption(Municipality municipality, Home home, long epochSecond, long age) {
    Moment moment = Moment.at(epochSecond + 1800);
    double cold = StrictMath.max(-3, 14 - system.weather.temperature(moment));
    double mood =
        0.03 * system.noise.smooth(Streams.HOUSEHOLDS, 20, moment.hours() + municipality.index())
            + 0.02 * system.noise.signed(Streams.HOMES, index(municipality, home, epochSecond));
    double kwh =
        municipality.mean()
            * home.share
            * system.demand.shape(moment)
            * (0.92 + home.perDegree * (cold - 5) + mood);
    boolean late =
        age < DAYS_THAT_METERS_ARE_LATE
            && system.noise.below(8, Streams.LATE_METERS, index(municipality, home, epochSecond))
                == 0;
    return Decimals.toStep(Decimals.millionths(StrictMath.max(0.1, late ? kwh * 0.99 : kwh)), 1000);
  }

  private static long index(Municipality municipality, Home home, long epochSecond) {
    return (epochSecond / 3600 * 1000 + municipality.index()) * Home.values().length
        + home.ordinal();
  }

  private static List<Municipality> read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Households.class.getResourceAsStream(FILE), FILE),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(";"))
          .map(part -> new Municipality(part[0], part[1], part[2], Double.parseDouble(part[3])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }
}
