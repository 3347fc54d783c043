package dk.elhus.cli.chain;

import dk.elhus.cli.Settings;
import dk.elhus.job.OrcColumns;
import dk.elhus.job.Source;
import dk.elhus.job.TableFiles;
import dk.elhus.landing.Layout;
import dk.elhus.publish.LoadLog;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hive.ql.exec.vector.VectorizedRowBatch;
import org.apache.orc.OrcFile;
import org.apache.orc.TypeDescription;
import org.apache.orc.Writer;

/** Changes one value of a version that stands, behind the warehouse's back. */
final class Tampering {
  private static final long ONE = 1_000_000;

  private final Configuration conf;
  private final TableSpec table;
  private final Source file;
  private final List<Row> rows = new ArrayList<>();
  private String key = "";

  private Tampering(Configuration conf, TableSpec table, Source file) {
    this.conf = conf;
    this.table = table;
    this.file = file;
  }

  /** Takes the first file of the version of a partition. */
  static Tampering with(Settings settings, String table, String partition) throws IOException {
    Configuration conf = settings.hadoop();
    TableSpec spec = Tables.named(table);
    try (FileSystem files = settings.fileSystem()) {
      LoadLog log = LoadLog.read(files, new Layout(settings.root()));
      Source file = new TableFiles(files, log).standing(spec, partition).get(0);
      Tampering tampering = new Tampering(conf, spec, file);
      OrcRows.forEach(files, new Path(file.path()), spec, partition, tampering.rows::add);
      return tampering;
    }
  }

  /** Adds one to a decimal of the first row that stands and was learned in an edition. */
  void addOneTo(String column, long edition) throws IOException {
    Row row =
        rows.stream()
            .filter(each -> each.learned() == edition && each.isCurrent())
            .findFirst()
            .orElseThrow();
    row.set(column, row.number(column) + ONE);
    key = row.cell(0) + " " + row.cell(1);
    write();
  }

  /** The key of the row that was changed. */
  String key() {
    return key;
  }

  private void write() throws IOException {
    TypeDescription schema = OrcColumns.schema(table);
    VectorizedRowBatch batch = OrcColumns.batch(schema);
    try (Writer writer =
        OrcFile.createWriter(
            new Path(file.path()),
            OrcFile.writerOptions(conf).setSchema(schema).useUTCTimestamp(true).overwrite(true))) {
      for (Row row : rows) {
        OrcColumns.append(row, batch);
        if (batch.size == batch.getMaxSize()) {
          writer.addRowBatch(batch);
          batch.reset();
        }
      }
      writer.addRowBatch(batch);
    }
  }
}
