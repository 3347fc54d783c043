package dk.elhus.rebuild;

import dk.elhus.aggregate.Aggregates;
import dk.elhus.aggregate.RollingConsumption;
import dk.elhus.job.RowKey;
import dk.elhus.job.RowValue;
import dk.elhus.job.RowWritable;
import dk.elhus.job.Sums;
import dk.elhus.record.KeyHistory;
import dk.elhus.record.RevisionMerge.Observation;
import dk.elhus.record.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.hadoop.io.BooleanWritable;
import org.apache.hadoop.mapreduce.Reducer;

/**
 * Builds the history of each key of an aggregate: its sums anew for every edition in which any of
 * its rows changed. For rolling means one call has all hours of an area and month, in order.
 */
public final class SumsReducer extends Reducer<RowKey, RowValue, BooleanWritable, RowWritable> {

  /** One key of the aggregate with the revisions that ever counted towards it. */
  private record Key(Row row, List<StandingSums> parts, KeyHistory history) {
    static Key of(Row row) {
      return new Key(row, new ArrayList<>(), new KeyHistory());
    }

    Optional<long[]> sumsIn(long edition) {
      long[] total = null;
      for (StandingSums part : parts) {
        if (part.standsIn(edition)) {
          if (total == null) {
            total = part.sums().clone();
          } else {
            Sums.add(row.table(), total, part.sums());
          }
        }
      }
      return Optional.ofNullable(total);
    }
  }

  @Override
  protected void reduce(RowKey ignored, Iterable<RowValue> values, Context context)
      throws IOException, InterruptedException {
    List<Key> keys = new ArrayList<>();
    for (RowValue value : values) {
      if (keys.isEmpty() || !sameKey(keys.get(keys.size() - 1).row(), value.row())) {
        keys.add(Key.of(value.row()));
      }
      keys.get(keys.size() - 1).parts().add(StandingSums.unpack(value.sums()));
    }
    for (long edition : editions(keys)) {
      learn(edition, keys);
    }
    for (Key key : keys) {
      HistoryWriter.write(key.history(), context);
    }
  }

  /** Rows that have their key columns only are the same when their keys are. */
  private static boolean sameKey(Row one, Row other) {
    return one.saysTheSameAs(other);
  }

  private static SortedSet<Long> editions(List<Key> keys) {
    SortedSet<Long> editions = new TreeSet<>();
    for (Key key : keys) {
      for (StandingSums part : key.parts()) {
        editions.add(part.learned());
        editions.add(part.superseded());
      }
    }
    editions.remove(StandingSums.NEVER);
    return editions;
  }

  private static void learn(long edition, List<Key> keys) {
    RollingConsumption window = new RollingConsumption();
    for (Key key : keys) {
      Optional<long[]> sums = key.sumsIn(edition);
      if (sums.isPresent()) {
        Row row = key.row().copy();
        if (row.table() == RollingConsumption.TABLE) {
          window.moveTo(row, sums.get());
        } else {
          Aggregates.of(row.table()).finish(row, sums.get());
        }
        if (row.table() != RollingConsumption.TABLE || RollingConsumption.isOwn(row)) {
          key.history().learn(edition, List.of(new Observation(row, 0, false)));
        }
      }
    }
  }
}
