package dk.elhus.record;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.record.TariffTime.Band;
import dk.elhus.record.TariffTime.Season;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TariffTimeTest {
  @ParameterizedTest
  @CsvSource({
    "2025-06-30T22:00:00Z, 1",
    "2025-06-30T22:59:59Z, 1",
    "2025-06-30T23:00:00Z, 2",
    "2025-07-01T21:45:00Z, 24",
    "2025-01-01T16:00:00Z, 18"
  })
  void hoursAreCountedFromOneOnTheDanishClock(Instant moment, int hour) {
    assertThat(TariffTime.hour(moment.getEpochSecond())).isEqualTo(hour);
  }

  @Test
  void bothHours02OfTheAutumnDayAreTheThird() {
    assertThat(hour("2025-10-26T00:30:00Z")).isEqualTo(3);
    assertThat(hour("2025-10-26T01:30:00Z")).isEqualTo(3);
    assertThat(hour("2025-10-26T02:30:00Z")).isEqualTo(4);
  }

  @Test
  void theSpringDayHasNoThirdHour() {
    assertThat(hour("2025-03-30T00:30:00Z")).isEqualTo(2);
    assertThat(hour("2025-03-30T01:30:00Z")).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-01-01T04:59:59Z, LOW",
    "2025-01-01T05:00:00Z, HIGH",
    "2025-01-01T15:59:59Z, HIGH",
    "2025-01-01T16:00:00Z, PEAK",
    "2025-01-01T19:59:59Z, PEAK",
    "2025-01-01T20:00:00Z, HIGH",
    "2025-01-01T22:59:59Z, HIGH",
    "2025-01-01T23:00:00Z, LOW",
    "2025-07-01T15:00:00Z, PEAK"
  })
  void bandsChangeAtSixSeventeenAndTwentyOne(Instant moment, Band band) {
    assertThat(TariffTime.band(moment.getEpochSecond())).isEqualTo(band);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-03-31T21:59:59Z, WINTER",
    "2025-03-31T22:00:00Z, SUMMER",
    "2025-09-30T21:59:59Z, SUMMER",
    "2025-09-30T22:00:00Z, WINTER"
  })
  void winterIsOctoberToMarchInDenmark(Instant moment, Season season) {
    assertThat(TariffTime.season(moment.getEpochSecond())).isEqualTo(season);
  }

  private static int hour(String moment) {
    return TariffTime.hour(Instant.parse(moment).getEpochSecond());
  }
}
