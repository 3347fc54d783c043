package dk.elhus.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.elhus.aggregate.Aggregate;
import dk.elhus.aggregate.Aggregates;
import dk.elhus.record.Row;
import dk.elhus.record.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Five minutes of emission, and the hour that they make up. */
class Co2EmissionCleanerTest {
  private static final Window OCTOBER =
      Window.parse("2025-09-30T22:00:00Z", "2025-10-31T23:00:00Z");

  private final Co2EmissionCleaner cleaner = new Co2EmissionCleaner();

  @Test
  void fiveMinutesBecomeARow() throws Exception {
    Row row = cleaner.clean(emission("55", "61.0"), OCTOBER);

    assertThat(row.partition()).isEqualTo("2025-10");
    assertThat(row.number("resolution_minutes")).isEqualTo(5);
    assertThat(row.number("co2_g_per_kwh")).isEqualTo(61_000_000);
  }

  @Test
  void anHourIsTheMeanOfItsMinutesAndSaysHowManyThereAre() throws Exception {
    Aggregate hours = Aggregates.of(Tables.CO2_EMISSION_HOUR);
    Row first = cleaner.clean(emission("00", "60"), OCTOBER);
    Row second = cleaner.clean(emission("05", "61"), OCTOBER);
    long[] sums = hours.sums(first);
    hours.add(sums, hours.sums(second));

    Row hour = hours.key(second);
    hours.finish(hour, sums);

    assertThat(hour.number("start_utc")).isEqualTo(first.number("start_utc"));
    assertThat(hour.number("mean_co2_g_per_kwh")).isEqualTo(60_500_000);
    assertThat(hour.number("min_co2_g_per_kwh")).isEqualTo(60_000_000);
    assertThat(hour.number("max_co2_g_per_kwh")).isEqualTo(61_000_000);
    assertThat(hour.number("covered_minutes")).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CO2Emission | -1  | CO2Emission: '-1' is less than nothing",
        "PriceArea   | SE4 | PriceArea: 'SE4' is not a Danish price area (DK1 or DK2)",
        "Minutes5UTC | 2025-10-10T08:03:00 | Minutes5UTC: '2025-10-10T08:03:00' is not the start of 5 minutes"
      })
  void whatIsWrongIsRefused(String column, String text, String reason) {
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> cleaner.clean(emission("00", "60").with(column, text), OCTOBER))
        .withMessage(reason);
  }

  private static TestRecord emission(String minute, String grams) {
    return TestRecord.of(
        "Minutes5UTC",
        "2025-10-10T08:" + minute + ":00",
        "Minutes5DK",
        "2025-10-10T10:" + minute + ":00",
        "PriceArea",
        "DK1",
        "CO2Emission",
        grams);
  }
}
