package dk.elhus.job;

import dk.elhus.record.RevisionMerge;
import dk.elhus.record.RevisionMerge.Observation;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.io.BooleanWritable;
import org.apache.hadoop.mapreduce.Reducer;

/**
 * Merges what a load found with what stands, key by key. Emits every row of the new version, with
 * whether the version that stands lacks it.
 */
public final class CleanReducer extends Reducer<RowKey, RowValue, BooleanWritable, RowWritable> {
  private Plan plan;
  private RevisionMerge merge;
  private WholeLists lists;

  @Override
  protected void setup(Context context) throws IOException {
    plan = Plan.read(context.getConfiguration());
    merge = new RevisionMerge(plan.edition().value());
    lists = new WholeLists(plan.sources());
  }

  @Override
  protected void reduce(RowKey key, Iterable<RowValue> values, Context context)
      throws IOException, InterruptedException {
    List<Row> stored = new ArrayList<>();
    List<Observation> observed = new ArrayList<>();
    for (RowValue value : values) {
      if (value.isStored()) {
        stored.add(value.row());
      } else {
        observed.add(new Observation(value.row(), value.source(), value.isStale()));
      }
    }
    RowSink sink = new RowSink(context, found -> plan.sources().get(found.source()).dataset());
    Row any = stored.isEmpty() ? observed.get(0).row() : stored.get(0);
    if (!any.table().isHistory()) {
      sink.reject(stored, observed);
    } else {
      sink.merge(merge, stored, observed, isWithdrawn(any.table(), stored, observed));
    }
  }

  private boolean isWithdrawn(TableSpec table, List<Row> stored, List<Observation> observed) {
    return lists.withdraws(
        table,
        stored.stream().anyMatch(Row::isCurrent),
        observed.stream().map(found -> plan.sources().get(found.source())).toList());
  }
}
