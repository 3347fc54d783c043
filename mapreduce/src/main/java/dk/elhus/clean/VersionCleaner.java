package dk.elhus.clean;

import dk.elhus.record.DanishTime;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.time.LocalDate;

/**
 * Things of the metering database that are changed in place there. Each version that a night brings
 * is a row of its own, by the moment of its change, so that a table holds two times: when the
 * source says that something was so, and on which night we learned it.
 *
 * <p>A night brings the last version within its window: of two changes between two noons only the
 * second is ever seen.
 */
public final class VersionCleaner implements Cleaner {
  private static final int METERING_POINT_DIGITS = 18;
  private static final int POSTAL_CODE_DIGITS = 4;
  private static final String UPDATED = "updated_utc";

  /** Fills the row of one record. */
  private interface Rule {
    void fill(Fields fields, Row row) throws RejectedException;
  }

  private final TableSpec table;
  private final Rule rule;

  private VersionCleaner(TableSpec table, Rule rule) {
    this.table = table;
    this.rule = rule;
  }

  /** Who pays. */
  public static VersionCleaner customer() {
    return new VersionCleaner(
        Tables.CUSTOMER,
        (fields, row) -> {
          String email = fields.required("email");
          if (!email.matches("[^@\\s]+@[^@\\s]+")) {
            throw new RejectedException("email: '" + email + "' is no address");
          }
          row.set("customer_id", number(fields, "customer_id"))
              .set("name", fields.required("name"))
              .set("street_address", fields.required("street_address"))
              .set("postal_code", fields.digits("postal_code", POSTAL_CODE_DIGITS))
              .set("town", fields.required("town"))
              .set("email", email);
        });
  }

  /** Where electricity is metered, for whom, and in whose grid. */
  public static VersionCleaner meteringPoint() {
    return new VersionCleaner(
        Tables.METERING_POINT,
        (fields, row) -> {
          String id = fields.digits("metering_point_id", METERING_POINT_DIGITS);
          fields.required("has_ev_charger");
          fields.flag("has_ev_charger", row, row.table().place("has_ev_charger"));
          row.set("metering_point_id", Long.parseLong(id))
              .set("municipality_code", fields.municipality("municipality_code"))
              .set("price_area", fields.area("price_area").name())
              .set("grid_company_gln", fields.digits("grid_company_gln", Fields.GLN_DIGITS))
              .set("valid_from", fields.day("valid_from"));
          if (!fields.isForgotten("customer_id")) {
            row.set("customer_id", number(fields, "customer_id"));
          }
          if (fields.has("valid_to")) {
            row.set("valid_to", end(fields, row.number("valid_from")));
          }
        });
  }

  private static long end(Fields fields, long from) throws RejectedException {
    long to = fields.day("valid_to");
    if (to < from) {
      throw new RejectedException(
          "valid_to: "
              + LocalDate.ofEpochDay(to)
              + " is before valid_from, "
              + LocalDate.ofEpochDay(from));
    }
    return to;
  }

  private static long number(Fields fields, String column) throws RejectedException {
    String text = fields.required(column);
    if (!text.matches("\\d{1,18}")) {
      throw new RejectedException(column + ": '" + text + "' is not a whole number");
    }
    return Long.parseLong(text);
  }

  @Override
  public String dataset() {
    return table.name();
  }

  @Override
  public TableSpec table() {
    return table;
  }

  @Override
  public long moment(Row row) {
    return row.number(UPDATED);
  }

  @Override
  public Row clean(LandedRecord record, Window window) throws RejectedException {
    Fields fields = new Fields(record);
    long updated = fields.moment("updated_at", window);
    Row row = new Row(table, DanishTime.localMonth(updated).toString()).set(UPDATED, updated);
    rule.fill(fields, row);
    return row;
  }
}
