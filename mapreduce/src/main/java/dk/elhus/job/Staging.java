package dk.elhus.job;

import dk.elhus.landing.Layout;
import dk.elhus.publish.JsonFile;
import dk.elhus.publish.LoadLog;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Takes a finished job's output apart: what changed becomes a version folder, the rest is dropped.
 */
public final class Staging {
  private final FileSystem files;
  private final Layout layout;
  private final String runId;
  private final JobOutput output;

  public Staging(Configuration conf, Layout layout, String runId, String step) throws IOException {
    this.layout = layout;
    this.runId = runId;
    Path scratch = new Path(layout.scratch(runId));
    this.files = scratch.getFileSystem(conf);
    this.output = new JobOutput(files, scratch, step);
  }

  /** Where the job writes. */
  public Path output() {
    return output.path();
  }

  /** The folders of the partitions of a table that the job wrote. */
  public List<Path> folders(TableSpec table) throws IOException {
    Path folder = new Path(output.path(), table.name());
    List<Path> folders = new ArrayList<>();
    if (files.exists(folder)) {
      for (FileStatus partition : files.listStatus(folder)) {
        folders.add(partition.getPath());
      }
    }
    return folders;
  }

  /** Where the job writes. What earlier attempts left is removed. */
  public Path freshOutput() throws IOException {
    output.clear();
    return output.path();
  }

  /** What the reducers wrote, per partition, ordered by table and partition. */
  public Collection<PartitionReport> reports() throws IOException {
    Map<String, PartitionReport> merged = new TreeMap<>();
    for (FileStatus file : files.listStatus(new Path(output.path(), VersionOutputFormat.REPORTS))) {
      VersionOutputFormat.Reports reports =
          JsonFile.read(files, file.getPath(), VersionOutputFormat.Reports.class)
              .orElseThrow(() -> new FileNotFoundException(file.getPath() + " vanished"));
      for (PartitionReport report : reports.partitions()) {
        merged.merge(report.table() + "/" + report.partition(), report, PartitionReport::plus);
      }
    }
    return merged.values();
  }

  /** Moves the changed partitions to their version folders and says what every partition is. */
  public List<StagedPartition> stage(Collection<PartitionReport> reports, LoadLog log)
      throws IOException {
    List<StagedPartition> staged = new ArrayList<>();
    for (PartitionReport report : reports) {
      TableSpec table = Tables.named(report.table());
      String folder = table.partitionFolder(report.partition());
      String location =
          report.changed()
              ? moveToVersion(table, folder)
              : log.standing(table.name(), folder).orElseThrow().location();
      staged.add(
          new StagedPartition(
              table.name(),
              folder,
              location,
              report.rows(),
              report.current(),
              report.rows() - report.current(),
              report.changed()));
    }
    output.clear();
    return staged;
  }

  private String moveToVersion(TableSpec table, String folder) throws IOException {
    String location = layout.version(table.name(), folder, runId);
    Path version = new Path(location);
    Path written = new Path(output.path(), table.name() + "/" + folder);
    // Left by an attempt of this same run that did not end; a published run never comes here.
    files.delete(version, true);
    files.mkdirs(version.getParent());
    if (!files.rename(written, version)) {
      throw new IOException("could not move " + written + " to " + version);
    }
    return location;
  }
}
