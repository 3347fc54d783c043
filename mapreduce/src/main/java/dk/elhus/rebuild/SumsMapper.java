package dk.elhus.rebuild;

import dk.elhus.job.InputPosition;
import dk.elhus.job.InputRecord;
import dk.elhus.job.Plan;
import dk.elhus.job.RowKey;
import dk.elhus.job.RowValue;
import dk.elhus.job.Sums;
import dk.elhus.record.Row;
import java.io.IOException;
import org.apache.hadoop.mapreduce.Mapper;

/** Turns every revision of a clean row into sums per key, with the editions that it stood in. */
public final class SumsMapper extends Mapper<InputPosition, InputRecord, RowKey, RowValue> {
  private Plan plan;

  @Override
  protected void setup(Context context) throws IOException {
    plan = Plan.read(context.getConfiguration());
  }

  @Override
  protected void map(InputPosition position, InputRecord input, Context context)
      throws IOException, InterruptedException {
    Row row = input.row();
    Sums.of(
        row,
        plan.sources().get(position.source()).recompute(),
        plan.rolling(),
        (key, sums) ->
            context.write(Sums.key(key), RowValue.sums(key, StandingSums.of(row, sums).pack())));
  }
}
