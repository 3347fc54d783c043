package dk.elhus.job;

import dk.elhus.action.LoadArguments;
import dk.elhus.clean.Cleaners;
import dk.elhus.clean.Window;
import dk.elhus.landing.LandingManifest.LandedFile;
import dk.elhus.landing.Layout;
import dk.elhus.publish.LoadLog;
import dk.elhus.record.EditionNumber;
import dk.elhus.record.TableSpec;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What a load of a night is to read: every landed folder up to that night which no published load
 * holds, and the standing versions of the months that their windows touch.
 *
 * <p>Everything it finds is learned on the latest of: the night, the night of the newest edition,
 * the nights that the folders were learned; and it is a new edition of that night. So a load never
 * changes what an edition showed.
 *
 * @param plan what the job reads
 * @param folders the landed folders, oldest fetch first
 */
record CleanPlan(Plan plan, List<LandedFolder> folders) {

  static CleanPlan make(FileSystem files, LoadArguments load, LoadLog log) throws IOException {
    Layout layout = load.layout();
    LocalDate night = latest(load.night(), log.edition().map(EditionNumber::night));
    Landing landing = new Landing(files, layout, log);
    List<LandedFolder> folders = landing.waiting(night);
    LocalDate learned = night;
    for (LandedFolder folder : folders) {
      learned = latest(learned, Optional.of(folder.learnedNight()));
    }
    List<Source> sources = new ArrayList<>();
    OpenRejects rejects = new OpenRejects(files, log);
    for (LandedFolder folder : folders) {
      for (Source source : landedFiles(files, folder, landing)) {
        sources.add(
            folder.isReplay()
                ? source.withRejects(rejects.of(folder.cleaner(), source.name()))
                : source);
      }
    }
    TableFiles tables = new TableFiles(files, log);
    for (Touched touched : touched(folders, sources, learned, log)) {
      sources.addAll(tables.standing(touched.table(), touched.partition()));
    }
    EditionNumber edition = EditionNumber.after(log.edition(), learned);
    return new CleanPlan(new Plan(load.runId(), load.night(), edition, sources, Set.of()), folders);
  }

  /** Whether there is any record to read. */
  boolean hasRecords() {
    return folders.stream().anyMatch(folder -> folder.manifest().rows() > 0);
  }

  /** Records of a dataset, as the manifests count them. */
  long landedRows(String dataset) {
    return folders.stream()
        .filter(folder -> folder.dataset().equals(dataset))
        .mapToLong(folder -> folder.manifest().rows())
        .sum();
  }

  /** Nights of a dataset that are read, for messages. */
  String nights(String dataset) {
    return folders.stream()
        .filter(folder -> folder.dataset().equals(dataset))
        .map(folder -> folder.night().toString())
        .collect(Collectors.joining(", "));
  }

  private static LocalDate latest(LocalDate one, Optional<LocalDate> other) {
    return other.isPresent() && other.get().isAfter(one) ? other.get() : one;
  }

  private static List<Source> landedFiles(FileSystem files, LandedFolder folder, Landing landing)
      throws IOException {
    List<Window> newer = landing.newerThan(folder);
    int learned = Math.toIntExact(folder.learnedNight().toEpochDay());
    List<Source> sources = new ArrayList<>();
    for (LandedFile file : folder.manifest().files()) {
      if (file.rows() == 0) {
        continue;
      }
      requireSize(files, file.in(folder.path()), file);
      sources.add(folder.source(files, file, learned, newer));
    }
    return sources;
  }

  private static void requireSize(FileSystem files, Path path, LandedFile file) throws IOException {
    FileStatus status;
    try {
      status = files.getFileStatus(path);
    } catch (FileNotFoundException e) {
      throw new IOException(
          path + " is in its manifest but not there; remove its folder and pull the night again",
          e);
    }
    if (status.getLen() != file.bytes()) {
      throw new IOException(
          String.format(
              "%s has %,d bytes, its manifest says %,d; remove its folder and pull the night again",
              path, status.getLen(), file.bytes()));
    }
  }

  private record Touched(TableSpec table, String partition) implements Comparable<Touched> {
    @Override
    public int compareTo(Touched other) {
      int byTable = table.name().compareTo(other.table.name());
      return byTable != 0 ? byTable : partition.compareTo(other.partition);
    }
  }

  private static Set<Touched> touched(
      List<LandedFolder> folders, List<Source> sources, LocalDate learned, LoadLog log) {
    Set<Touched> touched = new TreeSet<>();
    for (Source source : sources) {
      TableSpec table = Cleaners.of(source.dataset()).orElseThrow().rejects();
      source.rejects().values().forEach(night -> touched.add(new Touched(table, night)));
    }
    for (LandedFolder folder : folders) {
      TableSpec table = folder.cleaner().table();
      folder
          .cleaner()
          .partitions(folder.window())
          .orElseGet(() -> standingPartitions(table, log))
          .forEach(partition -> touched.add(new Touched(table, partition)));
      touched.add(new Touched(folder.cleaner().rejects(), learned.toString()));
    }
    return touched;
  }

  private static List<String> standingPartitions(TableSpec table, LoadLog log) {
    return log.standing().stream()
        .filter(version -> version.table().equals(table.name()))
        .map(version -> table.partitionOf(version.partition()))
        .toList();
  }
}
