package dk.elhus.job;

import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hive.ql.exec.vector.VectorizedRowBatch;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.TypeDescription;

/**
 * Rows of one ORC file of a partition, read by the table's current columns: a column that was not
 * there yet is null.
 */
public final class TableRecords implements FileRecords {
  private final TableSpec table;
  private final String partition;
  private final Reader file;
  private final RecordReader rows;
  private final VectorizedRowBatch batch;
  private long firstOfBatch;
  private int at = -1;

  /** Opens the stripes of a file that start within the given stretch. */
  public TableRecords(Source source, Configuration conf, long start, long length)
      throws IOException {
    this(
        Tables.named(source.table()),
        source.partition(),
        new Path(source.path()),
        conf,
        start,
        length);
  }

  TableRecords(
      TableSpec table, String partition, Path path, Configuration conf, long start, long length)
      throws IOException {
    this.table = table;
    this.partition = partition;
    TypeDescription schema = OrcColumns.schema(table);
    file = OrcFile.createReader(path, OrcFile.readerOptions(conf).useUTCTimestamp(true));
    rows = file.rows(file.options().schema(schema).range(start, length));
    batch = OrcColumns.batch(schema);
  }

  @Override
  public boolean next() throws IOException {
    at++;
    if (at < batch.size) {
      return true;
    }
    at = 0;
    firstOfBatch = rows.getRowNumber();
    return rows.nextBatch(batch);
  }

  @Override
  public long position() {
    return firstOfBatch + at;
  }

  @Override
  public InputRecord record() {
    return InputRecord.row(row());
  }

  public Row row() {
    return OrcColumns.read(table, partition, batch, at);
  }

  @Override
  public void close() throws IOException {
    rows.close();
    file.close();
  }
}
