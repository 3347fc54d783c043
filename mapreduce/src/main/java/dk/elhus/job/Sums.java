package dk.elhus.job;

import dk.elhus.aggregate.Aggregate;
import dk.elhus.aggregate.Aggregates;
import dk.elhus.aggregate.RollingConsumption;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.util.Set;

/** How the shuffle treats the sums of each aggregate table. */
public final class Sums {
  private Sums() {}

  /** Takes the sums that a row adds to its keys. */
  @FunctionalInterface
  public interface Emitter {
    void emit(Row key, long[] sums) throws IOException, InterruptedException;
  }

  /**
   * What a clean row adds to each aggregate.
   *
   * @param recompute whether sums over its partition are wanted
   * @param rolling months whose rolling means are wanted
   */
  public static void of(Row row, boolean recompute, Set<String> rolling, Emitter emitter)
      throws IOException, InterruptedException {
    for (Aggregate aggregate : Aggregates.ALL) {
      if (recompute && aggregate.source() == row.table()) {
        emitter.emit(aggregate.key(row), aggregate.sums(row));
      }
    }
    if (row.table() == Tables.SETTLEMENT) {
      for (String month : RollingConsumption.months(row)) {
        if (rolling.contains(month)) {
          emitter.emit(RollingConsumption.key(row, month), RollingConsumption.sums(row));
        }
      }
    }
  }

  /** Adds sums to sums of the same key. */
  public static void add(TableSpec table, long[] into, long[] more) {
    if (table == RollingConsumption.TABLE) {
      RollingConsumption.add(into, more);
    } else {
      Aggregates.of(table).add(into, more);
    }
  }

  /** The sort key of sums; one key's sums all have the same, so that a combiner may add them up. */
  public static RowKey key(Row row) {
    return RowKey.observed(row, groupColumns(row.table()), 0, 0, 0);
  }

  /**
   * Key columns that one reduce call has in common: a rolling window needs all hours of an area.
   */
  static int groupColumns(TableSpec table) {
    return table == RollingConsumption.TABLE ? 1 : table.keyColumns();
  }
}
