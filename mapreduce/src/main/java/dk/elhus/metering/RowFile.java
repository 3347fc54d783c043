package dk.elhus.metering;

import dk.elhus.job.OrcColumns;
import dk.elhus.job.OrcOutput;
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
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.TypeDescription;

/** An ORC file of few rows, such as sums and rejects. */
final class RowFile implements Closeable {
  private final OrcOutput out;

  RowFile(TableSpec table, Path path, Configuration conf) throws IOException {
    TypeDescription schema = OrcColumns.schema(table);
    out = new OrcOutput(path, schema, OrcColumns.batch(schema), true, conf);
  }

  void add(Row row) throws IOException {
    OrcColumns.append(row, out.room());
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /** All rows of a version, in the order of its files; a column that was not there yet is null. */
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
    TypeDescription schema = OrcColumns.schema(table);
    try (Reader reader =
            OrcFile.createReader(file, OrcFile.readerOptions(conf).useUTCTimestamp(true));
        RecordReader records = reader.rows(reader.options().schema(schema))) {
      VectorizedRowBatch batch = OrcColumns.batch(schema);
      while (records.nextBatch(batch)) {
        for (int i = 0; i < batch.size; i++) {
          rows.add(OrcColumns.read(table, partition, batch, i));
        }
      }
    }
  }
}
