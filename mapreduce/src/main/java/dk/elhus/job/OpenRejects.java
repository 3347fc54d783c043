package dk.elhus.job;

import dk.elhus.clean.Cleaner;
import dk.elhus.publish.LoadLog;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Which records of a landed file stand in the table of rejects. A replay looks there, so that what
 * passes now is noted as resolved where it was refused, and what is refused again does not stand
 * twice.
 */
final class OpenRejects {
  /** Column of a reject: the edition in which a replay made a row of it. */
  static final String RESOLVED = "resolved_edition";

  private final FileSystem files;
  private final Configuration conf;
  private final LoadLog log;

  OpenRejects(FileSystem files, LoadLog log) {
    this.files = files;
    this.conf = files.getConf();
    this.log = log;
  }

  /**
   * @param name the landed file, as rejects name it
   * @return the partition of the reject, by the record's position
   */
  Map<Long, String> of(Cleaner cleaner, String name) throws IOException {
    TableSpec table = cleaner.rejects();
    Map<Long, String> open = new TreeMap<>();
    for (StagedPartition version : log.standing()) {
      if (version.table().equals(table.name())) {
        add(table, table.partitionOf(version.partition()), name, open);
      }
    }
    return open;
  }

  private void add(TableSpec table, String partition, String name, Map<Long, String> open)
      throws IOException {
    for (Source source : new TableFiles(files, log).standing(table, partition)) {
      long length = files.getFileStatus(new Path(source.path())).getLen();
      try (TableRecords rows = new TableRecords(source, conf, 0, length)) {
        while (rows.next()) {
          Row row = rows.row();
          if (row.text("source_file").equals(name) && row.isNull(RESOLVED)) {
            open.put(row.number("position"), partition);
          }
        }
      }
    }
  }
}
