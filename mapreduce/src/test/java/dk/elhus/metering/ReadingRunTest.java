package dk.elhus.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.io.BytesWritable;
import org.junit.jupiter.api.Test;

class ReadingRunTest {
  @Test
  void aKeyOrdersByDayThenPointThenMinuteAndGivesAllBack() {
    long key = ReadingKey.pack(20_458, Integer.MAX_VALUE, 1499);

    assertThat(ReadingKey.day(key)).isEqualTo(20_458);
    assertThat(ReadingKey.point(key)).isEqualTo(Integer.MAX_VALUE);
    assertThat(ReadingKey.minute(key)).isEqualTo(1499);
    assertThat(ReadingKey.pack(2, 0, 0)).isGreaterThan(ReadingKey.pack(1, Integer.MAX_VALUE, 1499));
    assertThat(ReadingKey.pack(1, 1, 0)).isGreaterThan(ReadingKey.pack(1, 0, 1499));
    assertThat(ReadingKey.pack(ReadingKey.MAX_DAY, 0, 0)).isPositive();
    assertThat(ReadingKey.announce(5))
        .isBetween(ReadingKey.pack(4, 0, 0), ReadingKey.pack(5, 0, 0) - 1);
    assertThat(ReadingKey.announcedDay(ReadingKey.announce(5))).isEqualTo(5);
  }

  @Test
  void sortsLikeTheLibrary() {
    Random random = new Random(7);
    long[] keys = random.longs(10_000, 0, Long.MAX_VALUE).toArray();
    long[] expected = keys.clone();
    Arrays.sort(expected);
    long[] original = keys.clone();
    long[] otherKeys = new long[keys.length];
    int[] order = new int[keys.length];
    int[] otherOrder = new int[keys.length];

    boolean swapped = RadixSort.sort(keys, order, otherKeys, otherOrder, keys.length);

    long[] sorted = swapped ? otherKeys : keys;
    int[] from = swapped ? otherOrder : order;
    assertThat(sorted).isEqualTo(expected);
    for (int i = 0; i < sorted.length; i++) {
      assertThat(original[from[i]]).isEqualTo(sorted[i]);
    }
  }

  @Test
  void theNewestOfAPointAndTimeStaysWhereverItStood() throws Exception {
    ReadingRun run = new ReadingRun(10);
    run.add(reading(2, 500, 10));
    run.add(reading(1, 300, 30));
    run.add(reading(1, 100, 20));
    run.add(reading(2, 500, 10));
    List<String> kept = new ArrayList<>();
    List<Boolean> replaced = new ArrayList<>();

    run.drain(
        new ReadingRun.Sink() {
          @Override
          public void reading(Reading reading) {
            kept.add(ReadingKey.point(reading.key) + ":" + reading.wh);
          }

          @Override
          public void replaced(boolean same) {
            replaced.add(same);
          }
        });

    assertThat(kept).containsExactly("1:300", "2:500");
    assertThat(replaced).containsExactly(false, true);
    assertThat(run.size()).isZero();
  }

  @Test
  void aBlockGivesBackWhatItTook() throws IOException {
    ReadingBlock.Encoder encoder = new ReadingBlock.Encoder();
    List<Reading> readings = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < ReadingBlock.ROWS; i++) {
      Reading reading = reading(i, random.nextInt(10_000_000), random.nextLong() >>> 8);
      reading.missing = i % 7 == 0;
      reading.quality = i % 4;
      readings.add(reading);
      encoder.add(reading);
    }
    assertThat(encoder.isFull()).isTrue();
    BytesWritable value = new BytesWritable();
    encoder.moveTo(value);

    ReadingBlock.Decoder decoder = new ReadingBlock.Decoder(value);
    for (Reading reading : readings) {
      assertThat(decoder.next()).isTrue();
      assertThat(decoder.reading).usingRecursiveComparison().isEqualTo(reading);
    }
    assertThat(decoder.next()).isFalse();
  }

  private static Reading reading(int point, long wh, long updated) {
    Reading reading = new Reading();
    reading.key = ReadingKey.pack(20_458, point, 15);
    reading.wh = wh;
    reading.updated = updated;
    reading.intervalMinutes = 15;
    reading.quality = Quality.A04.ordinal();
    return reading;
  }
}
