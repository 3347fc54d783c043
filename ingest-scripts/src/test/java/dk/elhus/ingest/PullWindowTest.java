package dk.elhus.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which Danish days a night asks for, as a function of nothing but night and descriptor. */
class PullWindowTest {
  private static final DatasetCatalog CATALOG = DatasetCatalog.load();
  private static final DatasetDescriptor HOURLY = CATALOG.get("Elspotprices");
  private static final DatasetDescriptor QUARTERLY = CATALOG.get("DayAheadPrices");
  private static final DatasetDescriptor SETTLEMENT =
      CATALOG.get("ProductionConsumptionSettlement");

  @Test
  void pricesAreAskedForFromAWeekAgoToTomorrow() {
    assertDays(window("2025-12-10", QUARTERLY), "2025-12-03", "2025-12-12");
  }

  @Test
  void settlementIsAskedForUpToEightDaysAgo() {
    assertDays(window("2025-12-10", SETTLEMENT), "2025-11-02", "2025-12-03");
  }

  @Test
  void theSpringDayHasTwentyThreeHours() {
    PullWindow window = day("2025-03-30", HOURLY);

    assertThat(window.start()).isEqualTo("2025-03-29T23:00:00Z");
    assertThat(window.end()).isEqualTo("2025-03-30T22:00:00Z");
    assertThat(length(window)).isEqualTo(Duration.ofHours(23));
  }

  @Test
  void theAutumnDayHasTwentyFiveHours() {
    PullWindow window = day("2025-10-26", QUARTERLY);

    assertThat(window.start()).isEqualTo("2025-10-25T22:00:00Z");
    assertThat(window.end()).isEqualTo("2025-10-26T23:00:00Z");
    assertThat(length(window)).isEqualTo(Duration.ofHours(25));
  }

  @Test
  void aWindowOverTheChangeOfClocksBeginsAndEndsAtDanishMidnights() {
    PullWindow window = window("2025-10-27", QUARTERLY);

    assertThat(window.start()).isEqualTo("2025-10-19T22:00:00Z");
    assertThat(window.end()).isEqualTo("2025-10-28T23:00:00Z");
  }

  @Test
  void aWindowRunsOverTheTurnOfTheYear() {
    PullWindow window = window("2025-12-31", QUARTERLY);

    assertDays(window, "2025-12-24", "2026-01-02");
    assertThat(window.end()).isEqualTo("2026-01-01T23:00:00Z");
  }

  @Test
  void eachOfTheTwoPriceDatasetsIsAskedForItsOwnSideOfTheirChange() {
    PullWindow before = window("2025-10-03", HOURLY);
    PullWindow after = window("2025-10-03", QUARTERLY);

    assertDays(before, "2025-09-26", "2025-10-01");
    assertDays(after, "2025-10-01", "2025-10-05");
    assertThat(before.end()).isEqualTo(after.start()).isEqualTo("2025-09-30T22:00:00Z");
    assertThat(before.note())
        .contains(
            "Elspotprices has data of its own for 2025-09-26 to 2025-09-30 only of 2025-09-26 to"
                + " 2025-10-04");
  }

  @Test
  void aDatasetThatHasEndedIsNotAskedForItsStaleRows() {
    PullWindow window = window("2026-01-15", HOURLY);

    assertThat(window.isEmpty()).isTrue();
    assertThat(window.start()).isEqualTo(window.end());
    assertThat(window.note())
        .contains(
            "Elspotprices ended on 2025-09-30: there is nothing to pull for 2026-01-08 to"
                + " 2026-01-16");
  }

  @Test
  void aDatasetThatHasNotBegunIsNotAsked() {
    PullWindow window = window("2025-09-15", QUARTERLY);

    assertThat(window.isEmpty()).isTrue();
    assertThat(window.note())
        .hasValueSatisfying(n -> assertThat(n).contains("begins on 2025-10-01"));
  }

  @Test
  void theNightBeforeTheChangeAlreadyAsksForTheFirstQuarters() {
    assertDays(window("2025-09-30", QUARTERLY), "2025-10-01", "2025-10-02");
  }

  @Test
  void aLongerPastIsAskedForWithSince() {
    PullWindow window =
        PullWindow.of(
            LocalDate.parse("2025-10-26"), SETTLEMENT, day("2025-01-01"), Optional.empty());

    assertDays(window, "2025-01-01", "2025-10-19");
    assertThat(window.note()).isEmpty();
  }

  @Test
  void untilIsTheLastDayItself() {
    PullWindow window =
        PullWindow.of(
            LocalDate.parse("2025-10-26"), SETTLEMENT, day("2025-01-01"), day("2025-01-31"));

    assertThat(window.contains(Instant.parse("2025-01-31T22:59:00Z"))).isTrue();
    assertThat(window.contains(Instant.parse("2025-01-31T23:00:00Z"))).isFalse();
  }

  @Test
  void anEndBeforeTheStartIsRefused() {
    assertThatThrownBy(
            () ->
                PullWindow.of(
                    LocalDate.parse("2025-10-26"), HOURLY, day("2025-02-01"), day("2025-01-31")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2025-02-01 is after the last day 2025-01-31")
        .hasMessageContaining("--since or --until");
  }

  private static PullWindow window(String night, DatasetDescriptor dataset) {
    return PullWindow.of(LocalDate.parse(night), dataset, Optional.empty(), Optional.empty());
  }

  private static PullWindow day(String day, DatasetDescriptor dataset) {
    return PullWindow.of(LocalDate.parse(day), dataset, day(day), day(day));
  }

  private static Optional<LocalDate> day(String day) {
    return Optional.of(LocalDate.parse(day));
  }

  private static Duration length(PullWindow window) {
    return Duration.between(window.start(), window.end());
  }

  private static void assertDays(PullWindow window, String first, String end) {
    assertThat(window.firstDay()).isEqualTo(first);
    assertThat(window.endDay()).isEqualTo(end);
  }
}
