package dk.elhus.sandbox.metering;

/** The invented metering points: everything about one follows from its number. */
final class Points {
  private static final long GSRN_PREFIX = 571_313_100_000_000_000L;
  private static final int GSRN_DIGITS = 18;

  private final long seed;

  Points(long seed) {
    this.seed = seed;
  }

  /** A GSRN, with its check digit; the numbers rise with the points. */
  long id(int point) {
    long body = GSRN_PREFIX / 10 + point * 7L + Draw.below(7, seed, point, 2);
    return body * 10 + checkDigit(body);
  }

  private static int checkDigit(long body) {
    int sum = 0;
    long left = body;
    for (int i = 0; i < GSRN_DIGITS - 1; i++) {
      sum += (int) (left % 10) * (i % 2 == 0 ? 3 : 1);
      left /= 10;
    }
    return (10 - sum % 10) % 10;
  }

  /** One customer in ten has two points. */
  long customer(int point) {
    return 1_000_000L + (point % 10 == 9 ? point - 1 : point);
  }

  boolean isCustomersFirst(int point) {
    return point % 10 != 9;
  }

  boolean hasCharger(int point) {
    return Draw.below(100, seed, point, 3) < 18;
  }
}
