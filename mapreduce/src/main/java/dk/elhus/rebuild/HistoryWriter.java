package dk.elhus.rebuild;

import dk.elhus.job.RowWritable;
import dk.elhus.record.KeyHistory;
import dk.elhus.record.Row;
import java.io.IOException;
import org.apache.hadoop.io.BooleanWritable;
import org.apache.hadoop.mapreduce.TaskInputOutputContext;

/** Emits all revisions of a key. */
final class HistoryWriter {
  private HistoryWriter() {}

  static void write(
      KeyHistory history, TaskInputOutputContext<?, ?, BooleanWritable, RowWritable> context)
      throws IOException, InterruptedException {
    for (Row row : history.rows()) {
      context.write(new BooleanWritable(true), new RowWritable(row));
    }
  }
}
