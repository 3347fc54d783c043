package dk.elhus.job;

import dk.elhus.aggregate.Aggregates;
import dk.elhus.aggregate.RollingConsumption;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;

/** How the shuffle treats the sums of each aggregate table. */
final class Sums {
  private Sums() {}

  /** Adds sums to sums of the same key. */
  static void add(TableSpec table, long[] into, long[] more) {
    if (table == RollingConsumption.TABLE) {
      RollingConsumption.add(into, more);
    } else {
      Aggregates.of(table).add(into, more);
    }
  }

  /** The sort key of sums; one key's sums all have the same, so that a combiner may add them up. */
  static RowKey key(Row row) {
    return RowKey.observed(row, groupColumns(row.table()), 0, 0, 0);
  }

  /**
   * Key columns that one reduce call has in common: a rolling window needs all hours of an area.
   */
  static int groupColumns(TableSpec table) {
    return table == RollingConsumption.TABLE ? 1 : table.keyColumns();
  }
}
