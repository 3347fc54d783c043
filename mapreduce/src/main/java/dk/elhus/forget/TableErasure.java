package dk.elhus.forget;

import dk.elhus.forget.Person.Link;
import dk.elhus.job.OrcColumns;
import dk.elhus.job.OrcOutput;
import dk.elhus.job.Source;
import dk.elhus.job.TableFiles;
import dk.elhus.job.TableRecords;
import dk.elhus.landing.Layout;
import dk.elhus.publish.Fence;
import dk.elhus.publish.LoadLog;
import dk.elhus.publish.StageResult.Forgotten;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.orc.TypeDescription;

/**
 * Stages new versions, without a person, of the partitions that hold the person. All revisions of
 * all others stay as they are.
 */
final class TableErasure {
  private final Configuration conf;
  private final FileSystem files;
  private final Layout layout;
  private final LoadLog log;
  private final Person person;

  TableErasure(Configuration conf, FileSystem files, Layout layout, LoadLog log, Person person) {
    this.conf = conf;
    this.files = files;
    this.layout = layout;
    this.log = log;
    this.person = person;
  }

  /**
   * A partition that holds the person.
   *
   * @param version the version that stands
   */
  private record Holding(StagedPartition version, Touched touched) {}

  /**
   * What was staged.
   *
   * @param touched the partitions that held the person
   * @param versions their new versions
   * @param forgotten rows that these lack
   */
  record Staged(List<Touched> touched, List<StagedPartition> versions, List<Forgotten> forgotten) {
    static final Staged NOTHING = new Staged(List.of(), List.of(), List.of());
  }

  /** The partitions that hold the person; changes nothing. */
  List<Touched> find() throws IOException {
    return holding().stream().map(Holding::touched).toList();
  }

  /**
   * Writes the new versions; no reader finds them before they are published.
   *
   * @param fence asked before each partition
   * @param progress told of each partition, in words, before it is written
   */
  Staged stage(String runId, Fence fence, Consumer<String> progress) throws IOException {
    Staged staged = new Staged(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Holding holding : holding()) {
      StagedPartition old = holding.version();
      fence.check();
      progress.accept("write a new version of " + holding.touched().place());
      StagedPartition version = write(old, runId);
      staged.touched().add(holding.touched());
      staged.versions().add(version);
      long gone = old.rows() - version.rows();
      if (gone > 0) {
        staged.forgotten().add(new Forgotten(old.table(), old.partition(), gone));
      }
    }
    return staged;
  }

  private List<Holding> holding() throws IOException {
    List<Holding> holding = new ArrayList<>();
    for (StagedPartition version : log.standing()) {
      TableSpec table = Tables.named(version.table());
      if (Person.TABLES.contains(table)) {
        Touched touched = count(table, version);
        if (!touched.isNot()) {
          holding.add(new Holding(version, touched));
        }
      }
    }
    return holding;
  }

  private Touched count(TableSpec table, StagedPartition version) throws IOException {
    long removed = 0;
    long cut = 0;
    for (Source source : sources(table, version)) {
      try (TableRecords rows = open(source)) {
        while (rows.next()) {
          Link link = person.link(rows.row());
          removed += link == Link.IS ? 1 : 0;
          cut += link == Link.NAMES ? 1 : 0;
        }
      }
    }
    return new Touched(version.table() + " " + version.partition(), removed, cut);
  }

  private StagedPartition write(StagedPartition old, String runId) throws IOException {
    TableSpec table = Tables.named(old.table());
    String location = layout.version(old.table(), old.partition(), runId);
    long rows = 0;
    long current = 0;
    for (Source source : sources(table, old)) {
      TypeDescription schema = OrcColumns.schema(table);
      Path target = new Path(location, new Path(source.path()).getName());
      try (TableRecords records = open(source);
          OrcOutput out = new OrcOutput(target, schema, OrcColumns.batch(schema), true, conf)) {
        while (records.next()) {
          Row row = records.row();
          Link link = person.link(row);
          if (link == Link.IS) {
            continue;
          }
          if (link == Link.NAMES) {
            person.cut(row);
          }
          OrcColumns.append(row, out.room());
          rows++;
          current += row.isCurrent() ? 1 : 0;
        }
      }
    }
    return new StagedPartition(
        old.table(), old.partition(), location, rows, current, rows - current, true);
  }

  private List<Source> sources(TableSpec table, StagedPartition version) throws IOException {
    return new TableFiles(files, log).standing(table, table.partitionOf(version.partition()));
  }

  private TableRecords open(Source source) throws IOException {
    long length = files.getFileStatus(new Path(source.path())).getLen();
    return new TableRecords(source, conf, 0, length);
  }
}
