package dk.elhus.publish;

import dk.elhus.landing.Layout;
import dk.elhus.publish.LoadRecord.AuditResult;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.EditionNumber;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Makes a staged load visible, as a list of steps each of which may be taken twice.
 *
 * <p>Until its record is in the log a load counts for nothing: whoever comes next turns its
 * switches back to the versions that the log names. From then on it stands: whoever comes next
 * finishes what is left. The views show the edition, so that readers see the load whole, at the
 * moment when the edition moves.
 *
 * <p>One load publishes at a time, see {@link LoadLock}; each step begins by making sure that the
 * lock is still held. A load that was planned while another one published is refused.
 */
final class Publisher {
  private static final String NOTHING_LANDED =
      "nothing changed: nothing landed since the last load";

  private final Configuration conf;
  private final Layout layout;
  private final FileSystem files;
  private final PartitionCatalog catalog;
  private final LoadLock lock;
  private final Clock clock;
  private final Consumer<String> progress;

  /**
   * @param progress told of each step, in words, before it is taken
   */
  Publisher(
      Configuration conf,
      Layout layout,
      PartitionCatalog catalog,
      LoadLock lock,
      Clock clock,
      Consumer<String> progress)
      throws IOException {
    this.conf = conf;
    this.layout = layout;
    this.files = new Path(layout.root()).getFileSystem(conf);
    this.catalog = catalog;
    this.lock = lock;
    this.clock = clock;
    this.progress = progress;
  }

  /** How a publish ended, in words for whoever watches the night. */
  record Outcome(Optional<LoadRecord> load, String message) {
    Outcome and(String more) {
      return new Outcome(load, message + more);
    }
  }

  private record Step(String words, Action action) {}

  @FunctionalInterface
  private interface Action {
    void take() throws IOException, SQLException;
  }

  /** Publishes what a run staged; publishing it again changes nothing. */
  Outcome publish(String runId, LocalDate night)
      throws IOException, SQLException, PublishException {
    recover();
    LoadLog log = LoadLog.read(files, layout);
    Optional<LoadRecord> earlier = log.published(runId);
    if (earlier.isPresent()) {
      return new Outcome(earlier, "run " + runId + " is published already; nothing changed");
    }
    StageResult clean = StageResult.read(files, layout, runId, StageResult.CLEAN);
    Optional<StageResult> metering = StageResult.find(files, layout, runId, StageResult.METERING);
    if (metering.isPresent()) {
      clean = clean.plus(metering.get());
    }
    StageResult aggregate = StageResult.read(files, layout, runId, StageResult.AGGREGATE);
    requireSameNight(clean, night);
    requireNewestBase(clean, log);
    requireNextEdition(clean, log);
    if (changesNothing(clean, aggregate) && isShown(clean.edition().night())) {
      removeScratch(runId);
      return new Outcome(
          Optional.empty(), NOTHING_LANDED + "; edition " + log.edition().orElseThrow());
    }
    LoadRecord load = audited(clean, aggregate, log);
    requireVersions(load);
    publish(load);
    return new Outcome(Optional.of(load), message(load));
  }

  /** A load that read nothing may still change something: a rebuild does. */
  private static boolean changesNothing(StageResult clean, StageResult aggregate) {
    return clean.inputs().isEmpty() && !clean.changesAnything() && !aggregate.changesAnything();
  }

  private void publish(LoadRecord load) throws IOException, SQLException {
    PendingPublish pending = new PendingPublish(lock.token(), load);
    List<Step> steps = new ArrayList<>();
    steps.add(new Step("note what is about to be published", () -> pending.write(conf, layout)));
    steps.addAll(switches(load.partitions()));
    steps.add(
        new Step("record load " + load.sequence(), () -> pending.commit(conf, files, layout)));
    steps.addAll(lastSteps(pending));
    take(steps);
  }

  private List<Step> lastSteps(PendingPublish pending) {
    LoadRecord load = pending.load();
    return List.of(
        new Step("move the edition to " + load.edition(), () -> pending.show(conf, files, layout)),
        new Step("remove the scratch folder", () -> removeScratch(load.runId())),
        new Step("remove the note", () -> pending.remove(files, layout)));
  }

  private List<Step> switches(List<StagedPartition> versions) {
    Map<String, List<StagedPartition>> byTable = new LinkedHashMap<>();
    for (StagedPartition version : versions) {
      byTable.computeIfAbsent(version.table(), name -> new ArrayList<>()).add(version);
    }
    List<Step> steps = new ArrayList<>();
    byTable.forEach(
        (table, ofTable) ->
            steps.add(
                new Step(
                    "switch " + ofTable.size() + " partitions of " + table,
                    () -> point(table, ofTable))));
    return steps;
  }

  private void point(String table, List<StagedPartition> versions)
      throws IOException, SQLException {
    catalog.add(table, versions);
    for (StagedPartition version : versions) {
      lock.check();
      catalog.point(table, version);
    }
  }

  /** Ends what dead runs began: forwards when the load is recorded, backwards when not. */
  private void recover() throws IOException, SQLException {
    lock.check();
    for (PendingPublish pending : PendingPublish.all(files, layout)) {
      String runId = pending.load().runId();
      pending.revoke(files, layout);
      LoadLog log = LoadLog.read(files, layout);
      if (log.published(runId).isPresent()) {
        progress.accept("finish the publish that run " + runId + " left");
        take(lastSteps(pending));
      } else {
        progress.accept("turn back the publish that run " + runId + " left");
        take(wayBack(pending, log));
      }
    }
    PendingPublish.sweep(files, layout);
  }

  private List<Step> wayBack(PendingPublish pending, LoadLog log) {
    List<StagedPartition> standing = new ArrayList<>();
    List<Step> drops = new ArrayList<>();
    for (StagedPartition version : pending.load().partitions()) {
      String table = version.table();
      String partition = version.partition();
      log.standing(table, partition)
          .ifPresentOrElse(
              standing::add,
              () ->
                  drops.add(
                      new Step(
                          "drop " + partition + " of " + table,
                          () -> catalog.drop(table, partition))));
    }
    List<Step> steps = new ArrayList<>(switches(standing));
    steps.addAll(drops);
    steps.add(new Step("remove the note", () -> pending.remove(files, layout)));
    return steps;
  }

  private void take(List<Step> steps) throws IOException, SQLException {
    for (Step step : steps) {
      progress.accept(step.words());
      lock.check();
      step.action().take();
    }
  }

  private LoadRecord audited(StageResult clean, StageResult aggregate, LoadLog log)
      throws IOException, PublishException {
    List<AuditResult> results =
        Acceptances.read(files, layout, clean.night(), log)
            .applyTo(Audit.judge(clean, aggregate, log));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (StoppedLoad.isNeeded(results)) {
      StoppedLoad stopped =
          new StoppedLoad(clean.runId(), clean.night(), now, clean.codeVersion(), results);
      stopped.write(conf, layout);
      throw new PublishException(stopped.message());
    }
    return new LoadRecord(
        log.lastSequence() + 1,
        clean.runId(),
        clean.night(),
        clean.edition(),
        now,
        clean.codeVersion(),
        clean.inputs(),
        Stream.of(clean, aggregate)
            .flatMap(result -> result.partitions().stream())
            .filter(StagedPartition::changed)
            .toList(),
        clean.counts(),
        results);
  }

  private static void requireSameNight(StageResult clean, LocalDate night) throws PublishException {
    if (!clean.night().equals(night)) {
      throw new PublishException(
          "run " + clean.runId() + " staged night " + clean.night() + ", not " + night);
    }
  }

  private static void requireNewestBase(StageResult clean, LoadLog log) throws PublishException {
    if (clean.baseSequence() != log.lastSequence()) {
      throw new PublishException(
          String.format(
              "run %s was planned on load %d, but load %d is published since; run the load of"
                  + " night %s again",
              clean.runId(), clean.baseSequence(), log.lastSequence(), clean.night()));
    }
  }

  /** The rows carry the edition that the plan chose: it must still be the next one. */
  private static void requireNextEdition(StageResult clean, LoadLog log) throws PublishException {
    EditionNumber next = EditionNumber.after(log.edition(), clean.edition().night());
    if (!clean.edition().equals(next)) {
      throw new PublishException(
          String.format(
              "run %s was planned as edition %s, but the next one is %s; run the load of night %s"
                  + " again",
              clean.runId(), clean.edition(), next, clean.night()));
    }
  }

  private void requireVersions(LoadRecord load) throws IOException, PublishException {
    for (StagedPartition version : load.partitions()) {
      if (!files.exists(new Path(version.location()))) {
        throw new PublishException(
            String.format(
                "the staged version of %s %s is not at %s; run the load of night %s again",
                version.table(), version.partition(), version.location(), load.night()));
      }
    }
  }

  private boolean isShown(LocalDate night) throws IOException {
    return Edition.read(files, layout)
        .map(shown -> shown.number().night().equals(night))
        .orElse(false);
  }

  private void removeScratch(String runId) throws IOException {
    remove(new Path(layout.scratch(runId)));
  }

  private void remove(Path path) throws IOException {
    if (files.exists(path) && !files.delete(path, true)) {
      throw new IOException(path + " cannot be removed");
    }
  }

  private static String message(LoadRecord load) {
    long warnings =
        load.audit().stream().filter(result -> result.verdict() == LoadRecord.Verdict.WARN).count();
    return what(load) + "; edition " + load.edition() + "; " + warnings + " warnings";
  }

  private static String what(LoadRecord load) {
    if (!load.partitions().isEmpty()) {
      return load.partitions().size() + " partitions published";
    }
    return load.inputs().isEmpty()
        ? NOTHING_LANDED
        : "nothing changed: " + load.inputs().size() + " landed folders say what stands";
  }
}
