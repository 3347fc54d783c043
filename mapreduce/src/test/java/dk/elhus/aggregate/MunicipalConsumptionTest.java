package dk.elhus.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.record.DanishTime;
import dk.elhus.record.Row;
import dk.elhus.record.Tables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sums over the categories and hours of a municipality. */
class MunicipalConsumptionTest {
  private static final Aggregate PER_DAY = Aggregates.of(Tables.MUNICIPAL_CONSUMPTION_DAY);
  private static final Aggregate PER_MONTH = Aggregates.of(Tables.MUNICIPAL_CONSUMPTION_MONTH);

  private static final Aggregate PROFILE = Aggregates.of(Tables.LOAD_PROFILE);

  @Test
  void categoriesOfAnHourAddUpButTheHourCountsOnce() {
    Row day =
        finished(
            PER_DAY,
            List.of(
                hour("2025-10-26T10:00:00Z", "House", 2_000_000),
                hour("2025-10-26T10:00:00Z", "Flat", 1_500_000),
                hour("2025-10-26T11:00:00Z", "Flat", 500_000)));

    assertThat(day.number("consumption_kwh")).isEqualTo(4_000_000);
    assertThat(day.number("hours")).isEqualTo(2);
  }

  @Test
  void theAutumnDayHas25Hours() {
    Row day = finished(PER_DAY, hours("2025-10-25T22:00:00Z", 25));

    assertThat(day.partition()).isEqualTo("2025");
    assertThat(day.number("hours")).isEqualTo(25);
  }

  @Test
  void anOctoberHas745Hours() {
    Row month = finished(PER_MONTH, hours("2025-09-30T22:00:00Z", 745));

    assertThat(month.text("local_month")).isEqualTo("2025-10");
    assertThat(month.number("hours")).isEqualTo(745);
    assertThat(month.number("consumption_kwh")).isEqualTo(745_000_000);
  }

  @Test
  void aProfileAddsUpCategoriesAndCountsBothHours02OfTheAutumnDay() {
    Row two =
        finished(
            PROFILE,
            List.of(
                hour("2025-10-26T00:00:00Z", "House", 2_000_000),
                hour("2025-10-26T00:00:00Z", "Flat", 1_000_000),
                hour("2025-10-26T01:00:00Z", "Flat", 4_000_000),
                hour("2025-10-25T00:00:00Z", "Flat", 5_000_000)));

    assertThat(two.number("working_day")).isZero();
    assertThat(two.number("local_hour")).isEqualTo(2);
    assertThat(two.number("hours")).isEqualTo(3);
    assertThat(two.number("consumption_kwh")).isEqualTo(12_000_000);
    assertThat(two.number("mean_consumption_kwh_per_hour")).isEqualTo(4_000_000);
  }

  @Test
  void aHolidayOnAWeekdayIsNoWorkingDay() {
    assertThat(PROFILE.key(hour("2025-12-25T10:00:00Z", "Flat", 1)).number("working_day")).isZero();
    assertThat(PROFILE.key(hour("2025-12-29T10:00:00Z", "Flat", 1)).number("working_day"))
        .isEqualTo(1);
  }

  private static List<Row> hours(String first, int count) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(hour(Instant.parse(first).plusSeconds(3600L * i).toString(), "Flat", 1_000_000));
    }
    return rows;
  }

  private static Row hour(String utc, String housing, long consumption) {
    long start = Instant.parse(utc).getEpochSecond();
    return new Row(Tables.MUNICIPAL_CONSUMPTION, "2025-10")
        .set("municipality_code", "851")
        .set("start_utc", start)
        .set("branch", "Privat")
        .set("heating_category", "all")
        .set("housing_category", housing)
        .set("local_day", DanishTime.localDay(start))
        .set("consumption_kwh", consumption);
  }

  private static Row finished(Aggregate aggregate, List<Row> rows) {
    long[] sums = null;
    for (Row row : rows) {
      if (sums == null) {
        sums = aggregate.sums(row);
      } else {
        aggregate.add(sums, aggregate.sums(row));
      }
    }
    Row finished = aggregate.key(rows.get(0));
    aggregate.finish(finished, sums);
    return finished;
  }
}
