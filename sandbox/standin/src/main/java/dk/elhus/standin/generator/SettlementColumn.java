package dk.elhus.standin.generator;

/** The 25 values of a settled hour, in the order of the source. */
enum SettlementColumn {
  CENTRAL,
  LOCAL(true),
  COMMERCIAL(true),
  LOCAL_SELF_CONSUMED(true),
  OFFSHORE_SMALL,
  OFFSHORE_LARGE,
  ONSHORE_SMALL(true),
  ONSHORE_LARGE(true),
  HYDRO(true),
  SOLAR_ROOF(true),
  SOLAR_MEDIUM(true),
  SOLAR_FIELD(true),
  SOLAR_SELF_CONSUMED(true),
  UNKNOWN,
  NORWAY,
  SWEDEN,
  GERMANY,
  NETHERLANDS,
  BRITAIN,
  GREAT_BELT,
  GROSS_CONSUMPTION,
  LOSS_TRANSMISSION,
  LOSS_INTERCONNECTORS,
  LOSS_DISTRIBUTION,
  POWER_TO_HEAT;

  static final int COUNT = values().length;

  /** Metered by many small meters, whose readings are corrected for a long time. */
  final boolean corrected;

  SettlementColumn() {
    this(false);
  }

  SettlementColumn(boolean corrected) {
    this.corrected = corrected;
  }

  /** Production and exchange: what adds up to gross consumption. */
  boolean addsUp() {
    return ordinal() < GROSS_CONSUMPTION.ordinal();
  }
}
