package dk.elhus.trace;

import dk.elhus.clean.Cleaner;
import dk.elhus.clean.Cleaners;
import dk.elhus.job.Source;
import dk.elhus.job.TableFiles;
import dk.elhus.job.TableRecords;
import dk.elhus.landing.Layout;
import dk.elhus.publish.LoadLog;
import dk.elhus.publish.LoadRecord;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.InvalidValueException;
import dk.elhus.record.KeyFilter;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Finds where the revisions of keys came from, by reading what stands and what landed. */
public final class Lineage {
  private final Configuration conf;
  private final Layout layout;
  private final FileSystem files;
  private final LoadLog log;

  public Lineage(Configuration conf, Layout layout) throws IOException {
    this.conf = conf;
    this.layout = layout;
    this.files = new Path(layout.root()).getFileSystem(conf);
    this.log = LoadLog.read(files, layout);
  }

  /** Whether rows of a table can be traced: those whose jobs this package knows. */
  public static boolean knows(TableSpec table) {
    return isClean(table) || AggregateParts.knows(table);
  }

  private static boolean isClean(TableSpec table) {
    return Cleaners.tables().contains(table);
  }

  /**
   * Every revision of every key that is meant, in the order of the key, then as learned.
   *
   * @param most revisions to trace at most
   * @throws InvalidValueException when more are meant
   */
  public List<TracedRevision> trace(KeyFilter filter, int most)
      throws IOException, InvalidValueException {
    List<Row> rows = rows(filter.table(), KeyPartitions.of(filter), filter::matches);
    if (rows.size() > most) {
      throw new InvalidValueException(
          String.format(
              "%,d revisions of %s are meant, more than %d; say more of the key: %s",
              rows.size(), filter.table(), most, KeyFilter.keyNames(filter.table())));
    }
    rows.sort(KEY_ORDER.thenComparing(Row::learned));
    List<TracedRevision> traced = new ArrayList<>();
    for (Row row : rows) {
      traced.add(trace(row));
    }
    return traced;
  }

  private static final Comparator<Row> KEY_ORDER =
      (one, other) -> {
        int order = 0;
        for (int i = 0; order == 0 && i < one.table().keyColumns(); i++) {
          order =
              one.text(i) == null
                  ? Long.compare(one.number(i), other.number(i))
                  : one.text(i).compareTo(other.text(i));
        }
        return order;
      };

  private TracedRevision trace(Row row) throws IOException {
    TableSpec table = row.table();
    Optional<LoadRecord> load =
        log.records().stream()
            .filter(record -> record.edition().value() == row.learned())
            .filter(record -> version(record, row).isPresent())
            .findFirst();
    Optional<StagedPartition> version = load.flatMap(record -> version(record, row));
    boolean there = version.isPresent() && files.exists(new Path(version.get().location()));
    return isClean(table)
        ? new TracedRevision(row, load, version, there, origin(row, load), Optional.empty())
        : new TracedRevision(row, load, version, there, Optional.empty(), Optional.of(parts(row)));
  }

  private static Optional<StagedPartition> version(LoadRecord load, Row row) {
    String folder = row.table().partitionFolder(row.partition());
    return load.partitions().stream()
        .filter(
            version ->
                version.table().equals(row.table().name()) && version.partition().equals(folder))
        .findFirst();
  }

  private Optional<TracedRevision.Origin> origin(Row row, Optional<LoadRecord> load)
      throws IOException {
    List<Cleaner> cleaners =
        Cleaners.ALL.stream().filter(cleaner -> cleaner.table() == row.table()).toList();
    return load.isEmpty()
        ? Optional.empty()
        : new LandedSearch(conf, files, layout, log, cleaners).find(row, load.get());
  }

  private TracedRevision.Parts parts(Row row) throws IOException {
    AggregateParts parts = AggregateParts.of(row);
    List<Row> counted =
        rows(
            parts.source(),
            Optional.of(parts.partitions()),
            part -> parts.standsIn(row.learned(), part) && parts.countsTowards(part));
    return new TracedRevision.Parts(
        parts.source(),
        parts.partitions(),
        counted.size(),
        counted.stream().filter(part -> part.learned() == row.learned()).toList());
  }

  /** The rows of what stands that are wanted. */
  private List<Row> rows(TableSpec table, Optional<List<String>> partitions, Predicate<Row> wanted)
      throws IOException {
    List<Row> rows = new ArrayList<>();
    for (StagedPartition version : log.standing()) {
      if (!version.table().equals(table.name())) {
        continue;
      }
      String partition = table.partitionOf(version.partition());
      if (partitions.isEmpty() || partitions.get().contains(partition)) {
        for (Source source : new TableFiles(files, log).standing(table, partition)) {
          addRows(source, wanted, rows);
        }
      }
    }
    return rows;
  }

  private void addRows(Source source, Predicate<Row> wanted, List<Row> rows) throws IOException {
    long length = files.getFileStatus(new Path(source.path())).getLen();
    try (TableRecords records = new TableRecords(source, conf, 0, length)) {
      while (records.next()) {
        Row row = records.row();
        if (wanted.test(row)) {
          rows.add(row);
        }
      }
    }
  }
}
