package dk.elhus.metering;

import dk.elhus.job.OrcColumns;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hive.ql.exec.vector.VectorizedRowBatch;
import org.apache.orc.CompressionKind;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.TypeDescription;
import org.apache.orc.Writer;

/** An ORC file of few rows, such as sums and rejects. */
final class RowFile implements Closeable {
  private final Writer writer;
  private final VectorizedRowBatch batch;

  RowFile(TableSpec table, Path path, Configuration conf) throws IOException {
    TypeDescription schema = OrcColumns.schema(table);
    batch = OrcColumns.batch(schema);
    writer =
        OrcFile.createWriter(
            path,
            OrcFile.writerOptions(conf)
                .setSchema(schema)
                .compress(CompressionKind.ZSTD)
                .overwrite(true)
                .useUTCTimestamp(true));
  }

  void add(Row row) throws IOException {
    OrcColumns.append(row, batch);
    if (batch.size == batch.getMaxSize()) {
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

  /** All rows of a version, in the order of its files. */
  static List<Row> read(TableSpec table, String partition, String location, Configuration conf)
      throws IOException {
    List<Row> rows = new ArrayList<>();
    Path folder = new Path(location);
    for (FileStatus file : folder.getFileSystem(conf).listStatus(folder)) {
      if (file.getPath().getName().endsWith(".orc")) {
        read(table, partition, file.getPath(), conf, rows);
      }
    }
    return rows;
  }

  private static void read(
      TableSpec table, String partition, Path file, Configuration conf, List<Row> rows)
      throws IOException {
    try (Reader reader =
            OrcFile.createReader(file, OrcFile.readerOptions(conf).useUTCTimestamp(true));
        RecordReader records = reader.rows()) {
      VectorizedRowBatch batch = OrcColumns.batch(reader.getSchema());
      while (records.nextBatch(batch)) {
        for (int i = 0; i < batch.size; i++) {
          rows.add(OrcColumns.read(table, partition, batch, i));
        }
      }
    }
  }
}
