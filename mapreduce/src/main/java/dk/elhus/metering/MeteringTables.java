package dk.elhus.metering;

import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.util.List;

/** Where meter readings come from and what becomes of them: a job of their own loads them. */
public final class MeteringTables {
  /** The dataset that lands. */
  public static final String DATASET = "meter_reading";

  /** The table of its rows. */
  public static final TableSpec READINGS = Tables.METER_READING;

  /** What is summed up from those rows. */
  public static final List<TableSpec> SUMS =
      List.of(Tables.METERED_HOUR, Tables.METERED_DAY, Tables.METERED_ROLLING_24H);

  private MeteringTables() {}
}
