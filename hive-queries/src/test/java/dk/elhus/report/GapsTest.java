package dk.elhus.report;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.report.Coverage.Unit;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GapsTest {
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
  private static final Period WEEK = new Period(FIRST, LocalDate.of(2025, 1, 7));
  private static final Coverage SETTLED =
      new Coverage(Unit.DAY, "energy_day", "SUM(hours) * 60", "price_area = 'DK1'", 8);
  private static final Coverage PRICED =
      new Coverage(Unit.DAY, "spot_price_day", "SUM(priced_minutes_dkk)", "1 = 1", 0);
  private static final Coverage CARS =
      new Coverage(Unit.MONTH, "vehicle_stock", "COUNT(vehicles)", "1 = 1", 12);

  @Test
  void aPeriodThatIsLoadedWholeHasNone() {
    assertThat(Gaps.of(SETTLED, WEEK, week()).isEmpty()).isTrue();
  }

  @Test
  void missingDaysAreNamedWithTheCommandThatLoadsThem() {
    Map<String, Long> loaded = week();
    loaded.remove(FIRST.plusDays(1).toString());
    loaded.remove(FIRST.plusDays(2).toString());
    loaded.remove(FIRST.plusDays(5).toString());

    Gaps gaps = Gaps.of(SETTLED, WEEK, loaded);

    assertThat(gaps.sentences())
        .containsExactly(
            "Not loaded: 2025-01-02 to 2025-01-03, 2025-01-06 (3 days of energy_day).");
    assertThat(command(gaps)).contains("elhus night 2025-01-14 --since 2025-01-02");
  }

  @Test
  void oneMissingDayNeedsOneNight() {
    Map<String, Long> loaded = week();
    loaded.remove(FIRST.plusDays(1).toString());

    assertThat(command(Gaps.of(PRICED, WEEK, loaded))).contains("elhus night 2025-01-02");
  }

  @Test
  void aDayThatLacksAnHourIsNamed() {
    Map<String, Long> loaded = week();
    loaded.put(FIRST.toString(), 23 * 60L);

    Gaps gaps = Gaps.of(SETTLED, WEEK, loaded);

    assertThat(gaps.sentences()).containsExactly("Incomplete: 2025-01-01 has 23 of 24 hours.");
    assertThat(command(gaps)).isEmpty();
  }

  @Test
  void theSpringDayIsWholeWith23HoursAndTheAutumnDayWith25() {
    LocalDate spring = LocalDate.of(2025, 3, 30);
    LocalDate autumn = LocalDate.of(2025, 10, 26);

    assertThat(of(spring, 23 * 60L).isEmpty()).isTrue();
    assertThat(of(autumn, 25 * 60L).isEmpty()).isTrue();
    assertThat(of(autumn, 1485L).sentences())
        .containsExactly("Incomplete: 2025-10-26 has 24.75 of 25 hours.");
  }

  @Test
  void missingMonthsAreLoadedByANightAfterTheyArePublished() {
    Period winter = new Period(LocalDate.of(2025, 11, 1), LocalDate.of(2026, 2, 28));

    Gaps gaps = Gaps.of(CARS, winter, Map.of("2025-12", 98L));

    assertThat(gaps.sentences())
        .containsExactly("Not loaded: 2025-11, 2026-01 to 2026-02 (3 months of vehicle_stock).");
    assertThat(command(gaps)).contains("elhus night 2026-03-12 --since 2025-11-01");
  }

  @Test
  void oneCommandLoadsAllThatIsMissing() {
    Period january = new Period(FIRST, LocalDate.of(2025, 1, 31));
    Map<String, Long> prices = new HashMap<>();
    for (LocalDate day = FIRST.plusDays(1); !day.isAfter(january.end()); day = day.plusDays(1)) {
      prices.put(day.toString(), 24 * 60L);
    }

    assertThat(
            Gaps.command(
                List.of(Gaps.of(PRICED, january, prices), Gaps.of(CARS, january, Map.of()))))
        .contains("elhus night 2025-02-12 --since 2025-01-01");
  }

  private static Optional<String> command(Gaps gaps) {
    return Gaps.command(List.of(gaps));
  }

  private static Gaps of(LocalDate day, long minutes) {
    return Gaps.of(PRICED, new Period(day, day), Map.of(day.toString(), minutes));
  }

  private static Map<String, Long> week() {
    Map<String, Long> loaded = new HashMap<>();
    for (LocalDate day = FIRST; !day.isAfter(WEEK.end()); day = day.plusDays(1)) {
      loaded.put(day.toString(), 24 * 60L);
    }
    return loaded;
  }
}
