package dk.elhus.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as people read them: 1,234.57. */
final class Numbers {
  private static final int SMALL_DECIMALS = 4;
  private static final int DECIMALS = 2;
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

  /** All decimals that it has, thousands apart. */
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
