package dk.elhus.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.record.DanishHolidays;
import dk.elhus.record.DanishTime;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every aggregate over the days on which a calendar goes wrong: a leap day, the end of a year, 23
 * and 25 hours, and the change from hours to quarters. What a day has is reckoned here with the
 * calendar of Java, not with ours.
 */
class DanishDaysTest {
  private static final List<LocalDate> DAYS =
      Stream.of("2024-02-29", "2024-12-31", "2025-03-30", "2025-10-26", "2025-09-30", "2025-10-01")
          .map(LocalDate::parse)
          .toList();

  private static final LocalDate FIRST_DAY_OF_QUARTERS = LocalDate.parse("2025-10-01");
  private static final long ONE = 1_000_000;

  static Stream<Arguments> daily() {
    return over((table, day) -> has(table, "local_day"));
  }

  static Stream<Arguments> monthly() {
    return over((table, day) -> has(table, "local_month") && !has(table, "local_hour"));
  }

  static Stream<Arguments> hourly() {
    return over((table, day) -> has(table, "start_utc"));
  }

  static Stream<LocalDate> days() {
    return DAYS.stream();
  }

  private static boolean has(TableSpec table, String keyColumn) {
    return table.key().stream().anyMatch(column -> column.name().equals(keyColumn));
  }

  private static Stream<Arguments> over(BiPredicate<TableSpec, LocalDate> wanted) {
    return Aggregates.ALL.stream()
        .flatMap(
            aggregate ->
                DAYS.stream()
                    .filter(day -> wanted.test(aggregate.table(), day))
                    .map(day -> Arguments.of(aggregate.table(), day)));
  }

  @ParameterizedTest
  @MethodSource("daily")
  void aDayIsTheSumOfItsOwnIntervals(TableSpec table, LocalDate day) {
    Row row =
        computed(Aggregates.of(table), day.minusDays(1), day.plusDays(2)).stream()
            .filter(one -> one.number("local_day") == day.toEpochDay())
            .reduce(DanishDaysTest::onlyOne)
            .orElseThrow();

    assertThat(row.partition()).isEqualTo(Integer.toString(day.getYear()));
    requireAll(row, hours(day, day.plusDays(1)), intervals(table, day, day.plusDays(1)));
  }

  @ParameterizedTest
  @MethodSource("monthly")
  void aMonthIsTheSumOfItsOwnIntervals(TableSpec table, LocalDate day) {
    YearMonth month = YearMonth.from(day);
    LocalDate first = month.atDay(1);
    LocalDate end = month.plusMonths(1).atDay(1);

    Row row =
        computed(Aggregates.of(table), first.minusDays(1), end.plusDays(1)).stream()
            .filter(one -> one.text("local_month").equals(month.toString()))
            .reduce(DanishDaysTest::onlyOne)
            .orElseThrow();

    assertThat(row.partition()).isEqualTo(Integer.toString(day.getYear()));
    requireAll(row, hours(first, end), intervals(table, first, end));
  }

  @ParameterizedTest
  @MethodSource("days")
  void aLoadProfileHasEachHourOfTheMonthAtItsOwnClockAndKindOfDay(LocalDate day) {
    YearMonth month = YearMonth.from(day);
    LocalDate first = month.atDay(1);
    LocalDate end = month.plusMonths(1).atDay(1);
    Map<String, Integer> expected = new TreeMap<>();
    ZonedDateTime hour = first.atStartOfDay(DanishTime.ZONE);
    for (; hour.isBefore(end.atStartOfDay(DanishTime.ZONE)); hour = hour.plusHours(1)) {
      int works = DanishHolidays.isWorkingDay(hour.toLocalDate()) ? 1 : 0;
      expected.merge(works + " " + hour.getHour(), 1, Integer::sum);
    }

    Map<String, Integer> found = new TreeMap<>();
    for (Row row : computed(Aggregates.of(Tables.LOAD_PROFILE), first, end)) {
      int hours = (int) row.number("hours");
      found.put(row.number("working_day") + " " + row.number("local_hour"), hours);
      assertThat(row.number("consumption_kwh")).isEqualTo(hours * ONE);
      assertThat(row.number("mean_consumption_kwh_per_hour")).isEqualTo(ONE);
      assertThat(row.partition()).isEqualTo(Integer.toString(day.getYear()));
    }
    assertThat(found).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("hourly")
  void aDayHasItsHoursOnceEachAtTheirOwnWallClock(TableSpec table, LocalDate day) {
    List<Row> rows = computed(Aggregates.of(table), day, day.plusDays(1));

    List<Long> starts = new ArrayList<>();
    ZonedDateTime hour = day.atStartOfDay(DanishTime.ZONE);
    for (Row row : rows) {
      starts.add(row.number("start_utc"));
      assertThat(row.number("start_utc")).isEqualTo(hour.toEpochSecond());
      assertThat(row.number("start_local"))
          .isEqualTo(hour.toEpochSecond() + hour.getOffset().getTotalSeconds());
      assertThat(row.number("local_day")).isEqualTo(day.toEpochDay());
      assertThat(row.partition()).isEqualTo(YearMonth.from(day).toString());
      hour = hour.plusHours(1);
    }
    assertThat(starts).hasSize((int) hours(day, day.plusDays(1))).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("days")
  void aRollingMeanHasTheLast24HoursOfTheClockOnEveryDay(LocalDate day) {
    List<Row> hours = sources(Tables.SETTLEMENT, day.minusDays(1), day.plusDays(1));
    String month = YearMonth.from(day).toString();
    RollingConsumption window = new RollingConsumption();
    int own = 0;
    for (Row settlement : hours) {
      if (RollingConsumption.months(settlement).contains(month)) {
        Row hour = RollingConsumption.key(settlement, month);
        window.moveTo(hour, RollingConsumption.sums(settlement));
        if (hour.number("local_day") == day.toEpochDay()) {
          own++;
          assertThat(hour.number("rolling_avg_consumption_mwh")).isEqualTo(ONE);
          // On the first of a month the window begins with the 23 hours before it.
          assertThat(hour.number("hours_in_window")).isEqualTo(24);
        }
      }
    }
    assertThat(own).isEqualTo((int) hours(day, day.plusDays(1)));
  }

  /** Each interval counted once, and each has the same value, so the mean is that value. */
  private static void requireAll(Row row, long hours, long intervals) {
    TableSpec table = row.table();
    if (table.hasColumn("intervals")) {
      assertThat(row.number("intervals")).isEqualTo(intervals);
      assertThat(row.number("priced_minutes_dkk")).isEqualTo(hours * 60);
      assertThat(row.number("mean_price_dkk_per_mwh")).isEqualTo(ONE);
    } else {
      assertThat(row.number("hours")).isEqualTo(hours);
      String consumption =
          table.hasColumn("consumption_mwh") ? "consumption_mwh" : "consumption_kwh";
      assertThat(row.number(consumption)).isEqualTo(hours * ONE);
    }
  }

  /** What an aggregate makes of all intervals from a Danish day up to another. */
  private static List<Row> computed(Aggregate aggregate, LocalDate from, LocalDate until) {
    Map<String, Row> keys = new LinkedHashMap<>();
    Map<String, long[]> sums = new LinkedHashMap<>();
    for (Row source : sources(aggregate.source(), from, until)) {
      Row key = aggregate.key(source);
      keys.putIfAbsent(key.toString(), key);
      long[] into = sums.get(key.toString());
      if (into == null) {
        sums.put(key.toString(), aggregate.sums(source));
      } else {
        aggregate.add(into, aggregate.sums(source));
      }
    }
    keys.forEach((name, key) -> aggregate.finish(key, sums.get(name)));
    return List.copyOf(keys.values());
  }

  private static List<Row> sources(TableSpec table, LocalDate from, LocalDate until) {
    List<Row> rows = new ArrayList<>();
    ZonedDateTime end = until.atStartOfDay(DanishTime.ZONE);
    ZonedDateTime start = from.atStartOfDay(DanishTime.ZONE);
    while (start.isBefore(end)) {
      int minutes = minutes(table, start.toLocalDate());
      rows.add(source(table, start, minutes));
      start = start.plusMinutes(minutes);
    }
    return rows;
  }

  private static Row source(TableSpec table, ZonedDateTime start, int minutes) {
    Row row =
        new Row(table, YearMonth.from(start).toString())
            .set("start_utc", start.toEpochSecond())
            .set("local_day", start.toLocalDate().toEpochDay());
    if (table == Tables.MUNICIPAL_CONSUMPTION) {
      return row.set("municipality_code", "851")
          .set("branch", "Privat")
          .set("consumption_kwh", ONE);
    }
    row.set("price_area", "DK1").set("resolution_minutes", minutes);
    if (table == Tables.SPOT_PRICE) {
      return row.set("price_dkk_per_mwh", ONE);
    }
    return table == Tables.SETTLEMENT
        ? row.set("gross_consumption_mwh", ONE)
        : row.set("co2_g_per_kwh", ONE);
  }

  private static int minutes(TableSpec table, LocalDate day) {
    if (table == Tables.CO2_EMISSION) {
      return 5;
    }
    return table == Tables.SPOT_PRICE && !day.isBefore(FIRST_DAY_OF_QUARTERS) ? 15 : 60;
  }

  private static long intervals(TableSpec table, LocalDate from, LocalDate until) {
    long count = 0;
    for (LocalDate day = from; day.isBefore(until); day = day.plusDays(1)) {
      count += hours(day, day.plusDays(1)) * 60 / minutes(Aggregates.of(table).source(), day);
    }
    return count;
  }

  private static long hours(LocalDate from, LocalDate until) {
    return Duration.between(from.atStartOfDay(DanishTime.ZONE), until.atStartOfDay(DanishTime.ZONE))
        .toHours();
  }

  private static Row onlyOne(Row one, Row other) {
    throw new AssertionError("two rows of one period: " + one + " and " + other);
  }
}
