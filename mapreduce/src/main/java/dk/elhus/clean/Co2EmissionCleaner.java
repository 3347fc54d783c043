package dk.elhus.clean;

import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;

/** CO2 emission of consumed electricity per price area and 5 minutes, in g/kWh. */
public final class Co2EmissionCleaner implements Cleaner {
  private static final TableSpec TABLE = Tables.CO2_EMISSION;
  private static final IntervalRows ROWS = new IntervalRows(TABLE);
  private static final int RESOLUTION_MINUTES = 5;
  private static final int AREA = TABLE.place("price_area");
  private static final int RESOLUTION = TABLE.place("resolution_minutes");
  private static final int EMISSION = TABLE.place("co2_g_per_kwh");

  @Override
  public String dataset() {
    return "CO2Emis";
  }

  @Override
  public TableSpec table() {
    return TABLE;
  }

  @Override
  public int resolutionMinutes() {
    return RESOLUTION_MINUTES;
  }

  @Override
  public Row clean(LandedRecord record, Window window) throws RejectedException {
    Fields fields = new Fields(record);
    long start = fields.start("Minutes5UTC", "Minutes5DK", RESOLUTION_MINUTES, window);
    Row row =
        ROWS.beginAt(start)
            .set(AREA, fields.area("PriceArea").name())
            .set(RESOLUTION, RESOLUTION_MINUTES);
    fields.required("CO2Emission");
    fields.decimal("CO2Emission", row, EMISSION);
    if (row.number(EMISSION) < 0) {
      throw new RejectedException(
          "CO2Emission: '" + record.text("CO2Emission") + "' is less than nothing");
    }
    return row;
  }
}
