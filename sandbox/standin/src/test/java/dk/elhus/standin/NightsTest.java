package dk.elhus.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.elhus.standin.contract.AsOf;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The source answers as it stood on the night asked for, and on nothing else depends. */
class NightsTest {

  @RegisterExtension static final RunningStandIn SOURCE = new RunningStandIn();

  private static List<JsonNode> settled(String night, String start, String end) {
    return SOURCE
        .client()
        .all("/as-of/" + night + "/dataset/ProductionConsumptionSettlement", start, end);
  }

  private static String lastDanishTime(Client asked, String path, String column) {
    JsonNode newest =
        asked.envelope(path, "sort", column + " desc", "limit", "1").get("records").get(0);
    return newest.get(column).asText();
  }

  @Test
  void inTheEveningTomorrowsPricesAreOutToTheLastQuarter() {
    assertThat(
            lastDanishTime(SOURCE.client(), "/as-of/2025-10-25/dataset/DayAheadPrices", "TimeDK"))
        .isEqualTo("2025-10-26T23:45:00");
  }

  @Test
  void theLastNightOfTheOldDatasetEndsWithItsLastHour() {
    assertThat(lastDanishTime(SOURCE.client(), "/as-of/2025-09-28/dataset/Elspotprices", "HourDK"))
        .isEqualTo("2025-09-29T23:00:00");
    assertThat(lastDanishTime(SOURCE.client(), "/as-of/2025-12-24/dataset/Elspotprices", "HourDK"))
        .isEqualTo("2025-09-30T23:00:00");
  }

  @Test
  void beforeItsFirstDayTheNewDatasetIsEmptyAndNoError() {
    assertThat(
            SOURCE
                .client()
                .envelope("/as-of/2025-09-29/dataset/DayAheadPrices", "limit", "0")
                .get("total")
                .asInt())
        .isZero();
    assertThat(
            SOURCE
                .client()
                .envelope("/as-of/2025-09-30/dataset/DayAheadPrices", "limit", "0")
                .get("total")
                .asInt())
        .isEqualTo(192);
  }

  @Test
  void settlementIsEightDaysLate() {
    String path = "/as-of/2025-10-26/dataset/ProductionConsumptionSettlement";

    assertThat(lastDanishTime(SOURCE.client(), path, "HourDK")).isEqualTo("2025-10-18T23:00:00");
  }

  @Test
  void theSameNightGivesTheSameAnswerHoweverOftenAndFromWhomeverItIsAsked() throws IOException {
    try (StandIn second = StandIn.start(StandInConfig.defaults().withRatePerMinute(0))) {
      String path = "/as-of/2025-10-26/dataset/ProductionConsumptionSettlement";
      String once = SOURCE.client().get(path, "start", "2025-10", "limit", "0").body();

      assertThat(SOURCE.client().get(path, "start", "2025-10", "limit", "0").body())
          .isEqualTo(once);
      assertThat(new Client(second.baseUrl()).get(path, "start", "2025-10", "limit", "0").body())
          .isEqualTo(once);
    }
  }

  @Test
  void fromOneNightToTheNextSomeSettledHoursAreCorrectedAndMostAreNot() {
    Set<JsonNode> tonight = new HashSet<>(settled("2025-10-27", "2025-09-20", "2025-10-18"));
    List<JsonNode> lastNight = settled("2025-10-26", "2025-09-20", "2025-10-18");

    long corrected = lastNight.stream().filter(hour -> !tonight.contains(hour)).count();
    assertThat(corrected).isBetween(5L, 100L);
    assertThat(lastNight).hasSize(28 * 24 * 2);
  }

  @Test
  void aCorrectionIsSmallAndLeavesKeyAndExchangeAlone() {
    List<JsonNode> early = settled("2025-09-09", "2025-09-01", "2025-09-02");
    List<JsonNode> late = settled("2027-12-31", "2025-09-01", "2025-09-02");

    for (int i = 0; i < early.size(); i++) {
      JsonNode before = early.get(i);
      JsonNode after = late.get(i);
      assertThat(before.get("HourUTC")).isEqualTo(after.get("HourUTC"));
      assertThat(before.get("ExchangeGE_MWh")).isEqualTo(after.get("ExchangeGE_MWh"));
      BigDecimal consumption = before.get("GrossConsumptionMWh").decimalValue();
      BigDecimal change = consumption.subtract(after.get("GrossConsumptionMWh").decimalValue());
      assertThat(change.abs()).isLessThan(consumption.multiply(new BigDecimal("0.03")));
    }
    assertThat(early).isNotEqualTo(late);
  }

  @Test
  void everyHourIsCorrectedInTheFirstWeeksAndAfterTwoYearsNothingChangesAnyMore() {
    List<JsonNode> first = settled("2024-01-09", "2024-01-01", "2024-01-02");
    List<JsonNode> afterWeeks = settled("2024-02-28", "2024-01-01", "2024-01-02");
    List<JsonNode> afterTwoYears = settled("2026-01-09", "2024-01-01", "2024-01-02");
    List<JsonNode> muchLater = settled("2029-06-30", "2024-01-01", "2024-01-02");

    assertThat(afterWeeks).doesNotContainAnyElementsOf(first);
    assertThat(afterTwoYears).isNotEqualTo(afterWeeks).isEqualTo(muchLater);
    assertThat(afterTwoYears.stream().filter(afterWeeks::contains).count()).isBetween(10L, 38L);
  }

  @Test
  void pricesAreNeverCorrected() {
    assertThat(
            SOURCE
                .client()
                .all("/as-of/2025-10-06/dataset/DayAheadPrices", "2025-10-05", "2025-10-07"))
        .isEqualTo(
            SOURCE
                .client()
                .all("/as-of/2027-10-06/dataset/DayAheadPrices", "2025-10-05", "2025-10-07"));
  }

  @Test
  void withoutANightTheSourceIsSeenNowAndTomorrowComesAtNoon() throws IOException {
    assertThat(newestPriceAt("2025-11-05T10:00:00Z")).isEqualTo("2025-11-05T23:45:00");
    assertThat(newestPriceAt("2025-11-05T12:00:00Z")).isEqualTo("2025-11-06T23:45:00");
  }

  private static String newestPriceAt(String instant) throws IOException {
    Clock clock = Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    StandInConfig config = StandInConfig.defaults().withRatePerMinute(0).withClock(clock);
    try (StandIn now = StandIn.start(config)) {
      return lastDanishTime(new Client(now.baseUrl()), "/dataset/DayAheadPrices", "TimeDK");
    }
  }

  @Test
  void nowCanBeAnEveningOfOnesChoice() throws IOException {
    StandInConfig config =
        StandInConfig.defaults()
            .withRatePerMinute(0)
            .withNow(AsOf.eveningOf(LocalDate.of(2025, 10, 26)));
    try (StandIn then = StandIn.start(config)) {
      assertThat(lastDanishTime(new Client(then.baseUrl()), "/dataset/DayAheadPrices", "TimeDK"))
          .isEqualTo("2025-10-27T23:45:00");
    }
  }
}
