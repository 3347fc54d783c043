package dk.elhus.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.elhus.record.Row;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TariffCleanerTest {
  private static final Window ALL = Window.parse("1970-01-01T00:00:00Z", "9999-12-30T23:00:00Z");

  private final TariffCleaner cleaner = new TariffCleaner();

  @Test
  void onePriceIsForAllHours() throws Exception {
    Row row = cleaner.clean(tax(), ALL);

    assertThat(row.partition()).isEqualTo("2023");
    assertThat(row.number("valid_from")).isEqualTo(day("2023-07-01"));
    assertThat(row.isNull("valid_to")).isTrue();
    assertThat(row.number("tax_indicator")).isEqualTo(1);
    for (int hour = 0; hour < 24; hour++) {
      assertThat(row.number("price_hour_%02d_dkk_per_kwh".formatted(hour))).isEqualTo(697_000);
    }
  }

  @Test
  void priceOneIsThatOfTheFirstHour() throws Exception {
    Row row = cleaner.clean(hourly(), ALL);

    assertThat(row.number("price_hour_00_dkk_per_kwh")).isEqualTo(10_000);
    assertThat(row.number("price_hour_17_dkk_per_kwh")).isEqualTo(180_000);
    assertThat(row.number("price_hour_23_dkk_per_kwh")).isEqualTo(240_000);
  }

  @Test
  void aRebateIsANegativePrice() throws Exception {
    Row row = cleaner.clean(tax().with("Price1", "-0.0202"), ALL);

    assertThat(row.number("price_hour_12_dkk_per_kwh")).isEqualTo(-20_200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GLN_Number", "ChargeType", "ChargeTypeCode", "ValidFrom", "Price1"})
  void theKeyAndAPriceAreRequired(String column) {
    assertRefused(tax().without(column), column + " is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GLN_Number | 57900      | GLN_Number: '57900' is not 13 digits",
        "ChargeType | D01        | ChargeType: 'D01' is no tariff (D03), so its price is not one per kWh",
        "ValidFrom  | 2023-07-01T01:00:00 | ValidFrom: '2023-07-01T01:00:00' is not the start of a day",
        "ValidFrom  | 2023-07-01 | ValidFrom: '2023-07-01' has no hour (expected a form like 2024-03-05T22:00:00)",
        "ValidTo    | 2023-06-30T00:00:00 | ValidTo: 2023-06-30 is before ValidFrom",
        "Price1     | 0,697      | Price1: '0,697' has a comma; a number here has a decimal point",
        "Price7     | 0.9        | Price7 is there, unlike Price2",
        "TaxIndicator | x        | TaxIndicator: 'x' is neither 0 nor 1"
      })
  void whatIsWrongIsRefused(String column, String text, String reason) {
    assertRefused(tax().with(column, text), reason);
  }

  @Test
  void anHourThatIsLeftOutOfADayOfHoursIsRefused() {
    assertRefused(hourly().without("Price19"), "Price19 is missing, unlike Price2");
  }

  private void assertRefused(TestRecord record, String reason) {
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> cleaner.clean(record, ALL))
        .withMessage(reason);
  }

  private static long day(String day) {
    return LocalDate.parse(day).toEpochDay();
  }

  private static TestRecord hourly() {
    TestRecord record = tax();
    for (int i = 1; i <= 24; i++) {
      record = record.with("Price" + i, i + "E-2");
    }
    return record;
  }

  private static TestRecord tax() {
    return TestRecord.of(
        "ChargeOwner", "Energinet",
        "GLN_Number", "5790000432752",
        "ChargeType", "D03",
        "ChargeTypeCode", "EA-001",
        "Note", "Elafgift",
        "Description", "Elafgiften",
        "ValidFrom", "2023-07-01T00:00:00",
        "VATClass", "D02",
        "Price1", "0.697",
        "TransparentInvoicing", "1",
        "TaxIndicator", "1",
        "ResolutionDuration", "P1D");
  }
}
