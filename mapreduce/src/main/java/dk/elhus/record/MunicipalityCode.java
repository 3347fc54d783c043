package dk.elhus.record;

import java.util.regex.Pattern;

/** The three digits that name a Danish municipality, such as 851 for Aalborg. */
public final class MunicipalityCode {
  private static final Pattern FORM = Pattern.compile("[1-9]\\d{2}");

  private MunicipalityCode() {}

  /**
   * @return the code
   * @throws InvalidValueException when the text has another form, such as that of a region
   */
  public static String parse(String text) throws InvalidValueException {
    if (!FORM.matcher(text).matches()) {
      throw new InvalidValueException(
          "'" + text + "' is not the code of a municipality (three digits, such as 851)");
    }
    return text;
  }
}
