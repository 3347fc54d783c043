package dk.elhus.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class RadixSortPropertiesTest {
  @Property(tries = 500, seed = "11")
  void sortsLikeTheLibraryAndStably(
      @ForAll @Size(max = 300) List<@LongRange(min = 0, max = Long.MAX_VALUE) Long> numbers) {
    long[] keys = numbers.stream().mapToLong(Long::longValue).toArray();
    long[] sorted = keys.clone();
    Arrays.sort(sorted);

    long[] one = keys.clone();
    long[] other = new long[keys.length];
    int[] order = new int[keys.length];
    int[] otherOrder = new int[keys.length];
    boolean swapped = RadixSort.sort(one, order, other, otherOrder, keys.length);

    assertThat(swapped ? other : one).isEqualTo(sorted);
    int[] from = swapped ? otherOrder : order;
    for (int i = 0; i < from.length; i++) {
      assertThat(keys[from[i]]).isEqualTo(sorted[i]);
      if (i > 0 && sorted[i] == sorted[i - 1]) {
        assertThat(from[i]).as("place of an equal key").isGreaterThan(from[i - 1]);
      }
    }
  }
}
