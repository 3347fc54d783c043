package dk.elhus.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.record.Row;
import dk.elhus.record.Tables;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The stretch that a rebuild covers")
class RebuildRangeTest {
  @Test
  void isEveryPartitionThatItsDaysTouchWhole() {
    assertThat(range("spot_price", "2024-12-31", "2025-02-01").partitions())
        .containsExactly("2024-12", "2025-01", "2025-02");
    assertThat(range("vehicle_stock", "2024-12-31", "2025-02-01").partitions())
        .containsExactly("2024", "2025");
    assertThat(range("municipality", "2024-12-31", "2025-02-01").partitions())
        .containsExactly("all");
  }

  @Test
  void readsTheMonthsBesideItWhereRollingMeansReachAcrossItsEdges() {
    RebuildRange january = range("settlement", "2025-01-15", "2025-01-15");

    assertThat(january.partitions()).containsExactly("2025-01");
    assertThat(january.replayed()).containsExactly("2024-12", "2025-01", "2025-02");
    assertThat(january.rolling()).containsExactly("2025-01", "2025-02");
    assertThat(range("spot_price", "2025-01-15", "2025-01-15").replayed())
        .containsExactly("2025-01");
  }

  @Test
  void comparesOnlyItsOwnMonthsOfAYear() {
    RebuildRange january = range("settlement", "2025-01-15", "2025-01-15");
    Row month = new Row(Tables.ENERGY_MONTH, "2025");
    Row day = new Row(Tables.ENERGY_DAY, "2025");

    assertThat(january.covers(month.copy().set("local_month", "2025-01"))).isTrue();
    assertThat(january.covers(month.copy().set("local_month", "2025-02"))).isFalse();
    assertThat(january.covers(day.copy().set("local_day", day("2025-01-31")))).isTrue();
    assertThat(january.covers(day.copy().set("local_day", day("2025-02-01")))).isFalse();
  }

  private static long day(String date) {
    return LocalDate.parse(date).toEpochDay();
  }

  private static RebuildRange range(String table, String from, String to) {
    return new RebuildRange(table, LocalDate.parse(from), LocalDate.parse(to));
  }
}
