package dk.elhus.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.hadoop.io.BytesWritable;

class ReadingBlockPropertiesTest {
  @Property(tries = 200, seed = "41", edgeCases = EdgeCasesMode.NONE)
  void aBlockGivesBackWhatItTookAndIsEmptyAgain(@ForAll("sorted") List<Reading> readings)
      throws IOException {
    ReadingBlock.Encoder encoder = new ReadingBlock.Encoder();
    BytesWritable value = new BytesWritable();
    for (int round = 0; round < 2; round++) {
      readings.forEach(encoder::add);
      assertThat(encoder.firstKey()).isEqualTo(readings.get(0).key);
      encoder.moveTo(value);
      assertThat(encoder.isEmpty()).isTrue();

      ReadingBlock.Decoder decoder = new ReadingBlock.Decoder(value);
      for (Reading reading : readings) {
        assertThat(decoder.next()).isTrue();
        assertThat(text(decoder.reading)).isEqualTo(text(reading));
      }
      assertThat(decoder.next()).isFalse();
    }
  }

  @Provide
  Arbitrary<List<Reading>> sorted() {
    Arbitrary<Long> keys = Arbitraries.longs().between(0, Long.MAX_VALUE);
    Arbitrary<Long> anyLong = Arbitraries.longs().between(Long.MIN_VALUE / 4, Long.MAX_VALUE / 4);
    Arbitrary<Integer> quality = Arbitraries.integers().between(0, Quality.values().length - 1);
    Arbitrary<Integer> interval = Arbitraries.of(15, 60);
    return Combinators.combine(
            keys, anyLong, anyLong, quality, interval, Arbitraries.of(true, false))
        .as(ReadingBlockPropertiesTest::reading)
        .list()
        .ofMinSize(1)
        .ofMaxSize(100)
        .map(list -> list.stream().sorted(Comparator.comparingLong(r -> r.key)).toList());
  }

  private static String text(Reading reading) {
    return "%d %d %b %d %d %d"
        .formatted(
            reading.key,
            reading.wh,
            reading.missing,
            reading.quality,
            reading.intervalMinutes,
            reading.updated);
  }

  private static Reading reading(
      long key, long wh, long updated, int quality, int interval, boolean missing) {
    Reading reading = new Reading();
    reading.key = key;
    reading.wh = wh;
    reading.updated = updated;
    reading.quality = quality;
    reading.intervalMinutes = interval;
    reading.missing = missing;
    return reading;
  }
}
