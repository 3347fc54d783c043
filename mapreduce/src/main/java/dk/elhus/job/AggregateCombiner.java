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
      } else if (row != null && row.saysTheSameAs(value.row())) {
        Sums.add(row.table(), total, value.sums());
      } else {
        write(row, total, context);
        row = value.row();
        total = value.sums();
      }
    }
    write(row, total, context);
  }

  private static void write(Row row, long[] total, Context context)
      throws IOException, InterruptedException {
    if (row != null) {
      context.write(Sums.key(row), RowValue.sums(row, total));
    }
  }
}
