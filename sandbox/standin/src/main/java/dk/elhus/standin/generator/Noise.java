package dk.elhus.standin.generator;

/**
 * Random-looking values without any state: a hash of seed, stream and index. Two streams are
 * independent of each other; the same arguments always give the same value.
 */
final class Noise {

  private final long seed;

  Noise(long seed) {
    this.seed = mix(seed);
  }

  /** Evenly spread in [0, 1). */
  double even(int stream, long index) {
    return (hash(stream, index) >>> 11) * 0x1.0p-53;
  }

  /** Evenly spread in [-1, 1). */
  double signed(int stream, long index) {
    return 2 * even(stream, index) - 1;
  }

  /** Evenly spread whole number in [0, bound). */
  int below(int bound, int stream, long index) {
    return (int) Math.floorMod(hash(stream, index), (long) bound);
  }

  /**
   * A smooth curve through a random value in [-1, 1) at every multiple of the period: weather that
   * lasts about so long.
   *
   * @param hours time in hours since the epoch
   */
  double smooth(int stream, double periodHours, double hours) {
    double position = hours / periodHours;
    long knot = (long) StrictMath.floor(position);
    double t = position - knot;
    double weight = t * t * (3 - 2 * t);
    return signed(stream, knot) * (1 - weight) + signed(stream, knot + 1) * weight;
  }

  private long hash(int stream, long index) {
    return mix(mix(seed ^ (stream * 0x9E3779B97F4A7C15L)) + index * 0xD1B54A32D192ED03L);
  }

  // the finalizer of SplitMix64 (Steele, Lea, Flood 2014): every input bit reaches every output bit
  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
