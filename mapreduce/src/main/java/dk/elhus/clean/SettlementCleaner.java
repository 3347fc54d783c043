package dk.elhus.clean;

import dk.elhus.record.PriceArea;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.util.List;

/**
 * Settled production, exchange and consumption per hour.
 *
 * <p>Required are the time, the area, the gross consumption and at least one kind of production.
 * Any other column may be null and then counts as nothing in a sum: an area has no border with
 * every neighbour, and old years do not know every kind. A production that is wrongly null shows in
 * the identity, which the audit judges.
 */
public final class SettlementCleaner implements Cleaner {
  private static final TableSpec TABLE = Tables.SETTLEMENT;
  private static final IntervalRows ROWS = new IntervalRows(TABLE);
  private static final int RESOLUTION_MINUTES = 60;

  /** The source's columns in the order of the table's, from production to consumption. */
  private static final List<String> SOURCE_COLUMNS =
      List.of(
          "CentralPowerMWh",
          "LocalPowerMWh",
          "CommercialPowerMWh",
          "LocalPowerSelfConMWh",
          "OffshoreWindLt100MW_MWh",
          "OffshoreWindGe100MW_MWh",
          "OnshoreWindLt50kW_MWh",
          "OnshoreWindGe50kW_MWh",
          "HydroPowerMWh",
          "SolarPowerLt10kW_MWh",
          "SolarPowerGe10Lt40kW_MWh",
          "SolarPowerGe40kW_MWh",
          "SolarPowerSelfConMWh",
          "UnknownProdMWh",
          "ExchangeNO_MWh",
          "ExchangeSE_MWh",
          "ExchangeGE_MWh",
          "ExchangeNL_MWh",
          "ExchangeGB_MWh",
          "ExchangeGreatBelt_MWh",
          "GrossConsumptionMWh",
          "GridLossTransmissionMWh",
          "GridLossInterconnectorsMWh",
          "GridLossDistributionMWh",
          "PowerToHeatMWh");

  private static final int FIRST_AMOUNT = TABLE.place("central_power_mwh");
  private static final int AREA = TABLE.place("price_area");
  private static final int RESOLUTION = TABLE.place("resolution_minutes");

  @Override
  public String dataset() {
    return "ProductionConsumptionSettlement";
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
    long start = fields.start("HourUTC", "HourDK", RESOLUTION_MINUTES, window);
    PriceArea area = fields.area("PriceArea");
    fields.required("GrossConsumptionMWh");
    Row row = ROWS.beginAt(start).set(AREA, area.name()).set(RESOLUTION, RESOLUTION_MINUTES);
    for (int i = 0; i < SOURCE_COLUMNS.size(); i++) {
      fields.decimal(SOURCE_COLUMNS.get(i), row, FIRST_AMOUNT + i);
    }
    requireProduction(row);
    return row;
  }

  private static void requireProduction(Row row) throws RejectedException {
    for (int i = 0; i < Tables.PRODUCTION.size(); i++) {
      if (!row.isNull(FIRST_AMOUNT + i)) {
        return;
      }
    }
    throw new RejectedException("every kind of production is missing");
  }
}
