package dk.elhus.rebuild;

import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import java.util.Arrays;

/**
 * What one revision of a clean row adds to a key of an aggregate.
 *
 * @param learned first edition in which it stood
 * @param superseded first edition in which it stood no longer
 * @param sums what it adds while it stands
 */
record StandingSums(long learned, long superseded, long[] sums) {
  private static final int EDITIONS = 2;

  /** Later than any edition. */
  static final long NEVER = Long.MAX_VALUE;

  static StandingSums of(Row row, long[] sums) {
    long superseded = row.isCurrent() ? NEVER : row.number(row.table().place(TableSpec.SUPERSEDED));
    return new StandingSums(row.learned(), superseded, sums);
  }

  /** As one array, the way it travels. */
  long[] pack() {
    long[] packed = new long[sums.length + EDITIONS];
    packed[0] = learned;
    packed[1] = superseded;
    System.arraycopy(sums, 0, packed, EDITIONS, sums.length);
    return packed;
  }

  static StandingSums unpack(long[] packed) {
    return new StandingSums(
        packed[0], packed[1], Arrays.copyOfRange(packed, EDITIONS, packed.length));
  }

  boolean standsIn(long edition) {
    return learned <= edition && edition < superseded;
  }
}
