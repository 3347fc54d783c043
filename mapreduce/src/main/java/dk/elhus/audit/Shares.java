package dk.elhus.audit;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Parts of a whole. */
public final class Shares {
  private static final int SCALE = 6;

  private Shares() {}

  /**
   * @return the quotient with six decimals
   * @throws ArithmeticException when the whole is zero
   */
  public static BigDecimal of(long part, long whole) {
    return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), SCALE, RoundingMode.HALF_UP);
  }
}
