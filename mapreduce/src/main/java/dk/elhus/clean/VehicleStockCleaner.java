package dk.elhus.clean;

import dk.elhus.record.DanishTime;
import dk.elhus.record.Row;
import dk.elhus.record.StatArea;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Stock of vehicles per area and month.
 *
 * <p>Required are all but the number: the source marks a cell that it has no data for. The level of
 * an area follows from its code.
 */
public final class VehicleStockCleaner implements Cleaner {
  private static final TableSpec TABLE = Tables.VEHICLE_STOCK;
  private static final int AREA = TABLE.place("area_code");
  private static final int LEVEL = TABLE.place("area_level");
  private static final int TYPE = TABLE.place("vehicle_type");
  private static final int PROPELLANT = TABLE.place("propellant");
  private static final int MONTH = TABLE.place("local_month");
  private static final int VEHICLES = TABLE.place("vehicles");

  /** The descriptor asks for the total of all terms of use only. */
  private static final String ALL_USES = "1000";

  @Override
  public String dataset() {
    return "BIL54";
  }

  @Override
  public TableSpec table() {
    return TABLE;
  }

  @Override
  public long moment(Row row) {
    return DanishTime.startOfMonth(YearMonth.parse(row.text(MONTH)));
  }

  @Override
  public Optional<List<String>> partitions(Window window) {
    return Optional.of(window.years());
  }

  @Override
  public Row clean(LandedRecord record, Window window) throws RejectedException {
    StatFields fields = new StatFields(record);
    StatArea area = fields.area();
    YearMonth month = fields.month(window);
    String use = fields.code("BRUG");
    if (!use.equals(ALL_USES)) {
      throw new RejectedException("BRUG: '" + use + "' is a part of " + ALL_USES + ", all uses");
    }
    Row row =
        new Row(TABLE, Integer.toString(month.getYear()))
            .set(AREA, area.code())
            .set(LEVEL, area.level().word())
            .set(TYPE, fields.code("BILTYPE"))
            .set(PROPELLANT, fields.code("DRIV"))
            .set(MONTH, month.toString());
    fields.count(row, VEHICLES);
    return row;
  }
}
