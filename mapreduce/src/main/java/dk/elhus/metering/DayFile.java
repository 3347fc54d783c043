package dk.elhus.metering;

import dk.elhus.job.OrcOutput;
import java.io.Closeable;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** The readings of one day that one reducer writes, as ORC. */
final class DayFile implements Closeable {
  private static final int BATCH = 4096;

  private final OrcOutput out;
  private final long dayStart;

  DayFile(Path path, int day, Configuration conf) throws IOException {
    dayStart = ReadingRow.startOfDay(day);
    out = new OrcOutput(path, ReadingColumns.SCHEMA, ReadingColumns.batch(BATCH), false, conf);
  }

  void add(ReadingRow row) throws IOException {
    ReadingColumns.append(row, dayStart, out.room());
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
