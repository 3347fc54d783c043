package dk.elhus.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Collection;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Numbers as people read them: 1,234.57. */
final class Numbers {
  private static final int SMALL_DECIMALS = 4;
  private static final int DECIMALS = 2;
  private static final BigDecimal LARGE = BigDecimal.valueOf(100);
  private static final BigDecimal MANY = BigDecimal.valueOf(1000);

  private Numbers() {}

  /** As many decimals as its size deserves: four below one, two below a thousand, then none. */
  static String brief(BigDecimal number) {
    BigDecimal size = number.abs();
    int decimals = DECIMALS;
    if (size.compareTo(BigDecimal.ONE) < 0) {
      decimals = SMALL_DECIMALS;
    } else if (size.compareTo(MANY) >= 0) {
      decimals = 0;
    }
    return grouped(number.setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros());
  }

  /** A value in a sentence: a number briefly, anything else as it is. */
  static String text(Object value) {
    if (value instanceof BigDecimal number) {
      return brief(number);
    }
    return value instanceof Long number ? brief(BigDecimal.valueOf(number)) : String.valueOf(value);
  }

  /**
   * A column's numbers with the same decimals each: as many as one of them has, but at most four,
   * or two in a column that reaches a hundred.
   */
  static UnaryOperator<BigDecimal> alike(Collection<BigDecimal> column) {
    boolean isLarge = column.stream().anyMatch(number -> number.abs().compareTo(LARGE) >= 0);
    int most = isLarge ? DECIMALS : SMALL_DECIMALS;
    int used =
        column.stream().mapToInt(number -> number.stripTrailingZeros().scale()).max().orElse(0);
    int decimals = Math.max(0, Math.min(most, used));
    return number -> number.setScale(decimals, RoundingMode.HALF_UP);
  }

  /** The decimals that it has, thousands apart. */
  static String exact(BigDecimal number) {
    return grouped(number);
  }

  private static String grouped(BigDecimal number) {
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
    int decimals = Math.max(0, number.scale());
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(number);
  }
}
