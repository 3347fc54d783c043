package dk.elhus.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import dk.elhus.audit.AuditRules;
import dk.elhus.audit.PartitionTally;
import dk.elhus.publish.JsonFile;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.BooleanWritable;
import org.apache.hadoop.mapreduce.RecordWriter;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.output.FileOutputCommitter;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.apache.orc.TypeDescription;

/**
 * Writes rows as ORC, one file per table, partition and reducer, with a report of each.
 *
 * <p>Rows come sorted by table and partition, so only one file is open at a time. Everything lies
 * in the attempt's own work folder until the committer moves it: a killed or speculative attempt
 * leaves nothing.
 */
public final class VersionOutputFormat extends FileOutputFormat<BooleanWritable, RowWritable> {
  /** Folder of the reports within the output. */
  static final String REPORTS = "reports";

  /** All partitions that one reducer wrote. */
  record Reports(@JsonProperty("partitions") List<PartitionReport> partitions) {}

  @Override
  public RecordWriter<BooleanWritable, RowWritable> getRecordWriter(TaskAttemptContext context)
      throws IOException {
    Path work = ((FileOutputCommitter) getOutputCommitter(context)).getWorkPath();
    return new VersionWriter(work, getUniqueFile(context, "part", ""), context.getConfiguration());
  }

  private static final class VersionWriter extends RecordWriter<BooleanWritable, RowWritable> {
    private final List<PartitionReport> reports = new ArrayList<>();
    private final Path work;
    private final String name;
    private final Configuration conf;
    private final LocalDate night;
    private PartitionFile open;

    VersionWriter(Path work, String name, Configuration conf) throws IOException {
      this.work = work;
      this.name = name;
      this.conf = conf;
      this.night = Plan.read(conf).night();
    }

    @Override
    public void write(BooleanWritable fresh, RowWritable value) throws IOException {
      Row row = value.get();
      if (open == null || !open.holds(row)) {
        finishFile();
        open = new PartitionFile(row.table(), row.partition(), night, work, name, conf);
      }
      open.add(row, fresh.get());
    }

    private void finishFile() throws IOException {
      if (open != null) {
        open.close();
        reports.add(open.report.build());
        open = null;
      }
    }

    @Override
    public void close(TaskAttemptContext context) throws IOException {
      finishFile();
      JsonFile.replace(
          conf, new Path(new Path(work, REPORTS), name + ".json"), new Reports(reports));
    }
  }

  /** The file of one partition. */
  private static final class PartitionFile {
    private final TableSpec table;
    private final String partition;
    private final PartitionReport.Builder report;
    private final OrcOutput out;

    PartitionFile(
        TableSpec table,
        String partition,
        LocalDate night,
        Path work,
        String name,
        Configuration conf)
        throws IOException {
      this.table = table;
      this.partition = partition;
      this.report =
          new PartitionReport.Builder(
              table, partition, new PartitionTally(AuditRules.packed(), table, partition, night));
      TypeDescription schema = OrcColumns.schema(table);
      Path folder = new Path(work, table.name() + "/" + table.partitionFolder(partition));
      this.out =
          new OrcOutput(
              new Path(folder, name + ".orc"), schema, OrcColumns.batch(schema), false, conf);
    }

    boolean holds(Row row) {
      return table == row.table() && partition.equals(row.partition());
    }

    void add(Row row, boolean fresh) throws IOException {
      OrcColumns.append(row, out.room());
      report.add(row, fresh);
    }

    void close() throws IOException {
      out.close();
    }
  }
}
