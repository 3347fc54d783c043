package dk.elhus.standin.generator;

/** Splits whole numbers so that the parts add up to them exactly. */
final class Shares {

  private Shares() {}

  /**
   * One part of a number.
   *
   * @param weights of all parts; they need not add up to one
   */
  static long part(long whole, double[] weights, int part) {
    double before = 0;
    double all = 0;
    for (int i = 0; i < weights.length; i++) {
      all += weights[i];
      before += i < part ? weights[i] : 0;
    }
    double upTo = part == weights.length - 1 ? all : before + weights[part];
    return StrictMath.round(whole * (upTo / all)) - StrictMath.round(whole * (before / all));
  }
}
