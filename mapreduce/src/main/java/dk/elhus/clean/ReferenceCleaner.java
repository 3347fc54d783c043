package dk.elhus.clean;

import dk.elhus.record.InvalidValueException;
import dk.elhus.record.PriceArea;
import dk.elhus.record.Row;
import dk.elhus.record.StatArea;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Short lists that Elhus brings itself: each night lands all of a list, and few lines ever change.
 */
public final class ReferenceCleaner implements Cleaner {
  /** Fills the row of one record. */
  private interface Rule {
    void fill(LandedRecord record, Fields fields, Row row) throws RejectedException;
  }

  private final String dataset;
  private final TableSpec table;
  private final Rule rule;

  private ReferenceCleaner(String dataset, TableSpec table, Rule rule) {
    this.dataset = dataset;
    this.table = table;
    this.rule = rule;
  }

  /** Municipalities with region, province and price area. */
  public static ReferenceCleaner municipality() {
    return new ReferenceCleaner(
        "Municipality",
        Tables.MUNICIPALITY,
        (record, fields, row) -> {
          PriceArea area = fields.area("price_area");
          row.set("municipality_code", area(fields, "code", StatArea.Level.MUNICIPALITY))
              .set("name", fields.required("name"))
              .set("region_code", area(fields, "region_code", StatArea.Level.REGION))
              .set("region", fields.required("region"))
              .set("province_code", area(fields, "province_code", StatArea.Level.PROVINCE))
              .set("province", fields.required("province"))
              .set("price_area", area.name());
        });
  }

  /** Grid companies. */
  public static ReferenceCleaner gridCompany() {
    return new ReferenceCleaner(
        "GridCompany",
        Tables.GRID_COMPANY,
        (record, fields, row) -> {
          row.set("gln", fields.digits("gln", Fields.GLN_DIGITS))
              .set("name", fields.required("name"))
              .set("charge_owner", fields.required("charge_owner"))
              .set("tariff_codes", fields.required("tariff_codes"));
        });
  }

  /** Days of the calendar. */
  public static ReferenceCleaner calendarDay() {
    return new ReferenceCleaner(
        "CalendarDay",
        Tables.CALENDAR_DAY,
        (record, fields, row) ->
            row.set("local_day", day(fields).toEpochDay())
                .set("weekday", whole(fields, "weekday"))
                .set(row.table().place("holiday"), record.text("holiday"))
                .set("working_day", whole(fields, "working_day"))
                .set("day_minutes", whole(fields, "minutes")));
  }

  private static String area(Fields fields, String column, StatArea.Level level)
      throws RejectedException {
    try {
      StatArea area = StatArea.parse(fields.required(column));
      if (area.level() == level) {
        return area.code();
      }
      throw new RejectedException(column + ": " + area.code() + " is no " + level.word());
    } catch (InvalidValueException e) {
      throw new RejectedException(column + ": " + e.getMessage());
    }
  }

  private static LocalDate day(Fields fields) throws RejectedException {
    String text = fields.required("day");
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new RejectedException("day: '" + text + "' is not a day such as 2025-10-26");
    }
  }

  private static long whole(Fields fields, String column) throws RejectedException {
    String text = fields.required(column);
    if (!text.matches("\\d{1,9}")) {
      throw new RejectedException(column + ": '" + text + "' is not a whole number");
    }
    return Long.parseLong(text);
  }

  @Override
  public String dataset() {
    return dataset;
  }

  @Override
  public TableSpec table() {
    return table;
  }

  /** A record is about all time, so a later fetch of the list always wins. */
  @Override
  public long moment(Row row) {
    return 0;
  }

  @Override
  public Optional<List<String>> partitions(Window window) {
    return Optional.of(List.of(TableSpec.ALL_OF_IT));
  }

  @Override
  public boolean isWholeList() {
    return true;
  }

  @Override
  public Row clean(LandedRecord record, Window window) throws RejectedException {
    Row row = new Row(table, TableSpec.ALL_OF_IT);
    rule.fill(record, new Fields(record), row);
    return row;
  }
}
