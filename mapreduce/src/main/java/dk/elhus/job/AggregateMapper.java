package dk.elhus.job;

import dk.elhus.record.Row;
import java.io.IOException;
import org.apache.hadoop.mapreduce.Mapper;

/** Turns current rows into sums per key; passes on the aggregate rows that stand. */
public final class AggregateMapper extends Mapper<InputPosition, InputRecord, RowKey, RowValue> {
  private Plan plan;

  @Override
  protected void setup(Context context) throws IOException {
    plan = Plan.read(context.getConfiguration());
  }

  @Override
  protected void map(InputPosition position, InputRecord input, Context context)
      throws IOException, InterruptedException {
    Source source = plan.sources().get(position.source());
    Row row = input.row();
    if (source.kind() == Source.Kind.STANDING) {
      context.write(
          RowKey.stored(row, Sums.groupColumns(row.table()), position.position()),
          RowValue.stored(row));
    } else if (row.isCurrent()) {
      Sums.of(row, source.recompute(), plan.rolling(), (key, sums) -> emit(key, sums, context));
    }
  }

  private void emit(Row key, long[] sums, Context context)
      throws IOException, InterruptedException {
    if (plan.computes(key.table().name())) {
      context.write(Sums.key(key), RowValue.sums(key, sums));
    }
  }
}
