package dk.elhus.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GapsTest {
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2025, 1, 7);

  @Test
  void aPeriodThatIsLoadedWholeHasNone() {
    assertThat(Gaps.between(FIRST, LAST, week(), 8).isEmpty()).isTrue();
  }

  @Test
  void missingDaysAreNamedWithTheCommandThatLoadsThem() {
    Map<LocalDate, Long> loaded = week();
    loaded.remove(FIRST.plusDays(1));
    loaded.remove(FIRST.plusDays(2));
    loaded.remove(FIRST.plusDays(5));

    Gaps gaps = Gaps.between(FIRST, LAST, loaded, 8);

    assertThat(gaps.sentences())
        .containsExactly("Not loaded: 2025-01-02 to 2025-01-03, 2025-01-06 (3 days).");
    assertThat(gaps.command()).contains("elhus night 2025-01-14 --since 2025-01-02");
  }

  @Test
  void oneMissingDayNeedsOneNight() {
    Map<LocalDate, Long> loaded = week();
    loaded.remove(FIRST.plusDays(1));

    assertThat(Gaps.between(FIRST, LAST, loaded, 0).command()).contains("elhus night 2025-01-02");
  }

  @Test
  void aDayThatLacksAnHourIsNamed() {
    Map<LocalDate, Long> loaded = week();
    loaded.put(FIRST, 23 * 60L);

    Gaps gaps = Gaps.between(FIRST, LAST, loaded, 8);

    assertThat(gaps.sentences()).containsExactly("Incomplete: 2025-01-01 has 23 of 24 hours.");
    assertThat(gaps.command()).isEmpty();
  }

  @Test
  void theSpringDayIsWholeWith23HoursAndTheAutumnDayWith25() {
    LocalDate spring = LocalDate.of(2025, 3, 30);
    LocalDate autumn = LocalDate.of(2025, 10, 26);

    assertThat(Gaps.between(spring, spring, Map.of(spring, 23 * 60L), 0).isEmpty()).isTrue();
    assertThat(Gaps.between(autumn, autumn, Map.of(autumn, 25 * 60L), 0).isEmpty()).isTrue();
    assertThat(Gaps.between(autumn, autumn, Map.of(autumn, 1485L), 0).sentences())
        .containsExactly("Incomplete: 2025-10-26 has 24.75 of 25 hours.");
  }

  private static Map<LocalDate, Long> week() {
    Map<LocalDate, Long> loaded = new HashMap<>();
    for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      loaded.put(day, 24 * 60L);
    }
    return loaded;
  }
}
