package dk.elhus.metering;

/** Sorts longs together with what they stand for, stably, looking only at bits that differ. */
final class RadixSort {
  private static final int BITS = 11;
  private static final int BUCKETS = 1 << BITS;

  private RadixSort() {}

  /**
   * Sorts the first {@code size} keys, none negative; afterwards {@code order} says where each was.
   *
   * @param otherKeys space as large as {@code keys}
   * @param otherOrder space as large as {@code order}
   * @return whether the result lies in the other arrays
   */
  static boolean sort(long[] keys, int[] order, long[] otherKeys, int[] otherOrder, int size) {
    long all = 0;
    for (int i = 0; i < size; i++) {
      order[i] = i;
      all |= keys[i] ^ keys[0];
    }
    boolean swapped = false;
    int[] starts = new int[BUCKETS];
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      if ((all >>> shift & (BUCKETS - 1)) == 0) {
        continue;
      }
      if (swapped) {
        pass(otherKeys, otherOrder, keys, order, size, shift, starts);
      } else {
        pass(keys, order, otherKeys, otherOrder, size, shift, starts);
      }
      swapped = !swapped;
    }
    return swapped;
  }

  private static void pass(
      long[] keys, int[] order, long[] toKeys, int[] toOrder, int size, int shift, int[] starts) {
    java.util.Arrays.fill(starts, 0);
    for (int i = 0; i < size; i++) {
      starts[(int) (keys[i] >>> shift) & (BUCKETS - 1)]++;
    }
    int sum = 0;
    for (int b = 0; b < BUCKETS; b++) {
      int count = starts[b];
      starts[b] = sum;
      sum += count;
    }
    for (int i = 0; i < size; i++) {
      int at = starts[(int) (keys[i] >>> shift) & (BUCKETS - 1)]++;
      toKeys[at] = keys[i];
      toOrder[at] = order[i];
    }
  }
}
