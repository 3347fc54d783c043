package dk.elhus.publish;

/**
 * Judges what a load staged: whether its counts reconcile, and what its measures say.
 *
 * <p>The jobs measure, the audit judges; {@link StageResult.Measure} carries the numbers.
 */
public final class Audit {
  /**
   * Largest absolute difference in MWh, over the hours of a subject, between all production plus
   * all exchange and the gross consumption.
   */
  public static final String SETTLEMENT_IDENTITY_MWH = "settlement_identity_mwh";

  /** Intervals of a subject's local day or month that its neighbours lead one to expect. */
  public static final String MISSING_INTERVALS = "missing_intervals";

  private Audit() {}
}
