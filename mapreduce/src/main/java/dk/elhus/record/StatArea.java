package dk.elhus.record;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An area of Statistics Denmark. Areas of different levels overlap, so rows of two levels are never
 * added up.
 *
 * @param code without leading zeros: {@code 0}, {@code 84}, {@code 1}, {@code 851}, {@code 99}
 * @param level what kind of area it is
 */
public record StatArea(String code, Level level) {

  /** Kinds of areas, from the largest to what nobody could place. */
  public enum Level {
    COUNTRY,
    REGION,
    PROVINCE,
    MUNICIPALITY,
    /** What belongs to no known area, so that municipalities do not quite add up to the country. */
    UNKNOWN;

    /** As it stands in tables, such as {@code municipality}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Pattern FORM = Pattern.compile("\\d{1,3}");

  /**
   * Reads a code as any table writes it: some have {@code 0} and {@code 84}, others {@code 000} and
   * {@code 084}.
   *
   * @throws InvalidValueException when there is no such area
   */
  public static StatArea parse(String text) throws InvalidValueException {
    if (!FORM.matcher(text).matches()) {
      throw noArea(text);
    }
    int number = Integer.parseInt(text);
    return new StatArea(Integer.toString(number), level(number, text));
  }

  private static Level level(int number, String text) throws InvalidValueException {
    if (number == 0) {
      return Level.COUNTRY;
    }
    if (number <= 11) {
      return Level.PROVINCE;
    }
    if (number >= 81 && number <= 85) {
      return Level.REGION;
    }
    if (number == 99 || number == 999) {
      return Level.UNKNOWN;
    }
    if (number >= 101 && number <= 899) {
      return Level.MUNICIPALITY;
    }
    throw noArea(text);
  }

  private static InvalidValueException noArea(String text) {
    return new InvalidValueException(
        "'"
            + text
            + "' is no area (0 country, 1 to 11 province, 81 to 85 region, 99 unknown, three digits"
            + " municipality)");
  }
}
