package dk.elhus.metering;

import java.io.Closeable;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hive.ql.exec.vector.VectorizedRowBatch;
import org.apache.orc.CompressionKind;
import org.apache.orc.OrcFile;
import org.apache.orc.Writer;

/** The readings of one day that one reducer writes, as ORC. */
final class DayFile implements Closeable {
  private static final int BATCH = 4096;

  private final Writer writer;
  private final VectorizedRowBatch batch = ReadingColumns.batch(BATCH);
  private final long dayStart;

  DayFile(Path path, int day, Configuration conf) throws IOException {
    dayStart = ReadingRow.startOfDay(day);
    writer =
        OrcFile.createWriter(
            path,
            OrcFile.writerOptions(conf)
                .setSchema(ReadingColumns.SCHEMA)
                .compress(CompressionKind.ZSTD)
                .useUTCTimestamp(true));
  }

  void add(ReadingRow row) throws IOException {
    ReadingColumns.append(row, dayStart, batch);
    if (batch.size == BATCH) {
      flush();
    }
  }

  private void flush() throws IOException {
    if (batch.size > 0) {
      writer.addRowBatch(batch);
      batch.reset();
    }
  }

  @Override
  public void close() throws IOException {
    flush();
    writer.close();
  }
}
