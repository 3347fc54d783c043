package dk.elhus.clean;

import dk.elhus.record.DanishTime;
import dk.elhus.record.Row;
import dk.elhus.record.StatArea;
import dk.elhus.record.StatPeriod;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** People per municipality on the first day of a quarter; no other level of areas. */
public final class PopulationCleaner implements Cleaner {
  private static final TableSpec TABLE = Tables.POPULATION;
  private static final int MUNICIPALITY = TABLE.place("municipality_code");
  private static final int QUARTER = TABLE.place("quarter");
  private static final int FIRST_DAY = TABLE.place("first_day");
  private static final int PERSONS = TABLE.place("persons");

  @Override
  public String dataset() {
    return "FOLK1A";
  }

  @Override
  public TableSpec table() {
    return TABLE;
  }

  @Override
  public long moment(Row row) {
    return DanishTime.startOfDay(LocalDate.ofEpochDay(row.number(FIRST_DAY)));
  }

  @Override
  public Optional<List<String>> partitions(Window window) {
    return Optional.of(window.years());
  }

  @Override
  public Row clean(LandedRecord record, Window window) throws RejectedException {
    StatFields fields = new StatFields(record);
    StatArea area = fields.area();
    if (area.level() != StatArea.Level.MUNICIPALITY) {
      throw new RejectedException(
          "OMRAADE: '" + record.text("OMRAADE") + "' is a " + area.level().word());
    }
    LocalDate day = fields.quarter(window);
    Row row =
        new Row(TABLE, Integer.toString(day.getYear()))
            .set(MUNICIPALITY, area.code())
            .set(QUARTER, StatPeriod.quarterText(day))
            .set(FIRST_DAY, day.toEpochDay());
    fields.count(row, PERSONS);
    return row;
  }
}
