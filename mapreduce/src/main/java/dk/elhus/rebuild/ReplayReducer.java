package dk.elhus.rebuild;

import dk.elhus.job.Plan;
import dk.elhus.job.RowKey;
import dk.elhus.job.RowValue;
import dk.elhus.job.RowWritable;
import dk.elhus.job.Source;
import dk.elhus.job.WholeLists;
import dk.elhus.record.KeyHistory;
import dk.elhus.record.RevisionMerge.Observation;
import dk.elhus.record.TableSpec;
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
  private List<WholeLists> lists;

  @Override
  protected void setup(Context context) throws IOException {
    plan = Plan.read(context.getConfiguration());
    spec = RebuildSpec.read(context.getConfiguration());
    lists = new ArrayList<>();
    for (int load = 0; load < spec.editions().size(); load++) {
      int number = load;
      lists.add(
          new WholeLists(
              plan.sources().stream().filter(source -> source.night() == number).toList()));
    }
  }

  @Override
  protected void reduce(RowKey key, Iterable<RowValue> values, Context context)
      throws IOException, InterruptedException {
    Map<Integer, List<Observation>> byLoad = new TreeMap<>();
    TableSpec table = null;
    for (RowValue value : values) {
      table = value.row().table();
      int load = plan.sources().get(value.source()).night();
      byLoad
          .computeIfAbsent(load, any -> new ArrayList<>())
          .add(new Observation(value.row(), value.source(), value.isStale()));
    }
    KeyHistory history = new KeyHistory();
    for (int load = 0; load < lists.size(); load++) {
      learn(history, table, load, byLoad.getOrDefault(load, List.of()));
    }
    HistoryWriter.write(history, context);
  }

  private void learn(KeyHistory history, TableSpec table, int load, List<Observation> observed) {
    List<Source> in = observed.stream().map(found -> plan.sources().get(found.source())).toList();
    boolean withdrawn = lists.get(load).withdraws(table, history.stands(), in);
    if (withdrawn || !observed.isEmpty()) {
      history.learn(spec.editions().get(load), observed, withdrawn);
    }
  }
}
