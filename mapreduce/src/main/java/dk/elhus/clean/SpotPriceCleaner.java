package dk.elhus.clean;

import dk.elhus.record.Decimals;
import dk.elhus.record.PriceArea;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;

/**
 * Day-ahead prices: hours until September 2025, quarters since. Both land in one table.
 *
 * <p>Required are the time, the area and at least one of the two prices; the other may arrive on a
 * later night.
 */
public final class SpotPriceCleaner implements Cleaner {
  private static final TableSpec TABLE = Tables.SPOT_PRICE;
  private static final IntervalRows ROWS = new IntervalRows(TABLE);
  private static final int AREA = TABLE.place("price_area");
  private static final int RESOLUTION = TABLE.place("resolution_minutes");
  private static final int PRICE_DKK = TABLE.place("price_dkk_per_mwh");
  private static final int PRICE_EUR = TABLE.place("price_eur_per_mwh");
  private static final int SOURCE_DATASET = TABLE.place("source_dataset");

  /** Smaller prices may differ by rounding alone; in millionths of EUR/MWh. */
  private static final long TELLING_EUR = 2_000_000;

  private final String dataset;
  private final int resolutionMinutes;
  private final String utcColumn;
  private final String danishColumn;
  private final String dkkColumn;
  private final String eurColumn;

  private SpotPriceCleaner(
      String dataset, int resolutionMinutes, String time, String dkkColumn, String eurColumn) {
    this.dataset = dataset;
    this.resolutionMinutes = resolutionMinutes;
    this.utcColumn = time + "UTC";
    this.danishColumn = time + "DK";
    this.dkkColumn = dkkColumn;
    this.eurColumn = eurColumn;
  }

  /** Hourly prices, until 2025-09-30. */
  public static SpotPriceCleaner elspotprices() {
    return new SpotPriceCleaner("Elspotprices", 60, "Hour", "SpotPriceDKK", "SpotPriceEUR");
  }

  /** Prices per quarter, from 2025-10-01. */
  public static SpotPriceCleaner dayAheadPrices() {
    return new SpotPriceCleaner(
        "DayAheadPrices", 15, "Time", "DayAheadPriceDKK", "DayAheadPriceEUR");
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
    return resolutionMinutes;
  }

  @Override
  public Row clean(LandedRecord record, Window window) throws RejectedException {
    Fields fields = new Fields(record);
    long start = fields.start(utcColumn, danishColumn, resolutionMinutes, window);
    PriceArea area = fields.area("PriceArea");
    Row row =
        ROWS.beginAt(start)
            .set(AREA, area.name())
            .set(RESOLUTION, resolutionMinutes)
            .set(SOURCE_DATASET, dataset);
    fields.decimal(dkkColumn, row, PRICE_DKK);
    fields.decimal(eurColumn, row, PRICE_EUR);
    if (row.isNull(PRICE_DKK) && row.isNull(PRICE_EUR)) {
      throw new RejectedException(dkkColumn + " and " + eurColumn + " are both missing");
    }
    requireOwnCurrencies(row);
    return row;
  }

  /** A euro is more than seven kroner, so a price has more kroner than euros. */
  private void requireOwnCurrencies(Row row) throws RejectedException {
    long dkk = row.numberOrZero(PRICE_DKK);
    long eur = row.numberOrZero(PRICE_EUR);
    boolean both = !row.isNull(PRICE_DKK) && !row.isNull(PRICE_EUR);
    if (both && Math.abs(eur) >= TELLING_EUR && Math.abs(dkk) < Math.abs(eur)) {
      throw new RejectedException(
          "%s %s is less than %s %s: they are swapped"
              .formatted(
                  dkkColumn,
                  Decimals.toBigDecimal(dkk).toPlainString(),
                  eurColumn,
                  Decimals.toBigDecimal(eur).toPlainString()));
    }
  }
}
