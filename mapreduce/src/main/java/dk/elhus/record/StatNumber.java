package dk.elhus.record;

import java.util.OptionalLong;
import java.util.Set;

/** Numbers as Statistics Denmark writes them: decimal comma, and marks where there is no data. */
public final class StatNumber {
  private static final Set<String> NO_DATA = Set.of("", "-", "..", "...");

  private static final long ONE = 1_000_000;

  private StatNumber() {}

  /**
   * A count of something.
   *
   * @return empty when the source has no data
   * @throws InvalidValueException when the text is not a whole number, or has dots in it
   */
  public static OptionalLong count(String text) throws InvalidValueException {
    if (text == null || NO_DATA.contains(text.trim())) {
      return OptionalLong.empty();
    }
    if (text.indexOf('.') >= 0) {
      throw new InvalidValueException(
          "'" + text + "' has a dot; a number here has a decimal comma and no dots in thousands");
    }
    long scaled = Decimals.parse(text.trim().replace(',', '.'));
    if (scaled % ONE != 0 || scaled < 0) {
      throw new InvalidValueException("'" + text + "' counts nothing: it must be 0, 1, 2 …");
    }
    return OptionalLong.of(scaled / ONE);
  }
}
