package dk.elhus.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.elhus.record.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MunicipalConsumptionCleanerTest {
  private static final Window YEARS = Window.parse("2022-12-31T23:00:00Z", "2026-12-31T23:00:00Z");

  private final Cleaner branches = MunicipalConsumptionCleaner.consumptionIndustry();
  private final Cleaner homes = MunicipalConsumptionCleaner.privateConsumptionHeating();

  @Test
  void aBranchIsNotPartedByHeatingAndHousing() throws Exception {
    Row row = branches.clean(branch(), YEARS);

    assertThat(row.partition()).isEqualTo("2023-01");
    assertThat(row.text("municipality_code")).isEqualTo("851");
    assertThat(row.text("branch")).isEqualTo("Privat");
    assertThat(row.text("heating_category")).isEqualTo("all");
    assertThat(row.text("housing_category")).isEqualTo("all");
    assertThat(row.number("consumption_kwh")).isEqualTo(30_881_813_000L);
  }

  @Test
  void homesAreHouseholdsPartedByHeatingAndHousing() throws Exception {
    Row row = homes.clean(home(), YEARS);

    assertThat(row.partition()).isEqualTo("2025-10");
    assertThat(row.text("branch")).isEqualTo("Privat");
    assertThat(row.text("heating_category")).isEqualTo("Anden opvarmning");
    assertThat(row.text("housing_category")).isEqualTo("Etageboliger");
    assertThat(row.text("source_dataset")).isEqualTo("PrivateConsumptionHeatingHour");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TimeUTC",
        "MunicipalityCode",
        "HeatingCategory",
        "HousingCategory",
        "ConsumptionkWh"
      })
  void timePlaceCategoriesAndConsumptionAreRequired(String column) {
    assertRefused(homes, home().without(column), column + " is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ConsumptionkWh | 30881,813000 | '30881,813000' has a comma; a number here has a decimal point",
        "ConsumptionkWh | 30.881.813   | '30.881.813' has dots between thousands",
        "TimeUTC        | 2025-10-25   | '2025-10-25' has no hour (expected a form like 2024-03-05T22:00:00)",
        "MunicipalityCode | 81         | '81' is not the code of a municipality (three digits, such as 851)"
      })
  void whatASpreadsheetHasSpoiltIsRefusedWithItsText(String column, String text, String reason) {
    assertRefused(homes, home().with(column, text), column + ": " + reason);
  }

  private static void assertRefused(Cleaner cleaner, TestRecord record, String reason) {
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> cleaner.clean(record, YEARS))
        .withMessage(reason);
  }

  private static TestRecord branch() {
    return TestRecord.of(
        "HourUTC", "2022-12-31T23:00:00",
        "HourDK", "2023-01-01T00:00:00",
        "MunicipalityNo", "851",
        "Branche", "Privat",
        "ConsumptionkWh", "30881.813000");
  }

  private static TestRecord home() {
    return TestRecord.of(
        "TimeUTC", "2025-10-25T22:00:00",
        "TimeDK", "2025-10-26T00:00:00",
        "Municipality", "Aalborg",
        "MunicipalityCode", "851",
        "RegionName", "Region Nordjylland",
        "HeatingCategory", "Anden opvarmning",
        "HousingCategory", "Etageboliger",
        "ConsumptionkWh", "9120.5");
  }
}
