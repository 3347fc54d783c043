package dk.elhus.record;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Money and energy as whole millionths in a long: 0.13 is 130,000. At most 18 digits, six of them
 * after the point, like the column type DECIMAL(18,6).
 */
public final class Decimals {
  /** Digits after the point. */
  public static final int SCALE = 6;

  /** Digits altogether. */
  public static final int PRECISION = 18;

  private static final long LARGEST = 999_999_999_999_999_999L;
  private static final int LARGEST_EXPONENT = 30;

  private Decimals() {}

  /**
   * Reads a number as JSON writes it: decimal point, no grouping, an exponent where a source uses
   * one ({@code 1.8E-05}).
   *
   * @return the number times 10<sup>6</sup>, exactly
   * @throws InvalidValueException when the text is not a number, would have to be rounded, or has
   *     too many digits
   */
  public static long parse(String text) throws InvalidValueException {
    int length = text.length();
    int at = text.startsWith("-") ? 1 : 0;
    int firstDigit = at;
    long digits = 0;
    while (at < length && isDigit(text.charAt(at))) {
      digits = append(digits, text.charAt(at++), text);
    }
    if (at == firstDigit) {
      throw notANumber(text);
    }
    int decimals = 0;
    if (at < length && text.charAt(at) == '.') {
      int point = at++;
      while (at < length && isDigit(text.charAt(at))) {
        digits = append(digits, text.charAt(at++), text);
      }
      decimals = at - point - 1;
      if (decimals == 0) {
        throw notANumber(text);
      }
    }
    long scaled = rescale(digits, decimals - exponent(text, at), text);
    return text.charAt(0) == '-' ? -scaled : scaled;
  }

  /**
   * @param scaled a number times 10<sup>6</sup>
   * @return the number with six decimals, such as {@code 0.130000}
   */
  public static BigDecimal toBigDecimal(long scaled) {
    return BigDecimal.valueOf(scaled, SCALE);
  }

  /**
   * Divides two whole numbers, half away from zero.
   *
   * @throws ArithmeticException when the divisor is zero
   */
  public static long divide(long dividend, long divisor) {
    return BigDecimal.valueOf(dividend)
        .divide(BigDecimal.valueOf(divisor), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  /**
   * How many percent of a whole a part is, times 10<sup>6</sup>, half away from zero.
   *
   * @throws ArithmeticException when the whole is zero
   */
  public static long percent(long part, long whole) {
    return inRange(
        BigDecimal.valueOf(part)
            .movePointRight(SCALE + 2)
            .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
            .longValueExact());
  }

  /**
   * Adds, and refuses what a DECIMAL(18,6) cannot hold.
   *
   * @throws ArithmeticException when the sum has more than 18 digits
   */
  public static long add(long one, long other) {
    return inRange(Math.addExact(one, other));
  }

  /**
   * Multiplies by a whole number, and refuses what a DECIMAL(18,6) cannot hold.
   *
   * @throws ArithmeticException when the product has more than 18 digits
   */
  public static long multiply(long scaled, long factor) {
    return inRange(Math.multiplyExact(scaled, factor));
  }

  private static long inRange(long scaled) {
    if (scaled > LARGEST || scaled < -LARGEST) {
      throw new ArithmeticException(
          toBigDecimal(scaled).toPlainString() + " has more than " + PRECISION + " digits");
    }
    return scaled;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static long append(long digits, char digit, String text) throws InvalidValueException {
    if (digits > (LARGEST - 9) / 10) {
      throw new InvalidValueException("'" + text + "' has more than " + PRECISION + " digits");
    }
    return digits * 10 + (digit - '0');
  }

  private static int exponent(String text, int at) throws InvalidValueException {
    if (at == text.length()) {
      return 0;
    }
    char mark = text.charAt(at);
    String number = text.substring(at + 1);
    if ((mark != 'e' && mark != 'E') || !number.matches("[+-]?[0-9]{1,3}")) {
      throw notANumber(text);
    }
    int exponent = Integer.parseInt(number);
    if (Math.abs(exponent) > LARGEST_EXPONENT) {
      throw new InvalidValueException("'" + text + "' is out of range");
    }
    return exponent;
  }

  /** The value of {@code digits * 10^-decimals} times 10^6. */
  private static long rescale(long digits, int decimals, String text) throws InvalidValueException {
    long scaled = digits;
    for (int i = decimals; i < SCALE; i++) {
      scaled = append(scaled, '0', text);
    }
    for (int i = decimals; i > SCALE; i--) {
      if (scaled % 10 != 0) {
        throw new InvalidValueException("'" + text + "' has more than " + SCALE + " decimals");
      }
      scaled /= 10;
    }
    return scaled;
  }

  private static InvalidValueException notANumber(String text) {
    if (text.indexOf(',') >= 0) {
      return new InvalidValueException(
          "'" + text + "' has a comma; a number here has a decimal point");
    }
    if (text.indexOf('.') != text.lastIndexOf('.')) {
      return new InvalidValueException("'" + text + "' has dots between thousands");
    }
    return new InvalidValueException("'" + text + "' is not a number");
  }
}
