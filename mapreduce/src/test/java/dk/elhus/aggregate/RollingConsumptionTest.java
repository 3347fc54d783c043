package dk.elhus.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.record.DanishTime;
import dk.elhus.record.Decimals;
import dk.elhus.record.Row;
import dk.elhus.record.Tables;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RollingConsumptionTest {
  private final RollingConsumption window = new RollingConsumption();

  @Test
  void theFirstHourIsItsOwnMean() {
    assertThat(at("2025-01-01T10:00:00Z", 100)).isEqualTo("100.000000 of 1");
  }

  @Test
  void theWindowCrossesMidnightAndForgetsAfter24Hours() {
    String last = null;
    Instant start = Instant.parse("2025-01-01T12:00:00Z");
    for (int hour = 0; hour < 25; hour++) {
      last = at(start.plusSeconds(3600L * hour).toString(), hour == 0 ? 10_000 : 100);
    }

    assertThat(last).isEqualTo("100.000000 of 24");
  }

  @Test
  void aMissingHourIsNotReplacedByAnOlderOne() {
    Instant start = Instant.parse("2025-01-01T00:00:00Z");
    String last = null;
    for (int hour = 0; hour < 30; hour++) {
      if (hour != 20) {
        last = at(start.plusSeconds(3600L * hour).toString(), hour < 6 ? 10_000 : 100);
      }
    }

    // hours 6 to 29 of the clock, without hour 20: no value of the first six
    assertThat(last).isEqualTo("100.000000 of 23");
  }

  @Test
  void afterALongGapOnlyTheHourItselfIsThere() {
    at("2025-01-01T00:00:00Z", 10_000);

    assertThat(at("2025-01-05T00:00:00Z", 70)).isEqualTo("70.000000 of 1");
  }

  @Test
  void twentyFourHoursOfClockTimeAreTwentyFourHoursOnThe25HourDayToo() {
    Instant start = Instant.parse("2025-10-25T22:00:00Z");
    String last = null;
    for (int hour = 0; hour < 25; hour++) {
      last = at(start.plusSeconds(3600L * hour).toString(), hour == 0 ? 10_000 : 100);
    }

    assertThat(last).isEqualTo("100.000000 of 24");
  }

  @Test
  void theMeanIsRoundedHalfUpAtSixDecimals() {
    at("2025-01-01T00:00:00Z", 1);
    at("2025-01-01T01:00:00Z", 1);

    assertThat(at("2025-01-01T02:00:00Z", 0)).isEqualTo("0.666667 of 3");
  }

  @Test
  void theLast23HoursOfAMonthCountTowardsTheNext() {
    assertThat(RollingConsumption.months(settlement("2025-01-30T22:00:00Z")))
        .containsExactly("2025-01");
    assertThat(RollingConsumption.months(settlement("2025-01-31T00:00:00Z")))
        .containsExactly("2025-01", "2025-02");
    assertThat(RollingConsumption.months(settlement("2025-01-30T23:00:00Z")))
        .containsExactly("2025-01");
    assertThat(RollingConsumption.months(settlement("2025-01-31T23:00:00Z")))
        .containsExactly("2025-02");
  }

  @Test
  void hoursOutOfOrderAreAnError() {
    at("2025-01-01T05:00:00Z", 1);

    assertThatThrownBy(() -> at("2025-01-01T04:00:00Z", 1)).hasMessageContaining("out of order");
  }

  private String at(String start, long consumption) {
    Row settlement = settlement(start);
    Row hour = RollingConsumption.key(settlement, settlement.partition());
    window.moveTo(hour, new long[] {consumption * 1_000_000});
    return Decimals.toBigDecimal(hour.number("rolling_avg_consumption_mwh"))
        + " of "
        + hour.number("hours_in_window");
  }

  private static Row settlement(String start) {
    long seconds = Instant.parse(start).getEpochSecond();
    return new Row(Tables.SETTLEMENT, DanishTime.localMonth(seconds).toString())
        .set("price_area", "DK1")
        .set("start_utc", seconds);
  }
}
