package dk.elhus.clean;

import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tariffs of the DataHub's price list, one row per charge and period of validity.
 *
 * <p>A row has no id of its own: company, type, code and first day name it. Later nights correct
 * its prices and close its validity, which makes a new revision of the same row. A row that gives
 * one price only means it for all hours; one that leaves out some of the hours is refused, because
 * nobody says what those cost.
 */
public final class TariffCleaner implements Cleaner {
  private static final TableSpec TABLE = Tables.TARIFF;
  private static final Pattern GLN_FORM = Pattern.compile("\\d{13}");
  private static final String TARIFF = "D03";
  private static final int SECONDS_PER_DAY = 86_400;
  private static final int HOURS = 24;

  private static final int GLN = TABLE.place("gln");
  private static final int CHARGE_TYPE = TABLE.place("charge_type");
  private static final int CHARGE_CODE = TABLE.place("charge_code");
  private static final int VALID_FROM = TABLE.place("valid_from");
  private static final int VALID_TO = TABLE.place("valid_to");
  private static final int CHARGE_OWNER = TABLE.place("charge_owner");
  private static final int NOTE = TABLE.place("note");
  private static final int DESCRIPTION = TABLE.place("description");
  private static final int VAT_CLASS = TABLE.place("vat_class");
  private static final int TAX_INDICATOR = TABLE.place("tax_indicator");
  private static final int TRANSPARENT_INVOICING = TABLE.place("transparent_invoicing");
  private static final int RESOLUTION = TABLE.place("resolution");
  private static final int FIRST_PRICE = TABLE.place("price_hour_00_dkk_per_kwh");

  @Override
  public String dataset() {
    return "DatahubPricelist";
  }

  @Override
  public TableSpec table() {
    return TABLE;
  }

  @Override
  public long moment(Row row) {
    return row.number(VALID_FROM) * SECONDS_PER_DAY;
  }

  /** The whole list comes every night, and any row of it may have changed. */
  @Override
  public Optional<List<String>> partitions(Window window) {
    return Optional.empty();
  }

  @Override
  public boolean isWholeList() {
    return true;
  }

  @Override
  public Row clean(LandedRecord record, Window window) throws RejectedException {
    Fields fields = new Fields(record);
    long validFrom = fields.day("ValidFrom");
    Row row =
        new Row(TABLE, Integer.toString(LocalDate.ofEpochDay(validFrom).getYear()))
            .set(GLN, gln(fields))
            .set(CHARGE_TYPE, chargeType(fields))
            .set(CHARGE_CODE, fields.required("ChargeTypeCode"))
            .set(VALID_FROM, validFrom)
            .set(CHARGE_OWNER, fields.optional("ChargeOwner"))
            .set(NOTE, fields.optional("Note"))
            .set(DESCRIPTION, fields.optional("Description"))
            .set(VAT_CLASS, fields.optional("VATClass"))
            .set(RESOLUTION, fields.optional("ResolutionDuration"));
    setValidTo(fields, row);
    fields.flag("TaxIndicator", row, TAX_INDICATOR);
    fields.flag("TransparentInvoicing", row, TRANSPARENT_INVOICING);
    setPrices(fields, row);
    return row;
  }

  private static String gln(Fields fields) throws RejectedException {
    String gln = fields.required("GLN_Number");
    if (!GLN_FORM.matcher(gln).matches()) {
      throw new RejectedException("GLN_Number: '" + gln + "' is not 13 digits");
    }
    return gln;
  }

  private static String chargeType(Fields fields) throws RejectedException {
    String type = fields.required("ChargeType");
    if (!type.equals(TARIFF)) {
      throw new RejectedException(
          "ChargeType: '" + type + "' is no tariff (D03), so its price is not one per kWh");
    }
    return type;
  }

  private static void setValidTo(Fields fields, Row row) throws RejectedException {
    if (!fields.has("ValidTo")) {
      return;
    }
    long validTo = fields.day("ValidTo");
    if (validTo < row.number(VALID_FROM)) {
      throw new RejectedException(
          "ValidTo: " + LocalDate.ofEpochDay(validTo) + " is before ValidFrom");
    }
    row.set(VALID_TO, validTo);
  }

  private static void setPrices(Fields fields, Row row) throws RejectedException {
    fields.required("Price1");
    fields.decimal("Price1", row, FIRST_PRICE);
    boolean hourly = fields.has("Price2");
    for (int hour = 1; hour < HOURS; hour++) {
      String column = "Price" + (hour + 1);
      if (fields.has(column) != hourly) {
        throw new RejectedException(
            column + " is " + (hourly ? "missing" : "there") + ", unlike Price2");
      }
      if (hourly) {
        fields.decimal(column, row, FIRST_PRICE + hour);
      } else {
        row.set(FIRST_PRICE + hour, row.number(FIRST_PRICE));
      }
    }
  }
}
