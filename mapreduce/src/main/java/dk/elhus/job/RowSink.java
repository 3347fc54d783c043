package dk.elhus.job;

import dk.elhus.record.RevisionMerge;
import dk.elhus.record.RevisionMerge.Fate;
import dk.elhus.record.RevisionMerge.Observation;
import dk.elhus.record.Row;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.apache.hadoop.io.BooleanWritable;
import org.apache.hadoop.mapreduce.TaskInputOutputContext;

/** Emits the rows of a new version and counts what became of each observation. */
final class RowSink implements RevisionMerge.Sink<IOException> {
  private final TaskInputOutputContext<?, ?, BooleanWritable, RowWritable> context;
  private final Function<Observation, String> subject;
  private final BooleanWritable fresh = new BooleanWritable();
  private final RowWritable output = new RowWritable();

  /**
   * @param subject what an observation is counted under
   */
  RowSink(
      TaskInputOutputContext<?, ?, BooleanWritable, RowWritable> context,
      Function<Observation, String> subject) {
    this.context = context;
    this.subject = subject;
  }

  void merge(RevisionMerge merge, List<Row> stored, List<Observation> observed) throws IOException {
    merge(merge, stored, observed, false);
  }

  void merge(RevisionMerge merge, List<Row> stored, List<Observation> observed, boolean withdrawn)
      throws IOException {
    merge.merge(stored, observed, withdrawn, this);
  }

  /**
   * Keeps one row of a reject: as it was refused last. One that a replay made a row of keeps the
   * reason why it was refused once.
   */
  void reject(List<Row> stored, List<Observation> observed) throws IOException {
    Row standing = stored.isEmpty() ? null : stored.get(stored.size() - 1);
    if (observed.isEmpty()) {
      row(standing, false);
      return;
    }
    Row last = observed.get(observed.size() - 1).row();
    if (standing != null && !last.isNull(OpenRejects.RESOLVED)) {
      row(standing.set(OpenRejects.RESOLVED, last.number(OpenRejects.RESOLVED)), true);
    } else {
      row(last, standing == null || !last.saysTheSameAs(standing));
    }
  }

  @Override
  public void row(Row row, boolean isFresh) throws IOException {
    fresh.set(isFresh);
    output.set(row);
    try {
      context.write(fresh, output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while writing " + row.table(), e);
    }
  }

  @Override
  public void fate(Observation observation, Fate fate) {
    Counts.increment(context, subject.apply(observation), fate);
  }
}
