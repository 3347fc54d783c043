package dk.elhus.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.record.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VehicleStockCleanerTest {
  private static final Window TWO_YEARS =
      Window.parse("2024-01-31T23:00:00Z", "2026-02-20T23:00:00Z");

  private static final TestRecord AALBORG =
      TestRecord.of(
          "OMRAADE",
          "851",
          "BILTYPE",
          "4000101002",
          "BRUG",
          "1000",
          "DRIV",
          "20225",
          "TID",
          "2026M01",
          "INDHOLD",
          "19477");

  private final VehicleStockCleaner cleaner = new VehicleStockCleaner();

  @Test
  void aCellBecomesARow() throws Exception {
    Row row = cleaner.clean(AALBORG, TWO_YEARS);

    assertThat(row)
        .hasToString(
            "vehicle_stock[2026] area_code=851,area_level=municipality,vehicle_type=4000101002,"
                + "propellant=20225,local_month=2026-01,vehicles=19477,learned_edition=null,"
                + "superseded_edition=null");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, country",
    "000, 0, country",
    "84, 84, region",
    "084, 84, region",
    "1, 1, province",
    "01, 1, province",
    "11, 11, province",
    "101, 101, municipality",
    "860, 860, municipality",
    "99, 99, unknown",
    "099, 99, unknown"
  })
  void theLevelFollowsFromTheCode(String received, String code, String level) throws Exception {
    Row row = cleaner.clean(AALBORG.with("OMRAADE", received), TWO_YEARS);

    assertThat(row.text("area_code")).isEqualTo(code);
    assertThat(row.text("area_level")).isEqualTo(level);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "80", "86", "100", "900", "DK", "1000", "-1"})
  void whatIsNoAreaIsRefused(String received) {
    assertThatThrownBy(() -> cleaner.clean(AALBORG.with("OMRAADE", received), TWO_YEARS))
        .isInstanceOf(RejectedException.class)
        .hasMessageStartingWith("OMRAADE: '" + received + "' is no area");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "..", " .. "})
  void aMarkForNoDataIsNotZero(String mark) throws Exception {
    Row row = cleaner.clean(AALBORG.with("INDHOLD", mark), TWO_YEARS);

    assertThat(row.isNull("vehicles")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"19477; 19477", "19477,0; 19477", "0; 0"})
  void aWholeNumberMayHaveADecimalComma(String text, long vehicles) throws Exception {
    assertThat(cleaner.clean(AALBORG.with("INDHOLD", text), TWO_YEARS).number("vehicles"))
        .isEqualTo(vehicles);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "19.477; has a dot",
        "19477,5; counts nothing",
        "-3; counts nothing",
        "many; is not a number",
        "99999999999; is out of range"
      })
  void anythingElseIsRefused(String text, String reason) {
    assertThatThrownBy(() -> cleaner.clean(AALBORG.with("INDHOLD", text), TWO_YEARS))
        .isInstanceOf(RejectedException.class)
        .hasMessageStartingWith("INDHOLD: ")
        .hasMessageContaining(reason);
  }

  @Test
  void aPartOfTheUsesIsNotTakenForAll() {
    assertThatThrownBy(() -> cleaner.clean(AALBORG.with("BRUG", "1100"), TWO_YEARS))
        .hasMessage("BRUG: '1100' is a part of 1000, all uses");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026K1", "2026", "2026M13", "2026-01"})
  void aPeriodThatIsNoMonthIsRefused(String period) {
    assertThatThrownBy(() -> cleaner.clean(AALBORG.with("TID", period), TWO_YEARS))
        .hasMessage("TID: '" + period + "' is no month such as 2024M01");
  }

  @Test
  void aMonthThatNobodyAskedForIsRefused() {
    assertThatThrownBy(() -> cleaner.clean(AALBORG.with("TID", "2023M12"), TWO_YEARS))
        .hasMessageStartingWith("TID: 2023-12-01 was not asked for");
  }

  @Test
  void yearsAreItsPartitions() {
    assertThat(cleaner.partitions(TWO_YEARS))
        .hasValueSatisfying(years -> assertThat(years).containsExactly("2024", "2025", "2026"));
  }
}
