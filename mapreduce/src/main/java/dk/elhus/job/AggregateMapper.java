package dk.elhus.job;

import dk.elhus.aggregate.Aggregate;
import dk.elhus.aggregate.Aggregates;
import dk.elhus.aggregate.RollingConsumption;
import dk.elhus.record.Row;
import dk.elhus.record.Tables;
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
      if (source.recompute()) {
        emitSums(row, context);
      }
      if (row.table() == Tables.SETTLEMENT) {
        emitRolling(row, context);
      }
    }
  }

  private void emitSums(Row row, Context context) throws IOException, InterruptedException {
    for (Aggregate aggregate : Aggregates.ALL) {
      if (aggregate.source() == row.table()) {
        emit(aggregate.key(row), aggregate.sums(row), context);
      }
    }
  }

  private void emitRolling(Row row, Context context) throws IOException, InterruptedException {
    for (String month : RollingConsumption.months(row)) {
      if (plan.rolling().contains(month)) {
        emit(RollingConsumption.key(row, month), RollingConsumption.sums(row), context);
      }
    }
  }

  private static void emit(Row key, long[] sums, Context context)
      throws IOException, InterruptedException {
    context.write(Sums.key(key), RowValue.sums(key, sums));
  }
}
