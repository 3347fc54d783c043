package dk.elhus.cli.chain;

import dk.elhus.job.OrcColumns;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hive.ql.exec.vector.VectorizedRowBatch;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.TypeDescription;

/** The rows of a table's file, without Hive. */
final class OrcRows {
  private OrcRows() {}

  static void forEach(
      FileSystem files, Path path, TableSpec table, String partition, Consumer<Row> visitor)
      throws IOException {
    TypeDescription schema = OrcColumns.schema(table);
    VectorizedRowBatch batch = OrcColumns.batch(schema);
    try (Reader file =
            OrcFile.createReader(
                path, OrcFile.readerOptions(files.getConf()).useUTCTimestamp(true));
        RecordReader reader = file.rows(file.options().schema(schema))) {
      while (reader.nextBatch(batch)) {
        for (int i = 0; i < batch.size; i++) {
          visitor.accept(OrcColumns.read(table, partition, batch, i));
        }
      }
    }
  }
}
