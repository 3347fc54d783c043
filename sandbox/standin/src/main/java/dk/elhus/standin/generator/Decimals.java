package dk.elhus.standin.generator;

/** Decimal numbers as whole millionths, so that sums are exact and no text has float noise. */
final class Decimals {

  static final long ONE = 1_000_000;

  private Decimals() {}

  static long millionths(double value) {
    return StrictMath.round(value * ONE);
  }

  /** Rounded to a step, for example 100 for four decimals. */
  static long toStep(long millionths, long step) {
    return Math.floorDiv(millionths + step / 2, step) * step;
  }

  /** At least one decimal and at most six, without trailing zeros: {@code 766.0}, {@code -0.12}. */
  static String text(long millionths) {
    long size = Math.abs(millionths);
    StringBuilder text = new StringBuilder(20);
    if (millionths < 0) {
      text.append('-');
    }
    text.append(size / ONE).append('.');
    String fraction = Long.toString(ONE + size % ONE).substring(1);
    int end = fraction.length();
    while (end > 1 && fraction.charAt(end - 1) == '0') {
      end--;
    }
    return text.append(fraction, 0, end).toString();
  }
}
