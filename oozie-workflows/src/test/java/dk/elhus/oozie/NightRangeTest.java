package dk.elhus.oozie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A range of nights")
class NightRangeTest {
  private static final LocalDate CHRISTMAS_EVE = LocalDate.of(2025, 12, 24);

  @Test
  void ofOneNightHoldsOneNominalTime() {
    NightRange night = NightRange.of(CHRISTMAS_EVE);

    assertThat(night.count()).isEqualTo(1);
    assertThat(night.start()).isEqualTo("2025-12-24T22:30Z");
    assertThat(night.end()).isEqualTo("2025-12-24T22:31Z");
    assertThat(night).hasToString("night 2025-12-24");
  }

  @Test
  void overTheYearsEndCountsBothEnds() {
    NightRange nights = new NightRange(CHRISTMAS_EVE, LocalDate.of(2026, 1, 2));

    assertThat(nights.count()).isEqualTo(10);
    assertThat(nights.end()).isEqualTo("2026-01-02T22:31Z");
  }

  @Test
  void thatEndsBeforeItStartsIsRefusedInWords() {
    assertThatThrownBy(() -> new NightRange(CHRISTMAS_EVE, CHRISTMAS_EVE.minusDays(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the last night 2025-12-23 is before the first night 2025-12-24; swap them");
  }
}
