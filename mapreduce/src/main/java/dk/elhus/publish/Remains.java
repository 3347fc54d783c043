package dk.elhus.publish;

import dk.elhus.landing.Layout;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Finds what nobody needs any more: versions that a later load replaced, and what dead runs left.
 *
 * <p>A version that stands is never among them, whatever its age, nor anything of a publish that
 * pends or of the run that looks.
 */
final class Remains {
  private final FileSystem files;
  private final Layout layout;
  private final LoadLog log;
  private final String ownRun;
  private final Duration grace;
  private final Duration keepFailed;
  private final Set<String> kept = new HashSet<>();
  private final Map<String, Instant> replacedAt = new HashMap<>();
  private final Set<String> standing = new HashSet<>();
  private final List<Remain> found = new ArrayList<>();

  /** What something is that nobody needs. */
  enum Kind {
    REPLACED("old versions"),
    UNPUBLISHED("versions of dead runs"),
    SCRATCH("scratch folders"),
    UNFINISHED("unfinished files");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /**
   * One of them.
   *
   * @param path folder or file
   * @param table the table of a version; null for others
   * @param partition folder name of its partition; null for others
   * @param since since when nobody needs it
   */
  record Remain(Kind kind, Path path, TableSpec table, String partition, Instant since) {}

  /**
   * @param ownRun the run that looks
   * @param grace how long a replaced version stays, for queries that read it
   * @param keepFailed how long stays what a run staged that was never published, for whoever looks
   *     into it
   */
  Remains(
      FileSystem files,
      Layout layout,
      LoadLog log,
      String ownRun,
      Duration grace,
      Duration keepFailed) {
    this.files = files;
    this.layout = layout;
    this.log = log;
    this.ownRun = ownRun;
    this.grace = grace;
    this.keepFailed = keepFailed;
  }

  /** All that nobody needs at a moment, oldest first. */
  List<Remain> at(Instant now) throws IOException {
    kept.add(ownRun);
    PendingPublish.all(files, layout).forEach(pending -> kept.add(pending.load().runId()));
    readLog();
    for (TableSpec table : Tables.ALL) {
      for (FileStatus partition : list(new Path(layout.table(table.name())))) {
        if (partition.isDirectory()) {
          addVersions(table, partition.getPath(), now);
        }
      }
    }
    addScratch(now);
    for (String folder : List.of(layout.root(), layout.loads(), layout.locks())) {
      addUnfinished(new Path(folder), now);
    }
    found.sort(Comparator.comparing(Remain::since).thenComparing(Remain::path));
    return found;
  }

  private void readLog() {
    Map<String, StagedPartition> before = new HashMap<>();
    for (LoadRecord load : log.records()) {
      for (StagedPartition version : load.partitions()) {
        StagedPartition old = before.put(version.table() + "/" + version.partition(), version);
        if (old != null) {
          replacedAt.put(pathOf(old), load.publishedAt());
        }
      }
    }
    log.standing().forEach(version -> standing.add(pathOf(version)));
  }

  private static String pathOf(StagedPartition version) {
    return new Path(version.location()).toUri().getPath();
  }

  private void addVersions(TableSpec table, Path partition, Instant now) throws IOException {
    for (FileStatus version : list(partition)) {
      Path path = version.getPath();
      String place = path.toUri().getPath();
      if (!version.isDirectory() || standing.contains(place) || kept.contains(path.getName())) {
        continue;
      }
      Optional<Instant> replaced = Optional.ofNullable(replacedAt.get(place));
      Instant since = replaced.orElse(Instant.ofEpochMilli(version.getModificationTime()));
      Duration stay = replaced.isPresent() ? grace : keepFailed;
      if (!since.plus(stay).isAfter(now)) {
        Kind kind = replaced.isPresent() ? Kind.REPLACED : Kind.UNPUBLISHED;
        found.add(new Remain(kind, path, table, partition.getName(), since));
      }
    }
  }

  private void addScratch(Instant now) throws IOException {
    for (FileStatus run : list(new Path(layout.scratch(ownRun)).getParent())) {
      String name = run.getPath().getName();
      Instant since = Instant.ofEpochMilli(run.getModificationTime());
      boolean published = log.published(name).isPresent();
      if (!kept.contains(name) && (published || !since.plus(keepFailed).isAfter(now))) {
        found.add(new Remain(Kind.SCRATCH, run.getPath(), null, null, since));
      }
    }
  }

  /** What a process was writing when it died. */
  private void addUnfinished(Path folder, Instant now) throws IOException {
    for (FileStatus file : list(folder)) {
      String name = file.getPath().getName();
      Instant since = Instant.ofEpochMilli(file.getModificationTime());
      if (file.isFile()
          && name.startsWith(".")
          && name.endsWith(JsonFile.TEMPORARY)
          && !since.plus(grace).isAfter(now)) {
        found.add(new Remain(Kind.UNFINISHED, file.getPath(), null, null, since));
      }
    }
  }

  private List<FileStatus> list(Path folder) throws IOException {
    try {
      return List.of(files.listStatus(folder));
    } catch (FileNotFoundException nothingThere) {
      return List.of();
    }
  }
}
