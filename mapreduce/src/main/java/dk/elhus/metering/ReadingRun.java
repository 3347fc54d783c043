package dk.elhus.metering;

import java.io.IOException;

/**
 * Readings in primitive arrays, as many as memory is to hold; sorted and freed of all but the
 * newest of each point and time when it is full.
 */
final class ReadingRun {
  private final long[] keys;
  private final long[] otherKeys;
  private final int[] order;
  private final int[] otherOrder;
  private final long[] wh;
  private final long[] updated;
  private final short[] intervals;

  /** Quality, and whether a value is missing, in one byte. */
  private final byte[] kinds;

  private int size;

  ReadingRun(int capacity) {
    keys = new long[capacity];
    otherKeys = new long[capacity];
    order = new int[capacity];
    otherOrder = new int[capacity];
    wh = new long[capacity];
    updated = new long[capacity];
    intervals = new short[capacity];
    kinds = new byte[capacity];
  }

  boolean isFull() {
    return size == keys.length;
  }

  int size() {
    return size;
  }

  void add(Reading reading) {
    keys[size] = reading.key;
    wh[size] = reading.wh;
    updated[size] = reading.updated;
    intervals[size] = (short) reading.intervalMinutes;
    kinds[size] = ReadingBlock.kind(reading);
    size++;
  }

  /** Takes the readings in order. */
  interface Sink {
    void reading(Reading reading) throws IOException, InterruptedException;

    /**
     * A reading that a newer one of this run replaces.
     *
     * @param same whether both say the same
     */
    void replaced(boolean same);
  }

  /** Gives away all readings, sorted, and is empty again. */
  void drain(Sink sink) throws IOException, InterruptedException {
    boolean swapped = RadixSort.sort(keys, order, otherKeys, otherOrder, size);
    long[] sortedKeys = swapped ? otherKeys : keys;
    int[] from = swapped ? otherOrder : order;
    Reading best = new Reading();
    Reading next = new Reading();
    for (int i = 0; i < size; i++) {
      read(sortedKeys[i], from[i], next);
      if (i > 0 && next.key == best.key) {
        sink.replaced(next.saysTheSameAs(best));
        if (next.isNewerThan(best)) {
          best.set(next);
        }
      } else {
        if (i > 0) {
          sink.reading(best);
        }
        best.set(next);
      }
    }
    if (size > 0) {
      sink.reading(best);
    }
    size = 0;
  }

  private void read(long key, int at, Reading reading) {
    reading.key = key;
    reading.wh = wh[at];
    reading.updated = updated[at];
    reading.intervalMinutes = intervals[at];
    ReadingBlock.readKind(kinds[at], reading);
  }
}
