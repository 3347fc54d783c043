package dk.elhus.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PopulationCleanerTest {
  private static final Window YEAR = Window.parse("2024-12-31T23:00:00Z", "2025-12-31T23:00:00Z");

  private static final TestRecord FANOE =
      TestRecord.of("OMRAADE", "563", "TID", "2025Q3", "INDHOLD", "3332");

  private final PopulationCleaner cleaner = new PopulationCleaner();

  @ParameterizedTest
  @ValueSource(strings = {"2025Q3", "2025K3"})
  void aQuarterIsTheSameInBothLanguages(String code) throws Exception {
    assertThat(cleaner.clean(FANOE.with("TID", code), YEAR))
        .hasToString(
            "population[2025] municipality_code=563,quarter=2025Q3,first_day=2025-07-01,"
                + "persons=3332,learned_edition=null,superseded_edition=null");
  }

  @Test
  void anotherLevelThanMunicipalitiesIsRefused() {
    assertThatThrownBy(() -> cleaner.clean(FANOE.with("OMRAADE", "083"), YEAR))
        .isInstanceOf(RejectedException.class)
        .hasMessage("OMRAADE: '083' is a region");
  }

  @Test
  void aMonthIsNoQuarter() {
    assertThatThrownBy(() -> cleaner.clean(FANOE.with("TID", "2025M07"), YEAR))
        .hasMessage("TID: '2025M07' is no quarter such as 2024K1 or 2024Q1");
  }
}
