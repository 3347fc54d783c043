package dk.elhus.rebuild;

import dk.elhus.job.Plan;
import dk.elhus.job.RowKey;
import dk.elhus.job.RowValue;
import dk.elhus.job.RowWritable;
import dk.elhus.record.KeyHistory;
import dk.elhus.record.RevisionMerge.Observation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.io.BooleanWritable;
import org.apache.hadoop.mapreduce.Reducer;

/** Builds the history of each key, load by load in their order, from nothing. */
public final class ReplayReducer extends Reducer<RowKey, RowValue, BooleanWritable, RowWritable> {
  private Plan plan;
  private RebuildSpec spec;

  @Override
  protected void setup(Context context) throws IOException {
    plan = Plan.read(context.getConfiguration());
    spec = RebuildSpec.read(context.getConfiguration());
  }

  @Override
  protected void reduce(RowKey key, Iterable<RowValue> values, Context context)
      throws IOException, InterruptedException {
    Map<Integer, List<Observation>> byLoad = new TreeMap<>();
    for (RowValue value : values) {
      int load = plan.sources().get(value.source()).night();
      byLoad
          .computeIfAbsent(load, any -> new ArrayList<>())
          .add(new Observation(value.row(), value.source(), value.isStale()));
    }
    KeyHistory history = new KeyHistory();
    byLoad.forEach((load, observed) -> history.learn(spec.editions().get(load), observed));
    HistoryWriter.write(history, context);
  }
}
