package dk.elhus.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.elhus.record.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpotPriceCleanerTest {
  private static final Window YEAR = Window.parse("2024-12-31T23:00:00Z", "2025-12-31T23:00:00Z");

  private static final TestRecord HOUR =
      TestRecord.of(
          "HourUTC", "2025-01-01T10:00:00",
          "HourDK", "2025-01-01T11:00:00",
          "PriceArea", "DK1",
          "SpotPriceDKK", "11.93",
          "SpotPriceEUR", "1.6");

  private static final TestRecord QUARTER =
      TestRecord.of(
          "TimeUTC", "2025-10-25T22:15:00",
          "TimeDK", "2025-10-26T00:15:00",
          "PriceArea", "DK2",
          "DayAheadPriceEUR", "58.0",
          "DayAheadPriceDKK", "433.2");

  @Test
  void anHourlyPriceBecomesARow() throws Exception {
    Row row = elspot(HOUR);

    assertThat(row.partition()).isEqualTo("2025-01");
    assertThat(row)
        .hasToString(
            "spot_price[2025-01] price_area=DK1,start_utc=2025-01-01T10:00,resolution_minutes=60,"
                + "start_local=2025-01-01T11:00,local_day=2025-01-01,price_dkk_per_mwh=11.930000,"
                + "price_eur_per_mwh=1.600000,source_dataset=Elspotprices,learned_edition=null,"
                + "superseded_edition=null");
  }

  @Test
  void aQuarterBecomesARowOfItsDanishDay() throws Exception {
    Row row = SpotPriceCleaner.dayAheadPrices().clean(QUARTER, YEAR);

    assertThat(row.toString())
        .contains("resolution_minutes=15", "local_day=2025-10-26", "price_eur_per_mwh=58.000000");
  }

  @Test
  void bothHoursOfTheAutumnNightAreTheSameOnTheWall() throws Exception {
    TestRecord first =
        HOUR.with("HourUTC", "2025-10-26T00:00:00").with("HourDK", "2025-10-26T02:00:00");
    TestRecord second =
        HOUR.with("HourUTC", "2025-10-26T01:00:00").with("HourDK", "2025-10-26T02:00:00");

    assertThat(elspot(first).number("start_local")).isEqualTo(elspot(second).number("start_local"));
    assertThat(elspot(first).number("start_utc")).isNotEqualTo(elspot(second).number("start_utc"));
  }

  @Test
  void oneOfThePricesMayArriveLater() throws Exception {
    assertThat(elspot(HOUR.without("SpotPriceDKK")).isNull("price_dkk_per_mwh")).isTrue();
    assertThat(elspot(HOUR.with("SpotPriceEUR", "")).isNull("price_eur_per_mwh")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-440.10"})
  void zeroAndNegativePricesAreRealPrices(String price) throws Exception {
    assertThat(elspot(HOUR.with("SpotPriceDKK", price)).isNull("price_dkk_per_mwh")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "HourUTC, , HourUTC is missing",
    "HourUTC, 2025-01-01, HourUTC: '2025-01-01' has no hour",
    "HourUTC, 2025-01-01T10:30:00, HourUTC: '2025-01-01T10:30:00' is not the start of 60 minutes",
    "HourUTC, 2025-01-01T10:00:07, HourUTC: '2025-01-01T10:00:07' is not the start of 60 minutes",
    "HourDK, 2025-01-01T10:00:00, HourDK: local time '2025-01-01T10:00:00' does not match",
    "HourDK, noon, HourDK: 'noon' is not a time",
    "PriceArea, , PriceArea is missing",
    "PriceArea, SE4, PriceArea: 'SE4' is not a Danish price area",
    "PriceArea, dk1, PriceArea: 'dk1' is not a Danish price area",
    "SpotPriceDKK, '11,93', SpotPriceDKK: '11,93' has a comma",
    "SpotPriceDKK, 1.193.000, SpotPriceDKK: '1.193.000' has dots between thousands",
    "SpotPriceEUR, 1.23456789, SpotPriceEUR: '1.23456789' has more than 6 decimals",
    "SpotPriceEUR, free, SpotPriceEUR: 'free' is not a number"
  })
  void aWrongFieldIsARejectThatNamesIt(String column, String text, String reason) {
    assertRejected(HOUR.with(column, text), reason);
  }

  @Test
  void swappedCurrenciesAreAReject() {
    assertRejected(
        HOUR.with("SpotPriceDKK", "58.00").with("SpotPriceEUR", "432.91"),
        "SpotPriceDKK 58.000000 is less than SpotPriceEUR 432.910000: they are swapped");
    assertRejected(
        HOUR.with("SpotPriceDKK", "-5.00").with("SpotPriceEUR", "-37.31"),
        "SpotPriceDKK -5.000000 is less than SpotPriceEUR -37.310000: they are swapped");
  }

  @Test
  void aRecordWithoutAnyPriceIsAReject() {
    assertRejected(
        HOUR.without("SpotPriceDKK").without("SpotPriceEUR"),
        "SpotPriceDKK and SpotPriceEUR are both missing");
  }

  @Test
  void anHourThatWasNotAskedForIsAReject() {
    assertRejected(
        HOUR.with("HourUTC", "2024-12-31T22:00:00").with("HourDK", "2024-12-31T23:00:00"),
        "was not asked for (2024-12-31T23:00:00Z to 2025-12-31T23:00:00Z)");
  }

  private static Row elspot(LandedRecord record) throws RejectedException {
    return SpotPriceCleaner.elspotprices().clean(record, YEAR);
  }

  private static void assertRejected(TestRecord record, String reason) {
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> elspot(record))
        .withMessageContaining(reason);
  }
}
