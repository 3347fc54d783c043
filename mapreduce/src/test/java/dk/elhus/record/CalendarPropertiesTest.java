package dk.elhus.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Danish days, months and quarters lie without gap or overlap on the line of UTC. */
class CalendarPropertiesTest {
  private static final long YEAR_1980 = 315_532_800L;
  private static final long YEAR_2080 = 3_471_292_800L;

  @Property(tries = 2000, seed = "31")
  void theIntervalsOfADayAreTheTimeUntilTheNextDayBegins(@ForAll("days") LocalDate day) {
    long start = DanishTime.startOfDay(day);
    long end = DanishTime.startOfDay(day.plusDays(1));

    assertThat(DanishTime.minutesOfDay(day)).isIn(1380, 1440, 1500);
    assertThat(end - start).isEqualTo(DanishTime.minutesOfDay(day) * 60L);
    for (long quarter = start; quarter < end; quarter += 900) {
      assertThat(DanishTime.localDay(quarter)).isEqualTo((int) day.toEpochDay());
    }
    assertThat(DanishTime.localDay(end)).isEqualTo((int) day.toEpochDay() + 1);
    assertThat(DanishTime.localDay(start - 1)).isEqualTo((int) day.toEpochDay() - 1);
  }

  @Property(tries = 2000, seed = "32")
  void aMomentLiesInOneDayAndOneMonth(
      @ForAll @LongRange(min = YEAR_1980, max = YEAR_2080) long moment) {
    LocalDate day = LocalDate.ofEpochDay(DanishTime.localDay(moment));
    YearMonth month = DanishTime.localMonth(moment);

    assertThat(moment)
        .isBetween(DanishTime.startOfDay(day), DanishTime.startOfDay(day.plusDays(1)) - 1);
    assertThat(moment)
        .isBetween(
            DanishTime.startOfMonth(month), DanishTime.startOfMonth(month.plusMonths(1)) - 1);
    assertThat(month).isEqualTo(YearMonth.from(day));
    assertThat(DanishTime.wallClock(moment) - moment).isIn(3600L, 7200L);
  }

  @Property(tries = 500, seed = "33")
  void whatTheSourceWritesOfAMomentIsReadBack(
      @ForAll @LongRange(min = YEAR_1980, max = YEAR_2080) long moment)
      throws InvalidValueException {
    long minute = moment - Math.floorMod(moment, 60);

    assertThat(SourceTime.parse(DanishTime.wallClockToText(minute))).isEqualTo(minute);
  }

  @Property(tries = 500, seed = "34")
  void everyDayLiesInTheMonthAndTheQuarterThatItsCodesSay(@ForAll("days") LocalDate day)
      throws InvalidValueException {
    int quarter = (day.getMonthValue() + 2) / 3;
    LocalDate first = StatPeriod.quarter(day.getYear() + "K" + quarter);

    assertThat(StatPeriod.month("%dM%02d".formatted(day.getYear(), day.getMonthValue())))
        .isEqualTo(YearMonth.from(day));
    assertThat(day).isAfterOrEqualTo(first).isBefore(first.plusMonths(3));
    assertThat(StatPeriod.quarter(StatPeriod.quarterText(first))).isEqualTo(first);
  }

  @Property(tries = 500, seed = "35")
  void aCodeOfNoMonthIsRefused(
      @ForAll @IntRange(min = 1900, max = 2100) int year,
      @ForAll @IntRange(min = 13, max = 99) int month) {
    assertThatThrownBy(() -> StatPeriod.month("%dM%02d".formatted(year, month)))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> StatPeriod.quarter("%dK%d".formatted(year, month)))
        .isInstanceOf(InvalidValueException.class);
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.longs()
        .between(LocalDate.of(1980, 1, 1).toEpochDay(), LocalDate.of(2080, 1, 1).toEpochDay())
        .map(LocalDate::ofEpochDay);
  }
}
