package dk.elhus.sandbox.metering;

/**
 * Numbers that look drawn but depend only on what they are drawn for: any row can be made without
 * those before it, and in any order.
 */
final class Draw {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private Draw() {}

  /** 64 well-mixed bits of three numbers. */
  static long bits(long seed, long one, long other) {
    return mix(mix(mix(seed + STEP) + one * STEP) ^ (other + STEP));
  }

  /** A number from 0 to just below {@code bound}. */
  static int below(int bound, long seed, long one, long other) {
    return (int) ((bits(seed, one, other) >>> 33) % bound);
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
