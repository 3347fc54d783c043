package dk.elhus.clean;

import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;

/**
 * Consumption per municipality and hour, in kWh.
 *
 * <p>Two datasets land in one table. ConsumptionIndustry parts an hour by branch; its successor
 * knows private households only and parts them by heating and housing. What a dataset does not part
 * is {@link #UNDIVIDED}. Their descriptors ask for no hour twice, so the rows of an hour may be
 * added up.
 */
public final class MunicipalConsumptionCleaner implements Cleaner {
  /** Category of a row that a dataset does not part further. */
  public static final String UNDIVIDED = "all";

  /** Branch of households, as ConsumptionIndustry writes it. */
  public static final String PRIVATE = "Privat";

  private static final TableSpec TABLE = Tables.MUNICIPAL_CONSUMPTION;
  private static final IntervalRows ROWS = new IntervalRows(TABLE);
  private static final int RESOLUTION_MINUTES = 60;
  private static final int MUNICIPALITY = TABLE.place("municipality_code");
  private static final int BRANCH = TABLE.place("branch");
  private static final int HEATING = TABLE.place("heating_category");
  private static final int HOUSING = TABLE.place("housing_category");
  private static final int CONSUMPTION = TABLE.place("consumption_kwh");
  private static final int SOURCE_DATASET = TABLE.place("source_dataset");

  /** Fills the category columns of a row. */
  private interface Categories {
    void fill(Fields fields, Row row) throws RejectedException;
  }

  private final String dataset;
  private final String time;
  private final String municipalityColumn;
  private final Categories categories;

  private MunicipalConsumptionCleaner(
      String dataset, String time, String municipalityColumn, Categories categories) {
    this.dataset = dataset;
    this.time = time;
    this.municipalityColumn = municipalityColumn;
    this.categories = categories;
  }

  /** Consumption per branch. */
  public static MunicipalConsumptionCleaner consumptionIndustry() {
    return new MunicipalConsumptionCleaner(
        "ConsumptionIndustry",
        "Hour",
        "MunicipalityNo",
        (fields, row) ->
            row.set(BRANCH, fields.required("Branche"))
                .set(HEATING, UNDIVIDED)
                .set(HOUSING, UNDIVIDED));
  }

  /** Households per heating and housing. */
  public static MunicipalConsumptionCleaner privateConsumptionHeating() {
    return new MunicipalConsumptionCleaner(
        "PrivateConsumptionHeatingHour",
        "Time",
        "MunicipalityCode",
        (fields, row) ->
            row.set(BRANCH, PRIVATE)
                .set(HEATING, fields.required("HeatingCategory"))
                .set(HOUSING, fields.required("HousingCategory")));
  }

  @Override
  public String dataset() {
    return dataset;
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
    long start = fields.start(time + "UTC", time + "DK", RESOLUTION_MINUTES, window);
    Row row =
        ROWS.beginAt(start)
            .set(MUNICIPALITY, fields.municipality(municipalityColumn))
            .set(SOURCE_DATASET, dataset);
    categories.fill(fields, row);
    fields.required("ConsumptionkWh");
    fields.decimal("ConsumptionkWh", row, CONSUMPTION);
    return row;
  }
}
