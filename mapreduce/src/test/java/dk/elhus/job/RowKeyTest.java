package dk.elhus.job;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.record.Row;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.io.DataInputBuffer;
import org.apache.hadoop.io.DataOutputBuffer;
import org.junit.jupiter.api.Test;

class RowKeyTest {
  @Test
  void keysSortByTablePartitionAndKeyColumns() {
    List<RowKey> sorted =
        List.of(
            found(price("2024-12", "DK2", 5, 60), 1),
            found(price("2025-01", "DK1", -5, 60), 1),
            found(price("2025-01", "DK1", 0, 15), 1),
            found(price("2025-01", "DK1", 0, 60), 1),
            found(price("2025-01", "DK1", 5, 60), 1),
            found(price("2025-01", "DK2", -5, 60), 1),
            found(settlement("2024-01", "DK1", 0), 1));

    assertThat(shuffledAndSorted(sorted)).isEqualTo(sorted);
  }

  @Test
  void ofOneKeyRowsThatStandComeFirstAsTheyWereLearnedThenFetchesAsTheyWereMade() {
    Row price = price("2025-01", "DK1", 0, 60);
    List<RowKey> sorted =
        List.of(
            RowKey.stored(learned(3).supersede(3), 3, 9),
            RowKey.stored(learned(3).supersede(7), 3, 5),
            RowKey.stored(learned(7), 3, 1),
            RowKey.observed(price, 3, 8, 4, 100),
            RowKey.observed(price, 3, 9, 2, 3),
            RowKey.observed(price, 3, 9, 2, 70),
            RowKey.observed(price, 3, 9, 11, 0));

    assertThat(shuffledAndSorted(sorted)).isEqualTo(sorted);
  }

  @Test
  void serialisedKeysSortAsTheyDoInMemory() throws IOException {
    Random random = new Random(42);
    List<RowKey> keys = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Row row =
          settlement("2025-0" + random.nextInt(3), "DK" + random.nextInt(3), random.nextInt(9));
      keys.add(RowKey.observed(row, 2, random.nextInt(3), random.nextInt(3), random.nextInt(5)));
    }
    RowKey.SortComparator raw = new RowKey.SortComparator();
    for (RowKey one : keys) {
      for (RowKey other : keys) {
        byte[] a = bytes(one);
        byte[] b = bytes(other);
        assertThat(Integer.signum(raw.compare(a, 0, a.length, b, 0, b.length)))
            .isEqualTo(Integer.signum(one.compareTo(other)));
      }
    }
  }

  @Test
  void oneReduceCallHasOneKeyAndARollingOneAllHoursOfAnArea() throws IOException {
    RowKey first = found(settlement("2025-01", "DK1", 1), 1);
    RowKey sameKeyLater = found(settlement("2025-01", "DK1", 1), 2);
    RowKey otherHour = found(settlement("2025-01", "DK1", 2), 1);

    assertThat(grouped(first, sameKeyLater)).isTrue();
    assertThat(grouped(first, otherHour)).isFalse();

    RowKey rolling = RowKey.observed(settlement("2025-01", "DK1", 1), 1, 0, 0, 0);
    RowKey rollingLater = RowKey.observed(settlement("2025-01", "DK1", 2), 1, 0, 0, 0);
    RowKey rollingElsewhere = RowKey.observed(settlement("2025-01", "DK2", 1), 1, 0, 0, 0);

    assertThat(grouped(rolling, rollingLater)).isTrue();
    assertThat(grouped(rolling, rollingElsewhere)).isFalse();
    assertThat(rolling.compareTo(rollingLater)).isNegative();
  }

  @Test
  void aTextIsNeverMistakenForTheBeginningOfALongerOne() {
    RowKey shorter = found(settlement("2025", "DK1", 1), 1);
    RowKey longer = found(settlement("2025-01", "DK1", 1), 1);
    RowKey withNul = found(settlement("2025\0x", "DK1", 1), 1);

    assertThat(shorter).isLessThan(longer).isLessThan(withNul);
    assertThat(withNul).isLessThan(longer);
  }

  @Test
  void allKeysOfAPartitionGoToOneReducer() {
    PartitionPartitioner partitioner = new PartitionPartitioner();
    int home = partitioner.getPartition(found(price("2025-01", "DK1", 0, 60), 1), null, 7);

    assertThat(partitioner.getPartition(found(price("2025-01", "DK2", 999, 15), 4), null, 7))
        .isEqualTo(home);
    assertThat(
            List.of("2025-02", "2025-03", "2025-04", "2025-05", "2025-06").stream()
                .map(month -> found(price(month, "DK1", 0, 60), 1))
                .map(key -> partitioner.getPartition(key, null, 7))
                .distinct())
        .hasSizeGreaterThan(2);
  }

  private static RowKey found(Row row, int night) {
    return RowKey.observed(row, row.table().keyColumns(), night, 0, 0);
  }

  private static List<RowKey> shuffledAndSorted(List<RowKey> keys) {
    List<RowKey> copy = new ArrayList<>(keys);
    Collections.shuffle(copy, new Random(7));
    Collections.sort(copy);
    return copy;
  }

  private static boolean grouped(RowKey one, RowKey other) throws IOException {
    RowKey.GroupComparator comparator = new RowKey.GroupComparator();
    byte[] a = bytes(one);
    byte[] b = bytes(other);
    boolean same = comparator.compare(a, 0, a.length, b, 0, b.length) == 0;
    assertThat(comparator.compare(one, other) == 0).isEqualTo(same);
    return same;
  }

  private static byte[] bytes(RowKey key) throws IOException {
    DataOutputBuffer out = new DataOutputBuffer();
    key.write(out);
    DataInputBuffer in = new DataInputBuffer();
    in.reset(out.getData(), out.getLength());
    RowKey copy = new RowKey();
    copy.readFields(in);
    assertThat(copy).isEqualTo(key);
    return java.util.Arrays.copyOf(out.getData(), out.getLength());
  }

  private static Row learned(long night) {
    return price("2025-01", "DK1", 0, 60).learn(night);
  }

  private static Row price(String month, String area, long start, int resolution) {
    return new Row(Tables.SPOT_PRICE, month)
        .set("price_area", area)
        .set("start_utc", start)
        .set("resolution_minutes", resolution);
  }

  private static Row settlement(String month, String area, long start) {
    return new Row(Tables.SETTLEMENT, month).set("price_area", area).set("start_utc", start);
  }
}
