package dk.elhus.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DanishTimeTest {
  @ParameterizedTest
  @CsvSource({"2025-03-30, 23", "2025-07-01, 24", "2025-10-26, 25"})
  void aDanishDayHas23Or24Or25Hours(LocalDate day, int hours) {
    assertThat(DanishTime.minutesOfDay(day)).isEqualTo(hours * 60);
  }

  @ParameterizedTest
  @CsvSource({
    // before, on and after the hour that the spring skips
    "2025-03-30T00:59:00Z, 2025-03-30T01:59",
    "2025-03-30T01:00:00Z, 2025-03-30T03:00",
    // the autumn hour that comes twice
    "2025-10-26T00:00:00Z, 2025-10-26T02:00",
    "2025-10-26T01:00:00Z, 2025-10-26T02:00",
    "2025-10-26T02:00:00Z, 2025-10-26T03:00"
  })
  void theWallClockFollowsSummerTime(Instant moment, String wallClock) {
    assertThat(DanishTime.wallClockToText(DanishTime.wallClock(moment.getEpochSecond())))
        .isEqualTo(wallClock);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-12-31T22:59:59Z, 2024-12-31, 2024-12",
    "2024-12-31T23:00:00Z, 2025-01-01, 2025-01",
    "2025-09-30T21:45:00Z, 2025-09-30, 2025-09",
    "2025-09-30T22:00:00Z, 2025-10-01, 2025-10"
  })
  void daysAndMonthsBeginAtDanishMidnight(Instant moment, LocalDate day, YearMonth month) {
    long seconds = moment.getEpochSecond();
    assertThat(LocalDate.ofEpochDay(DanishTime.localDay(seconds))).isEqualTo(day);
    assertThat(DanishTime.localMonth(seconds)).isEqualTo(month);
  }

  @ParameterizedTest
  @CsvSource({"2025-01-01, 2024-12-31T23:00:00Z", "2025-07-01, 2025-06-30T22:00:00Z"})
  void aDayBeginsAt(LocalDate day, Instant begin) {
    assertThat(DanishTime.startOfDay(day)).isEqualTo(begin.getEpochSecond());
  }
}
