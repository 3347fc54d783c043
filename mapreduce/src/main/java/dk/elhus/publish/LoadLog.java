package dk.elhus.publish;

import dk.elhus.landing.Layout;
import dk.elhus.publish.StageResult.Input;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.EditionNumber;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * All published loads, oldest first; one JSON file each. It says what is loaded and which version
 * of each partition stands, without asking the metastore.
 */
public final class LoadLog {
  private final List<LoadRecord> records;
  private final Map<PartitionKey, StagedPartition> standing = new HashMap<>();

  private LoadLog(List<LoadRecord> records) {
    this.records = Collections.unmodifiableList(records);
    for (LoadRecord load : records) {
      for (StagedPartition version : load.partitions()) {
        standing.put(new PartitionKey(version.table(), version.partition()), version);
      }
    }
  }

  private record PartitionKey(String table, String partition) {}

  /** The log of the warehouse below the layout's root; empty before the first load. */
  public static LoadLog read(FileSystem files, Layout layout) throws IOException {
    List<LoadRecord> records = new ArrayList<>();
    for (FileStatus file : recordFiles(files, layout)) {
      LoadRecord record =
          JsonFile.read(files, file.getPath(), LoadRecord.class)
              .orElseThrow(
                  () -> new FileNotFoundException(file.getPath() + " vanished while it was read"));
      records.add(record);
    }
    records.sort(Comparator.comparingInt(LoadRecord::sequence).thenComparing(LoadRecord::runId));
    requireDistinctSequences(records, layout);
    return new LoadLog(records);
  }

  /** Writes a load's record to its place; writing the same load again changes nothing. */
  public static void append(Configuration conf, Layout layout, LoadRecord load) throws IOException {
    JsonFile.replace(conf, place(layout, load), load);
  }

  /** Where a load's record lies. */
  static Path place(Layout layout, LoadRecord load) {
    return new Path(layout.loads(), String.format("%06d-%s.json", load.sequence(), load.runId()));
  }

  /** All loads, oldest first. */
  public List<LoadRecord> records() {
    return records;
  }

  /** The sequence number of the last load, 0 before the first. */
  public int lastSequence() {
    return records.isEmpty() ? 0 : records.get(records.size() - 1).sequence();
  }

  /** The edition of the last load; nothing before the first. */
  public Optional<EditionNumber> edition() {
    return records.isEmpty()
        ? Optional.empty()
        : Optional.of(records.get(records.size() - 1).edition());
  }

  /** The load that a run published. */
  public Optional<LoadRecord> published(String runId) {
    return records.stream().filter(load -> load.runId().equals(runId)).findFirst();
  }

  /** Whether this very landed folder, with this very manifest, is part of a published load. */
  public boolean isLoaded(String dataset, LocalDate night, String manifestSha256) {
    return records.stream()
        .flatMap(load -> load.inputs().stream())
        .anyMatch(input -> sameFolder(input, dataset, night, manifestSha256));
  }

  /** Whether a published load has done what somebody asked for. */
  public boolean isReplayed(String request) {
    return records.stream()
        .flatMap(load -> load.inputs().stream())
        .anyMatch(input -> request.equals(input.replay()));
  }

  /**
   * The version of a partition that stands.
   *
   * @param partition the partition's folder name, such as {@code local_month=2025-10}
   */
  public Optional<StagedPartition> standing(String table, String partition) {
    return Optional.ofNullable(standing.get(new PartitionKey(table, partition)));
  }

  /** All versions that stand, ordered by table and partition. */
  public List<StagedPartition> standing() {
    return standing.values().stream()
        .sorted(
            Comparator.comparing(StagedPartition::table).thenComparing(StagedPartition::partition))
        .toList();
  }

  private static boolean sameFolder(Input input, String dataset, LocalDate night, String sha256) {
    return input.dataset().equals(dataset)
        && input.night().equals(night)
        && input.manifestSha256().equals(sha256);
  }

  private static List<FileStatus> recordFiles(FileSystem files, Layout layout) throws IOException {
    Path folder = new Path(layout.loads());
    if (!files.exists(folder)) {
      return List.of();
    }
    return Arrays.stream(files.listStatus(folder))
        .filter(file -> file.getPath().getName().endsWith(".json"))
        .toList();
  }

  private static void requireDistinctSequences(List<LoadRecord> records, Layout layout)
      throws IOException {
    for (int i = 1; i < records.size(); i++) {
      LoadRecord earlier = records.get(i - 1);
      LoadRecord later = records.get(i);
      if (earlier.sequence() == later.sequence()) {
        throw new IOException(
            String.format(
                "two loads have sequence %d in %s: runs %s and %s; move the one away that was not"
                    + " published",
                later.sequence(), layout.loads(), earlier.runId(), later.runId()));
      }
    }
  }
}
