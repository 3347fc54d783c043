package dk.elhus.job;

import dk.elhus.record.Row;
import java.io.IOException;
import org.apache.hadoop.mapreduce.Reducer;

/** Adds up the sums of a key before they travel; rows that stand pass unchanged. */
public final class AggregateCombiner extends Reducer<RowKey, RowValue, RowKey, RowValue> {
  @Override
  protected void reduce(RowKey key, Iterable<RowValue> values, Context context)
      throws IOException, InterruptedException {
    Row row = null;
    long[] total = null;
    for (RowValue value : values) {
      if (!value.isSums()) {
        context.write(key, value);
      } else if (total == null) {
        row = value.row();
        total = value.sums();
      } else {
        Sums.add(row.table(), total, value.sums());
      }
    }
    if (total != null) {
      context.write(key, RowValue.sums(row, total));
    }
  }
}
