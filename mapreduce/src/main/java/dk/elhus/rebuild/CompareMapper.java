package dk.elhus.rebuild;

import dk.elhus.job.InputPosition;
import dk.elhus.job.InputRecord;
import dk.elhus.job.Plan;
import dk.elhus.job.RowKey;
import dk.elhus.job.RowValue;
import dk.elhus.job.Source;
import dk.elhus.record.Row;
import java.io.IOException;
import org.apache.hadoop.mapreduce.Mapper;

/** Brings together the rows that stand and those that were computed once more, key by key. */
public final class CompareMapper extends Mapper<InputPosition, InputRecord, RowKey, RowValue> {
  private Plan plan;
  private RebuildRange range;

  @Override
  protected void setup(Context context) throws IOException {
    plan = Plan.read(context.getConfiguration());
    range = RebuildSpec.read(context.getConfiguration()).range();
  }

  @Override
  protected void map(InputPosition position, InputRecord input, Context context)
      throws IOException, InterruptedException {
    Row row = input.row();
    boolean stands = plan.sources().get(position.source()).kind() == Source.Kind.STANDING;
    if (stands || range.covers(row)) {
      context.write(
          RowKey.stored(row, row.table().keyColumns(), position.position()),
          stands ? RowValue.stored(row) : RowValue.observed(row, position.source(), false));
    }
  }
}
