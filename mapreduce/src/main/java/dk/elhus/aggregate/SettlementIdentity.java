package dk.elhus.aggregate;

import dk.elhus.record.Row;

/** All production plus all exchange is the gross consumption: what comes in goes out. */
public final class SettlementIdentity {
  private SettlementIdentity() {}

  /** How far an hour is off, in millionths of a MWh; never negative. */
  public static long difference(Row settlement) {
    return EnergyPerPeriod.imbalance(settlement);
  }
}
