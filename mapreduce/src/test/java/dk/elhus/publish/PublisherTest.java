package dk.elhus.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.elhus.action.LoadArguments;
import dk.elhus.landing.Layout;
import dk.elhus.publish.StageResult.DatasetCounts;
import dk.elhus.publish.StageResult.Input;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.EditionNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublisherTest {
  private static final LocalDate NIGHT = LocalDate.of(2025, 10, 26);
  private static final LocalDate NEXT = NIGHT.plusDays(1);
  private static final Duration LONGER_THAN_THE_LEASE = Duration.ofHours(1);
  private static final String OCTOBER = "local_month=2025-10";
  private static final String NOVEMBER = "local_month=2025-11";

  @TempDir Path folder;
  private final Configuration conf = new Configuration();
  private final RecordingCatalog hive = new RecordingCatalog();
  private final List<String> steps = new ArrayList<>();
  private Instant now = Instant.parse("2025-10-26T12:00:00Z");
  private FileSystem files;
  private Layout layout;

  @BeforeEach
  void openFolder() throws IOException {
    layout = new Layout(folder.toUri().toString());
    files = FileSystem.getLocal(conf);
  }

  @Test
  void aNightIsSwitchedThenRecordedThenShown() throws Exception {
    stage("run-a", NIGHT, prices(OCTOBER, "run-a", 100));

    Publisher.Outcome outcome = publish("run-a", NIGHT);

    assertThat(outcome.message())
        .isEqualTo("2 partitions published; edition 2025102601; 0 warnings");
    assertThat(steps)
        .containsExactly(
            "note what is about to be published",
            "switch 1 partitions of spot_price",
            "switch 1 partitions of spot_price_day",
            "record load 1",
            "move the edition to 2025102601",
            "remove the scratch folder",
            "remove the note");
    assertThat(hive.locations()).containsEntry("spot_price " + OCTOBER, october("run-a"));
    assertThat(edition()).isEqualTo(NIGHT);
    assertThat(folder.resolve("scratch/run-a")).doesNotExist();
    assertThat(folder.resolve("publish-pending")).doesNotExist();
  }

  @Test
  void theSameRunPublishedAgainChangesNothing() throws Exception {
    stage("run-a", NIGHT, prices(OCTOBER, "run-a", 100));
    publish("run-a", NIGHT);

    assertThat(publish("run-a", NIGHT).message())
        .isEqualTo("run run-a is published already; nothing changed");
    assertThat(log().records()).hasSize(1);
  }

  @Test
  void aNightThatBringsNothingNewSaysSoAndRemembersWhatItRead() throws Exception {
    stage("run-a", NIGHT, prices(OCTOBER, "run-a", 100));
    publish("run-a", NIGHT);
    stage("run-b", NEXT, new Staged("spot_price", OCTOBER, october("run-a"), 100, 0, false));

    assertThat(publish("run-b", NEXT).message())
        .isEqualTo(
            "nothing changed: 1 landed folders say what stands; edition 2025102701; 0 warnings");
    assertThat(log().isLoaded("DayAheadPrices", NEXT, "sha-run-b")).isTrue();
    assertThat(hive.locations()).containsEntry("spot_price " + OCTOBER, october("run-a"));
  }

  @Test
  void aRerunForWhichNothingLandedLeavesNoRecord() throws Exception {
    stage("run-a", NIGHT, prices(OCTOBER, "run-a", 100));
    publish("run-a", NIGHT);
    stageNothing("run-b", NIGHT);

    assertThat(publish("run-b", NIGHT).message())
        .startsWith("nothing changed: nothing landed since the last load");
    assertThat(log().records()).hasSize(1);
  }

  @Test
  void anEmptyNightStillMovesTheEdition() throws Exception {
    stage("run-a", NIGHT, prices(OCTOBER, "run-a", 100));
    publish("run-a", NIGHT);
    stageNothing("run-b", NEXT);

    publish("run-b", NEXT);

    assertThat(edition()).isEqualTo(NEXT);
  }

  @Test
  void aBackfillOfAnEarlierNightDoesNotTurnTheEditionBack() throws Exception {
    stage("run-a", NEXT, prices(OCTOBER, "run-a", 100));
    publish("run-a", NEXT);
    stage("run-b", NIGHT, prices(NOVEMBER, "run-b", 50));

    publish("run-b", NIGHT);

    assertThat(edition()).isEqualTo(NEXT);
  }

  @Test
  void asManyLoadsAsANightHasSoManyEditions() throws Exception {
    stage("run-a", NIGHT, prices(OCTOBER, "run-a", 100));
    publish("run-a", NIGHT);
    stage("run-b", NIGHT, prices(OCTOBER, "run-b", 110));
    publish("run-b", NIGHT);

    assertThat(Edition.read(files, layout).orElseThrow().number())
        .isEqualTo(EditionNumber.of(NIGHT, 2));
    assertThat(log().records())
        .extracting(LoadRecord::edition)
        .containsExactly(EditionNumber.of(NIGHT, 1), EditionNumber.of(NIGHT, 2));
  }

  @Test
  void anEditionThatIsNotTheNextOneIsRefused() throws Exception {
    stage("run-a", NIGHT, prices(OCTOBER, "run-a", 100));
    publish("run-a", NIGHT);
    stage("run-b", NIGHT, prices(OCTOBER, "run-b", 110));
    org.apache.hadoop.fs.Path clean = StageResult.path(layout, "run-b", StageResult.CLEAN);
    ObjectNode result = JsonFile.read(files, clean, ObjectNode.class).orElseThrow();
    JsonFile.replace(conf, clean, result.put("edition", 2025102606L));

    assertThatThrownBy(() -> publish("run-b", NIGHT))
        .hasMessage(
            "run run-b was planned as edition 2025102606, but the next one is 2025102602; run the"
                + " load of night 2025-10-26 again");
  }

  @Test
  void whatWasPlannedBeforeAnotherLoadIsRefused() throws Exception {
    stage("run-a", NIGHT, prices(OCTOBER, "run-a", 100));
    stage("run-b", NIGHT, prices(OCTOBER, "run-b", 60));
    publish("run-a", NIGHT);

    assertThatThrownBy(() -> publish("run-b", NIGHT))
        .isInstanceOf(PublishException.class)
        .hasMessage(
            "run run-b was planned on load 0, but load 1 is published since; run the load of"
                + " night 2025-10-26 again");
    assertThat(hive.locations()).containsEntry("spot_price " + OCTOBER, october("run-a"));
  }

  @Test
  void lostRowsStopTheNight() throws Exception {
    stage("run-a", NIGHT, prices(OCTOBER, "run-a", 100));
    publish("run-a", NIGHT);
    stage("run-b", NEXT, new Staged("spot_price", OCTOBER, october("run-b"), 99, 1, true));

    assertThatThrownBy(() -> publish("run-b", NEXT))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("the audit stopped the load of night 2025-10-27")
        .hasMessageContaining("nothing_lost:spot_price/local_month=2025-10");
    assertThat(hive.locations()).containsEntry("spot_price " + OCTOBER, october("run-a"));
    assertThat(edition()).isEqualTo(NIGHT);
  }

  @Test
  void aStagedVersionThatIsGoneStopsTheNight() throws Exception {
    stage("run-a", NIGHT, prices(OCTOBER, "run-a", 100));
    files.delete(new org.apache.hadoop.fs.Path(october("run-a")), true);

    assertThatThrownBy(() -> publish("run-a", NIGHT))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("the staged version of spot_price local_month=2025-10 is not at");
  }

  @Test
  void anotherNightThanTheOneStagedIsRefused() throws Exception {
    stage("run-a", NIGHT, prices(OCTOBER, "run-a", 100));

    assertThatThrownBy(() -> publish("run-a", NEXT))
        .hasMessage("run run-a staged night 2025-10-26, not 2025-10-27");
  }

  @Test
  void killedAtAnyStepARerunOfTheSameRunConverges() throws Exception {
    List<String> deaths = new ArrayList<>();
    boolean died;
    do {
      startOver(Files.createDirectory(folder.resolve("same-" + deaths.size())));
      stage("run-a", NIGHT, prices(OCTOBER, "run-a", 100));
      died = publishAndDieAt(deaths.size() + 1, "run-a", NIGHT, deaths);

      publish("run-a", NIGHT);

      assertThat(hive.locations()).as("died before: %s", deaths).isEqualTo(octoberOf("run-a"));
      assertThat(log().records()).hasSize(1);
      assertWhole();
    } while (died);
    assertThat(deaths).hasSize(7).doesNotHaveDuplicates();
  }

  @Test
  void killedAtAnyStepTheNextRunFinishesOrDiscards() throws Exception {
    List<String> deaths = new ArrayList<>();
    boolean died;
    do {
      startOver(Files.createDirectory(folder.resolve("next-" + deaths.size())));
      stage("run-a", NIGHT, prices(OCTOBER, "run-a", 100));
      publish("run-a", NIGHT);
      stage("run-b", NEXT, prices(OCTOBER, "run-b", 150), prices(NOVEMBER, "run-b", 10));
      died = publishAndDieAt(deaths.size() + 1, "run-b", NEXT, deaths);
      assertEveryPartitionIsOldOrNew("run-a", "run-b");
      boolean recorded = log().published("run-b").isPresent();
      stage("run-c", NEXT, prices(OCTOBER, "run-c", 160));

      publish("run-c", NEXT);

      assertThat(log().records())
          .as("died before: %s", deaths)
          .extracting(LoadRecord::runId)
          .isEqualTo(recorded ? List.of("run-a", "run-b", "run-c") : List.of("run-a", "run-c"));
      assertWhole();
    } while (died);
    assertThat(deaths).hasSizeGreaterThan(6).doesNotHaveDuplicates();
  }

  @Test
  void killedWhileItTurnsBackALoadTheNextRunTurnsItBackToo() throws Exception {
    List<String> deaths = new ArrayList<>();
    boolean died;
    do {
      startOver(Files.createDirectory(folder.resolve("back-" + deaths.size())));
      stage("run-a", NIGHT, prices(OCTOBER, "run-a", 100));
      publish("run-a", NIGHT);
      stage("run-b", NEXT, prices(OCTOBER, "run-b", 150), prices(NOVEMBER, "run-b", 10));
      publishAndDieAt(4, "run-b", NEXT);
      stage("run-c", NEXT, prices(OCTOBER, "run-c", 160));
      died = publishAndDieAt(deaths.size() + 1, "run-c", NEXT, deaths);
      boolean recorded = log().published("run-c").isPresent();
      stage("run-d", NEXT, prices(OCTOBER, "run-d", 170));

      publish("run-d", NEXT);

      assertThat(log().records())
          .as("died before: %s", deaths)
          .extracting(LoadRecord::runId)
          .isEqualTo(recorded ? List.of("run-a", "run-c", "run-d") : List.of("run-a", "run-d"));
      assertWhole();
    } while (died);
    assertThat(deaths).contains("turn back the publish that run run-b left");
  }

  @Test
  void whoIsTakenForDeadCanNoLongerPublish() throws Exception {
    stage("run-a", NIGHT, prices(OCTOBER, "run-a", 100));
    LoadArguments load = new LoadArguments(layout, NIGHT, "run-a");
    try (LoadLock lock = LoadLock.take(conf, load, "publish", at(now))) {
      Publisher slept =
          new Publisher(
              conf,
              layout,
              hive,
              lock,
              at(now),
              step -> {
                if (step.startsWith("record load")) {
                  sleepUntilAnotherRunHasLoaded();
                }
              });

      assertThatThrownBy(() -> slept.publish("run-a", NIGHT))
          .hasMessageContaining("run run-a lost the load lock");
    }
    assertThat(log().records()).extracting(LoadRecord::runId).containsExactly("run-b");
    assertThat(hive.locations()).isEqualTo(octoberOf("run-b"));
    assertWhole();
  }

  @Test
  void whoWakesBetweenItsCheckAndItsRecordIsTooLateToo() throws Exception {
    stage("run-a", NIGHT, prices(OCTOBER, "run-a", 100));
    publishAndDieAt(4, "run-a", NIGHT);
    PendingPublish woken = PendingPublish.all(files, layout).get(0);
    sleepUntilAnotherRunHasLoaded();

    assertThatThrownBy(() -> woken.commit(conf, files, layout))
        .hasMessageContaining("run run-a may no longer publish: another run has turned it back");
    assertThat(log().records()).extracting(LoadRecord::runId).containsExactly("run-b");
  }

  private void sleepUntilAnotherRunHasLoaded() {
    try {
      now = now.plus(LONGER_THAN_THE_LEASE);
      stage("run-b", NIGHT, prices(OCTOBER, "run-b", 110));
      publish("run-b", NIGHT);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** What must hold after every publish: what readers find is what the log says. */
  private void assertWhole() throws IOException {
    Map<String, String> standing = new TreeMap<>();
    for (StagedPartition version : log().standing()) {
      standing.put(version.table() + " " + version.partition(), version.location());
    }
    assertThat(hive.locations()).isEqualTo(standing);
    assertThat(Edition.read(files, layout).map(Edition::number)).isEqualTo(log().edition());
    assertThat(files.exists(new org.apache.hadoop.fs.Path(layout.pendingPublish()))).isFalse();
  }

  private void assertEveryPartitionIsOldOrNew(String... runs) {
    hive.locations()
        .values()
        .forEach(
            location ->
                assertThat(location.substring(location.lastIndexOf('/') + 1))
                    .isIn((Object[]) runs));
  }

  @Test
  void killedBeforeItsRecordALoadIsTurnedBackByTheNextOne() throws Exception {
    stage("run-a", NIGHT, prices(OCTOBER, "run-a", 100));
    publish("run-a", NIGHT);
    stage("run-b", NEXT, prices(OCTOBER, "run-b", 150), prices(NOVEMBER, "run-b", 10));
    publishAndDieAt(4, "run-b", NEXT);
    assertThat(hive.locations()).containsEntry("spot_price " + OCTOBER, october("run-b"));
    stage("run-c", NEXT, prices(OCTOBER, "run-c", 160));

    publish("run-c", NEXT);

    assertThat(hive.locations()).isEqualTo(octoberOf("run-c"));
    assertThat(log().records()).extracting(LoadRecord::runId).containsExactly("run-a", "run-c");
  }

  @Test
  void killedAfterItsRecordALoadIsFinishedByTheNextOne() throws Exception {
    stage("run-a", NIGHT, prices(OCTOBER, "run-a", 100));
    publishAndDieAt(5, "run-a", NIGHT);
    assertThat(Edition.read(files, layout)).isEmpty();
    stageNothing("run-b", NIGHT);

    publish("run-b", NIGHT);

    assertThat(edition()).isEqualTo(NIGHT);
    assertThat(log().records()).extracting(LoadRecord::runId).containsExactly("run-a");
    assertThat(folder.resolve("scratch/run-a")).doesNotExist();
  }

  @Test
  void aServerThatIsDownLeavesTheEditionAndARerunPublishes() throws Exception {
    stage("run-a", NIGHT, prices(OCTOBER, "run-a", 100));
    hive.goDown();
    assertThatThrownBy(() -> publish("run-a", NIGHT))
        .hasMessageContaining("HiveServer2 is not there");
    assertThat(Edition.read(files, layout)).isEmpty();
    hive.comeUp();

    publish("run-a", NIGHT);

    assertThat(edition()).isEqualTo(NIGHT);
  }

  /** A partition that a test stages. */
  private record Staged(
      String table, String partition, String location, long rows, long revised, boolean changed) {}

  private Staged prices(String partition, String run, long rows) {
    return new Staged(
        "spot_price", partition, layout.version("spot_price", partition, run), rows, 0, true);
  }

  private void stage(String run, LocalDate night, Staged... partitions) throws IOException {
    LoadLog log = log();
    long added = 0;
    List<StagedPartition> staged = new ArrayList<>();
    for (Staged one : partitions) {
      Files.createDirectories(Path.of(URI.create(one.location())));
      staged.add(
          new StagedPartition(
              one.table(),
              one.partition(),
              one.location(),
              one.rows(),
              one.rows() - one.revised(),
              one.revised(),
              one.changed()));
      long standing =
          log.standing(one.table(), one.partition()).map(StagedPartition::rows).orElse(0L);
      added += one.rows() - standing;
    }
    write(run, night, List.of(input(run, night, added)), staged, added);
    writeAggregate(run, night, partitions[0].changed());
  }

  private void stageNothing(String run, LocalDate night) throws IOException {
    write(run, night, List.of(), List.of(), 0);
    writeAggregate(run, night, false);
  }

  private void write(
      String run, LocalDate night, List<Input> inputs, List<StagedPartition> staged, long added)
      throws IOException {
    EditionNumber edition = EditionNumber.after(log().edition(), night);
    DatasetCounts counts =
        new DatasetCounts("DayAheadPrices", "spot_price", added, added, 0, 0, 0, 0);
    new StageResult(
            StageResult.CLEAN,
            run,
            night,
            edition,
            log().lastSequence(),
            "0.1.0",
            inputs,
            staged,
            List.of(counts),
            List.of(),
            1_000)
        .write(conf, layout);
  }

  private void writeAggregate(String run, LocalDate night, boolean changed) throws IOException {
    EditionNumber edition = EditionNumber.after(log().edition(), night);
    String location = layout.version("spot_price_day", "local_year=2025", run);
    Files.createDirectories(Path.of(URI.create(location)));
    StagedPartition year =
        new StagedPartition("spot_price_day", "local_year=2025", location, 2, 2, 0, true);
    new StageResult(
            StageResult.AGGREGATE,
            run,
            night,
            edition,
            log().lastSequence(),
            "0.1.0",
            List.of(),
            changed ? List.of(year) : List.of(),
            List.of(),
            List.of(),
            1_000)
        .write(conf, layout);
  }

  private static Input input(String run, LocalDate night, long rows) {
    return new Input("DayAheadPrices", night, "sha-" + run, night, rows);
  }

  private Publisher.Outcome publish(String run, LocalDate night) throws Exception {
    return publish(run, night, steps::add);
  }

  private Publisher.Outcome publish(String run, LocalDate night, Consumer<String> progress)
      throws Exception {
    LoadArguments load = new LoadArguments(layout, night, run);
    try (LoadLock lock = LoadLock.take(conf, load, "publish", at(now))) {
      return new Publisher(conf, layout, hive, lock, at(now), progress).publish(run, night);
    }
  }

  private static Clock at(Instant moment) {
    return Clock.fixed(moment, ZoneOffset.UTC);
  }

  private void publishAndDieAt(int number, String run, LocalDate night) throws Exception {
    assertThat(publishAndDieAt(number, run, night, new ArrayList<>())).isTrue();
  }

  /**
   * Dies before the step of this number, counted from 1, is taken; its lock stays.
   *
   * @param deaths told the step
   * @return whether there is such a step
   */
  private boolean publishAndDieAt(int number, String run, LocalDate night, List<String> deaths)
      throws Exception {
    LoadArguments load = new LoadArguments(layout, night, run);
    LoadLock lock = LoadLock.take(conf, load, "publish", at(now));
    lock.leaveToRun();
    List<String> seen = new ArrayList<>();
    try (lock) {
      new Publisher(
              conf,
              layout,
              hive,
              lock,
              at(now),
              step -> {
                seen.add(step);
                if (seen.size() == number) {
                  deaths.add(step);
                  throw new UncheckedIOException(new IOException("killed"));
                }
              })
          .publish(run, night);
      return false;
    } catch (UncheckedIOException killed) {
      return true;
    } finally {
      now = now.plus(LONGER_THAN_THE_LEASE);
    }
  }

  private void startOver(Path home) {
    hive.locations().keySet().forEach(this::dropByName);
    layout = new Layout(home.toUri().toString());
  }

  private void dropByName(String name) {
    String[] tableAndPartition = name.split(" ");
    try {
      hive.drop(tableAndPartition[0], tableAndPartition[1]);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private Map<String, String> octoberOf(String run) {
    return Map.of(
        "spot_price " + OCTOBER,
        october(run),
        "spot_price_day local_year=2025",
        layout.version("spot_price_day", "local_year=2025", run));
  }

  private String october(String run) {
    return layout.version("spot_price", OCTOBER, run);
  }

  private LocalDate edition() throws IOException {
    return Edition.read(files, layout).orElseThrow().number().night();
  }

  private LoadLog log() throws IOException {
    return LoadLog.read(files, layout);
  }
}
