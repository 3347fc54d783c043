package dk.elhus.ingest;

import dk.elhus.action.CodeVersion;
import dk.elhus.action.OozieAction;
import dk.elhus.landing.LandingManifest;
import dk.elhus.landing.LandingManifest.LandedFile;
import dk.elhus.landing.Layout;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Lands what Sqoop imported of one table for one night: rows and control sum are compared with the
 * database's, moments get their type, and the folder appears in the landing zone whole. When the
 * comparison fails, nothing lands.
 */
public final class LandImportMain {
  private static final int NOON = 12;

  /** Ending of the folder that is as old as the import. */
  private static final String BEGUN = ".begun";

  private static final Duration PATIENCE = Duration.ofHours(2);

  private final Configuration conf;
  private final Clock clock;

  LandImportMain(Configuration conf, Clock clock) {
    this.conf = conf;
    this.clock = clock;
  }

  public static void main(String[] args) throws Exception {
    new LandImportMain(OozieAction.configuration(), Clock.systemUTC()).run(args);
  }

  void run(String... args) throws PullException, IOException {
    LandImportOptions options = LandImportOptions.parse(args);
    FileSystem fs = FileSystem.get(conf);
    Control database =
        (dataset, start, end) ->
            MeteringDatabase.of(fs, options.dbUrl, options.dbUser, new Path(options.dbPasswordFile))
                .totals(dataset, start, end);
    run(fs, options, database);
  }

  /** Lands the import and writes its line of the log of pulls; that of one that failed too. */
  void run(FileSystem fs, LandImportOptions options, Control database)
      throws PullException, IOException {
    Instant begun = begun(fs, options);
    PullLog log = new PullLog(fs, new Layout(options.root), options.dataset, options.night);
    if (options.failed.isPresent()) {
      log.failed(options.run, begun, clock.instant(), options.failed.get());
      return;
    }
    try {
      Optional<LandingManifest> landed = land(fs, options, database, begun);
      if (landed.isPresent()) {
        log.landed(landed.get());
      } else {
        log.landedBefore(
            new Path(new Layout(options.root).landing(options.dataset, options.night)));
      }
    } catch (PullException e) {
      logFailure(log, options, begun, e);
      throw e;
    }
  }

  /** A failure to write it down must not hide the failure itself. */
  private void logFailure(
      PullLog log, LandImportOptions options, Instant begun, PullException failure) {
    try {
      log.failed(options.run, begun, clock.instant(), failure.getMessage());
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** When Sqoop began: the workflow makes a folder then. */
  private Instant begun(FileSystem fs, LandImportOptions options) throws IOException {
    Path mark = new Path(options.imported + BEGUN);
    return fs.exists(mark)
        ? Instant.ofEpochMilli(fs.getFileStatus(mark).getModificationTime())
        : clock.instant();
  }

  /** Whoever knows what the window should hold. */
  @FunctionalInterface
  interface Control {
    Totals totals(SqoopDataset dataset, LocalDateTime start, LocalDateTime end)
        throws PullException;
  }

  private Optional<LandingManifest> land(
      FileSystem fs, LandImportOptions options, Control control, Instant begun)
      throws PullException, IOException {
    SqoopDataset dataset = SqoopDataset.named(options.dataset);
    Layout layout = new Layout(options.root);
    String who = options.dataset + ", night " + options.night + ": ";
    if (fs.exists(new Path(layout.landing(dataset.name(), options.night), Layout.SUCCESS))) {
      System.out.println(who + "already landed");
      return Optional.empty();
    }
    Instant now = clock.instant();
    IncomingFolder.sweep(fs, layout, dataset.name(), options.night, options.run, now);
    IncomingFolder folder =
        IncomingFolder.open(
            fs, layout, dataset.name(), options.night, options.run, now.plus(PATIENCE));
    try {
      List<LandedFile> files = new ArrayList<>();
      Totals imported = copy(fs, options, dataset, folder, files);
      Totals wanted = control.totals(dataset, noon(options.since), noon(options.night));
      requireEqual(who, dataset, imported, wanted);
      LandingManifest manifest = manifest(options, files, imported, dataset, begun);
      if (!folder.land(manifest)) {
        folder.discard();
        return Optional.empty();
      }
      System.out.println(who + "landed " + dataset.text(imported));
      OozieAction.output(Map.of("rows", Long.toString(imported.rows()), "note", manifest.note()));
      return Optional.of(manifest);
    } catch (PullException | IOException | RuntimeException e) {
      folder.discard();
      throw e;
    }
  }

  private static Totals copy(
      FileSystem fs,
      LandImportOptions options,
      SqoopDataset dataset,
      IncomingFolder folder,
      List<LandedFile> files)
      throws IOException, PullException {
    Totals totals = Totals.NOTHING;
    for (FileStatus file : imported(fs, new Path(options.imported))) {
      Path target = folder.file("part-" + files.size() + ".avro");
      ImportedFile source = ImportedFile.open(fs, file.getPath(), dataset.name());
      LandedFile landed = source.copy(target, 0);
      Totals of = ImportedFile.totals(fs, target, dataset.control());
      files.add(new LandedFile(landed.name(), of.rows(), landed.bytes(), landed.sha256()));
      totals = totals.plus(of);
    }
    return totals;
  }

  private static List<FileStatus> imported(FileSystem fs, Path folder)
      throws IOException, PullException {
    if (!fs.exists(new Path(folder, Layout.SUCCESS))) {
      throw new PullException(
          folder + " holds no finished import; run the import again: elhus night");
    }
    return Arrays.stream(fs.listStatus(folder))
        .filter(file -> file.getPath().getName().endsWith(".avro"))
        .toList();
  }

  private static void requireEqual(String who, SqoopDataset dataset, Totals imported, Totals wanted)
      throws PullException {
    if (!imported.equals(wanted)) {
      throw new PullException(
          who
              + "Sqoop brought "
              + dataset.text(imported)
              + ", but the database has "
              + dataset.text(wanted)
              + "; nothing landed: rows changed while they were read, so run the night again");
    }
  }

  private LandingManifest manifest(
      LandImportOptions options,
      List<LandedFile> files,
      Totals totals,
      SqoopDataset dataset,
      Instant begun) {
    Instant ended = clock.instant();
    return new LandingManifest(
        dataset.name(),
        options.night.toString(),
        learned(options, ended).toString(),
        noon(options.since).toInstant(ZoneOffset.UTC).toString(),
        noon(options.night).toInstant(ZoneOffset.UTC).toString(),
        List.of(query(options, dataset)),
        files,
        totals.rows(),
        files.stream().mapToLong(LandedFile::bytes).sum(),
        1,
        ended.toString(),
        Duration.between(begun, ended).toMillis(),
        options.run,
        CodeVersion.get(),
        note(options, dataset.text(totals)));
  }

  /** What was asked, in words of the database; the columns stand in the options of Sqoop. */
  private static String query(LandImportOptions options, SqoopDataset dataset) {
    return "%s: %s where updated_at >= '%s' and updated_at < '%s'"
        .formatted(options.dbUrl, dataset.name(), noon(options.since), noon(options.night));
  }

  private static String note(LandImportOptions options, String totals) {
    String reconciled = "reconciled with the database: " + totals;
    return options.since.isBefore(options.night.minusDays(1))
        ? reconciled + "; the window begins on " + options.since + " already"
        : reconciled;
  }

  private static LocalDate learned(LandImportOptions options, Instant fetched) {
    LocalDate day = LocalDate.ofInstant(fetched, PullWindow.DENMARK);
    boolean late = options.clock == PullOptions.LearnedBy.SYSTEM && day.isAfter(options.night);
    return late ? day : options.night;
  }

  private static LocalDateTime noon(LocalDate day) {
    return day.atTime(NOON, 0);
  }
}
