package dk.elhus.rebuild;

import com.fasterxml.jackson.annotation.JsonProperty;
import dk.elhus.job.RowKey;
import dk.elhus.job.RowValue;
import dk.elhus.job.RowWritable;
import dk.elhus.publish.JsonFile;
import dk.elhus.record.RevisionMerge;
import dk.elhus.record.RevisionMerge.Fate;
import dk.elhus.record.RevisionMerge.Observation;
import dk.elhus.record.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.BooleanWritable;
import org.apache.hadoop.mapreduce.Reducer;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;

/**
 * Tells what differs, and emits the version that a publish would put in place: every row that
 * stands, and on top of them what the rebuild says stands now, learned in the rebuild's own
 * edition.
 */
public final class CompareReducer extends Reducer<RowKey, RowValue, BooleanWritable, RowWritable> {
  /** Folder of the differences within the output. */
  static final String DIFFERENCES = "differences";

  /** What one reducer found. */
  record Found(@JsonProperty("partitions") List<PartitionDiff> partitions) {}

  private final List<PartitionDiff> found = new ArrayList<>();
  private RebuildSpec spec;
  private PartitionDiff.Builder open;

  @Override
  protected void setup(Context context) throws IOException {
    spec = RebuildSpec.read(context.getConfiguration());
  }

  @Override
  protected void reduce(RowKey key, Iterable<RowValue> values, Context context)
      throws IOException, InterruptedException {
    List<Row> standing = new ArrayList<>();
    List<Row> rebuilt = new ArrayList<>();
    for (RowValue value : values) {
      (value.isStored() ? standing : rebuilt).add(value.row());
    }
    Row any = standing.isEmpty() ? rebuilt.get(0) : standing.get(0);
    if (spec.range().covers(any)) {
      diff(any).compare(standing, rebuilt);
      publishable(standing, current(rebuilt), context);
    } else {
      for (Row row : standing) {
        write(row, false, context);
      }
    }
  }

  private PartitionDiff.Builder diff(Row row) {
    if (open == null || !open.holds(row)) {
      finish();
      open = new PartitionDiff.Builder(row.table(), row.partition(), spec.differences());
    }
    return open;
  }

  private void finish() {
    if (open != null) {
      found.add(open.build());
    }
  }

  private static Optional<Row> current(List<Row> rows) {
    return rows.stream().filter(Row::isCurrent).findFirst();
  }

  private void publishable(List<Row> standing, Optional<Row> now, Context context)
      throws IOException, InterruptedException {
    if (now.isPresent()) {
      new RevisionMerge(spec.edition())
          .merge(standing, List.of(new Observation(now.get(), 0, false)), new Sink(context));
    } else {
      for (Row row : standing) {
        boolean stood = row.isCurrent();
        write(stood ? row.supersede(spec.edition()) : row, stood, context);
      }
    }
  }

  private static void write(Row row, boolean fresh, Context context)
      throws IOException, InterruptedException {
    context.write(new BooleanWritable(fresh), new RowWritable(row));
  }

  @Override
  protected void cleanup(Context context) throws IOException, InterruptedException {
    finish();
    Path folder = new Path(FileOutputFormat.getWorkOutputPath(context), DIFFERENCES);
    String name = FileOutputFormat.getUniqueFile(context, "part", ".json");
    JsonFile.replace(context.getConfiguration(), new Path(folder, name), new Found(found));
  }

  private record Sink(Context context) implements RevisionMerge.Sink<IOException> {
    @Override
    public void row(Row row, boolean fresh) throws IOException {
      try {
        write(row, fresh, context);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while writing " + row.table(), e);
      }
    }

    @Override
    public void fate(Observation observation, Fate fate) {
      // The differences are counted by PartitionDiff.
    }
  }
}
