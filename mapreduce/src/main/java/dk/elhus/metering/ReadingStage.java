package dk.elhus.metering;

import dk.elhus.job.JobOutput;
import dk.elhus.landing.Layout;
import dk.elhus.publish.JsonFile;
import dk.elhus.publish.LoadLog;
import dk.elhus.publish.StageResult;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;

/** The output of the job, and the versions that it becomes. */
final class ReadingStage {
  private final Configuration conf;
  private final Layout layout;
  private final String runId;
  private final LoadLog log;
  private final LocalDate learned;
  private final JobOutput output;
  private final FileSystem fs;

  ReadingStage(Configuration conf, Layout layout, String runId, LoadLog log, LocalDate learned)
      throws IOException {
    this.conf = conf;
    this.layout = layout;
    this.runId = runId;
    this.log = log;
    this.learned = learned;
    Path scratch = new Path(layout.scratch(runId));
    this.fs = scratch.getFileSystem(conf);
    this.output = new JobOutput(fs, scratch, StageResult.METERING);
  }

  /** Where the job writes. What earlier attempts left is removed. */
  Path freshOutput() throws IOException {
    clear();
    return output.path();
  }

  void clear() throws IOException {
    output.clear();
  }

  /** Where each day's standing version lies. */
  Map<String, String> standing() {
    Map<String, String> locations = new TreeMap<>();
    for (StagedPartition version : log.standing()) {
      if (version.table().equals(Tables.METER_READING.name())) {
        locations.put(Tables.METER_READING.partitionOf(version.partition()), version.location());
      }
    }
    return locations;
  }

  /** What the reducers wrote, by day. */
  Map<Integer, DayReport> reports() throws IOException {
    Map<Integer, DayReport> days = new TreeMap<>();
    Path folder = new Path(output.path(), ReadingReducer.REPORTS);
    for (FileStatus file : fs.listStatus(folder)) {
      ReadingReducer.Reports reports =
          JsonFile.read(fs, file.getPath(), ReadingReducer.Reports.class)
              .orElseThrow(() -> new IOException(file.getPath() + " vanished"));
      reports.days().forEach(day -> days.merge(day.day(), day, DayReport::plus));
    }
    return days;
  }

  /** Moves the days that changed to their version folders. */
  List<StagedPartition> readings(Collection<DayReport> days) throws IOException {
    List<StagedPartition> staged = new ArrayList<>();
    for (DayReport day : days) {
      String folder =
          Tables.METER_READING.partitionFolder(LocalDate.ofEpochDay(day.day()).toString());
      String location =
          day.changed()
              ? move(Tables.METER_READING, folder)
              : log.standing(Tables.METER_READING.name(), folder).orElseThrow().location();
      staged.add(
          new StagedPartition(
              Tables.METER_READING.name(),
              folder,
              location,
              day.rows(),
              day.current(),
              day.rows() - day.current(),
              day.changed()));
    }
    return staged;
  }

  /** Adds this load's rejects to those of earlier loads of the same night. */
  List<StagedPartition> rejects(long rejected) throws IOException {
    if (rejected == 0) {
      return List.of();
    }
    TableSpec table = Tables.METER_READING_REJECT;
    String folder = table.partitionFolder(learned.toString());
    Optional<StagedPartition> before = log.standing(table.name(), folder);
    String location = move(table, folder);
    long rows = rejected;
    if (before.isPresent()) {
      rows += before.get().rows();
      keep(before.get(), new Path(location));
    }
    return List.of(new StagedPartition(table.name(), folder, location, rows, rows, 0, true));
  }

  private void keep(StagedPartition before, Path version) throws IOException {
    Path old = new Path(before.location());
    for (FileStatus file : fs.listStatus(old)) {
      Path copy = new Path(version, old.getName() + "-" + file.getPath().getName());
      FileUtil.copy(fs, file.getPath(), fs, copy, false, conf);
    }
  }

  private String move(TableSpec table, String folder) throws IOException {
    String location = layout.version(table.name(), folder, runId);
    Path version = new Path(location);
    Path written = new Path(output.path(), table.name() + "/" + folder);
    fs.delete(version, true);
    fs.mkdirs(version.getParent());
    if (!fs.rename(written, version)) {
      throw new IOException("could not move " + written + " to " + version);
    }
    return location;
  }
}
