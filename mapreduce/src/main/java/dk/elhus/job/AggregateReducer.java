package dk.elhus.job;

import dk.elhus.aggregate.Aggregates;
import dk.elhus.aggregate.RollingConsumption;
import dk.elhus.record.RevisionMerge;
import dk.elhus.record.RevisionMerge.Observation;
import dk.elhus.record.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.io.BooleanWritable;
import org.apache.hadoop.mapreduce.Reducer;

/**
 * Finishes sums and merges them with the aggregate rows that stand.
 *
 * <p>Values come sorted by key. Most calls bring one key; a call for rolling means brings all hours
 * of an area in order.
 */
public final class AggregateReducer
    extends Reducer<RowKey, RowValue, BooleanWritable, RowWritable> {
  private static final int ROLLING_START = RollingConsumption.TABLE.place("start_utc");

  private RevisionMerge merge;

  @Override
  protected void setup(Context context) throws IOException {
    merge = new RevisionMerge(Plan.read(context.getConfiguration()).edition().value());
  }

  @Override
  protected void reduce(RowKey key, Iterable<RowValue> values, Context context)
      throws IOException, InterruptedException {
    RowSink sink = new RowSink(context, found -> found.row().table().name());
    RollingConsumption window = new RollingConsumption();
    OneKey open = null;
    for (RowValue value : values) {
      if (open == null || !open.takes(value.row())) {
        finish(open, window, sink);
        open = new OneKey(value.row());
      }
      open.add(value);
    }
    finish(open, window, sink);
  }

  private void finish(OneKey key, RollingConsumption window, RowSink sink) throws IOException {
    if (key == null) {
      return;
    }
    List<Observation> observed = new ArrayList<>();
    if (key.sums != null) {
      if (key.isRolling()) {
        window.moveTo(key.row, key.sums);
      } else {
        Aggregates.of(key.row.table()).finish(key.row, key.sums);
      }
      if (!key.isRolling() || RollingConsumption.isOwn(key.row)) {
        observed.add(new Observation(key.row, 0, false));
      }
    }
    sink.merge(merge, key.stored, observed);
  }

  /** What came for one natural key. */
  private static final class OneKey {
    private final List<Row> stored = new ArrayList<>();
    private final Row first;
    private Row row;
    private long[] sums;

    OneKey(Row first) {
      this.first = first;
    }

    boolean isRolling() {
      return first.table() == RollingConsumption.TABLE;
    }

    boolean takes(Row other) {
      return !isRolling() || first.number(ROLLING_START) == other.number(ROLLING_START);
    }

    void add(RowValue value) {
      if (value.isStored()) {
        stored.add(value.row());
      } else if (sums == null) {
        row = value.row();
        sums = value.sums();
      } else {
        Sums.add(row.table(), sums, value.sums());
      }
    }
  }
}
