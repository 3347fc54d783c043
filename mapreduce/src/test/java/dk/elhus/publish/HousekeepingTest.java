package dk.elhus.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.landing.Layout;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.EditionNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** October of the prices, loaded by run-a at three and again by run-b at four. */
class HousekeepingTest {
  private static final LocalDate NIGHT = LocalDate.of(2025, 10, 26);
  private static final Instant THREE = Instant.parse("2025-10-27T03:00:00Z");
  private static final Instant FOUR = Instant.parse("2025-10-27T04:00:00Z");
  private static final String OCTOBER = "local_month=2025-10";
  private static final Duration GRACE = Duration.ofHours(6);
  private static final Duration KEEP_FAILED = Duration.ofDays(3);
  private static final Fence HELD = () -> {};

  @TempDir Path folder;
  private final Configuration conf = new Configuration();
  private final RecordingCatalog hive = new RecordingCatalog();
  private final List<String> steps = new ArrayList<>();
  private Layout layout;

  @BeforeEach
  void loadOctoberTwice() throws Exception {
    layout = new Layout(folder.toUri().toString());
    load(1, "run-a", THREE);
    load(2, "run-b", FOUR);
  }

  @Test
  void aReplacedVersionStaysForTheGraceThenGoes() throws Exception {
    assertThat(tidy(FOUR.plus(GRACE).minusSeconds(1)).isEmpty()).isTrue();
    assertThat(version("run-a")).exists();

    Housekeeping.Report report = tidy(FOUR.plus(GRACE));

    assertThat(report).hasToString("1 old versions removed (100 bytes)");
    assertThat(version("run-a")).doesNotExist();
    assertThat(version("run-b")).exists();
  }

  @Test
  void whatStandsStaysForEver() throws Exception {
    tidy(FOUR.plus(Duration.ofDays(10_000)));

    assertThat(version("run-b")).exists();
    assertThat(tidy(FOUR.plus(Duration.ofDays(10_001))).isEmpty()).isTrue();
  }

  @Test
  void theGraceIsChosen() throws Exception {
    conf.set(Housekeeping.GRACE, "10m");

    assertThat(tidy(FOUR.plus(Duration.ofMinutes(9))).isEmpty()).isTrue();
    assertThat(tidy(FOUR.plus(Duration.ofMinutes(10))).isEmpty()).isFalse();
  }

  @Test
  void whatADeadRunStagedGoesAfterDays() throws Exception {
    stage("run-dead", FOUR);
    scratch("run-dead", FOUR);

    tidy(FOUR.plus(KEEP_FAILED).minusSeconds(1));
    assertThat(version("run-dead")).exists();
    assertThat(folder.resolve("scratch/run-dead")).exists();

    tidy(FOUR.plus(KEEP_FAILED));
    assertThat(version("run-dead")).doesNotExist();
    assertThat(folder.resolve("scratch/run-dead")).doesNotExist();
  }

  @Test
  void whatAPendingPublishNeedsStays() throws Exception {
    stage("run-c", FOUR);
    scratch("run-c", FOUR);
    new PendingPublish(7, record(3, "run-c", FOUR)).write(conf, layout);

    tidy(FOUR.plus(KEEP_FAILED.multipliedBy(2)));

    assertThat(version("run-c")).exists();
    assertThat(folder.resolve("scratch/run-c")).exists();
  }

  @Test
  void theRunThatTidiesKeepsWhatItStaged() throws Exception {
    stage("run-now", THREE);

    housekeeping(FOUR.plus(KEEP_FAILED), steps::add).remove("run-now", 10, HELD);

    assertThat(version("run-now")).exists();
  }

  @Test
  void theScratchOfAPublishedRunGoesAtOnce() throws Exception {
    scratch("run-a", FOUR);

    assertThat(tidy(FOUR)).hasToString("1 scratch folders removed (2 bytes)");
  }

  @Test
  void aFileThatWasBeingWrittenGoesAfterTheGrace() throws Exception {
    Path unfinished = Files.writeString(folder.resolve("loads/.000003-x.json.1-2.tmp"), "{");
    Files.setLastModifiedTime(unfinished, FileTime.from(FOUR));

    tidy(FOUR.plus(GRACE));

    assertThat(unfinished).doesNotExist();
    assertThat(folder.resolve("loads/000001-run-a.json")).exists();
  }

  @Test
  void aPartitionThatLeadsElsewhereIsLedBackAndKeepsItsFilesThatTime() throws Exception {
    hive.point("spot_price", partition("run-a"));

    Housekeeping.Report report = tidy(FOUR.plus(GRACE));

    assertThat(report)
        .hasToString("nothing to remove; led back to what stands: spot_price " + OCTOBER);
    assertThat(hive.location("spot_price", OCTOBER)).isEqualTo(partition("run-b").location());
    assertThat(version("run-a")).exists();
    tidy(FOUR.plus(GRACE));
    assertThat(version("run-a")).doesNotExist();
  }

  @Test
  void theOldestGoFirstWhenThereAreMany() throws Exception {
    load(3, "run-c", FOUR.plusSeconds(60));

    Housekeeping.Report report =
        housekeeping(FOUR.plus(Duration.ofDays(1)), steps::add).remove("own", 1, HELD);

    assertThat(report).hasToString("1 old versions removed (100 bytes); 1 left for the next time");
    assertThat(version("run-a")).doesNotExist();
    assertThat(version("run-b")).exists();
  }

  @Test
  void killedAtAnyRemovalTheNextOneRemovesTheRest() throws Exception {
    load(3, "run-c", FOUR.plusSeconds(60));
    stage("run-dead", THREE);
    scratch("run-dead", THREE);
    Instant later = FOUR.plus(KEEP_FAILED);
    int deaths = 0;
    while (diesBeforeItsFirstRemovalAfter(deaths, later)) {
      deaths++;
      assertThat(version("run-c")).exists();
    }

    assertThat(deaths).isEqualTo(4);
    assertThat(tidy(later).isEmpty()).isTrue();
    try (Stream<Path> left = Files.list(version("run-c").getParent())) {
      assertThat(left).containsExactly(version("run-c"));
    }
  }

  @Test
  void whoLostTheLockRemovesNothing() {
    Fence lost =
        () -> {
          throw new IOException("lost the load lock");
        };

    assertThatThrownBy(() -> housekeeping(FOUR.plus(GRACE), steps::add).remove("own", 10, lost))
        .hasMessage("lost the load lock");
    assertThat(version("run-a")).exists();
  }

  /** Lets one removal be made, then dies before the next. */
  private boolean diesBeforeItsFirstRemovalAfter(int deaths, Instant now)
      throws IOException, SQLException {
    List<String> seen = new ArrayList<>();
    try {
      housekeeping(
              now,
              step -> {
                seen.add(step);
                if (seen.size() == Math.min(2, deaths + 1)) {
                  throw new UncheckedIOException(new IOException("killed"));
                }
              })
          .remove("own", 100, HELD);
      return false;
    } catch (UncheckedIOException killed) {
      return true;
    }
  }

  private Housekeeping.Report tidy(Instant now) throws IOException, SQLException {
    return housekeeping(now, steps::add).remove("own", 100, HELD);
  }

  private Housekeeping housekeeping(Instant now, Consumer<String> progress) throws IOException {
    return new Housekeeping(conf, layout, hive, Clock.fixed(now, ZoneOffset.UTC), progress);
  }

  private void load(int sequence, String run, Instant at) throws IOException, SQLException {
    stage(run, at);
    hive.point("spot_price", partition(run));
    LoadLog.append(conf, layout, record(sequence, run, at));
  }

  private LoadRecord record(int sequence, String run, Instant at) {
    return new LoadRecord(
        sequence,
        run,
        NIGHT,
        EditionNumber.of(NIGHT, sequence),
        at,
        "test",
        List.of(),
        List.of(partition(run)),
        List.of(),
        List.of());
  }

  private void stage(String run, Instant at) throws IOException {
    Path version = Files.createDirectories(version(run));
    Files.write(version.resolve("part-0.orc"), new byte[100]);
    Files.setLastModifiedTime(version, FileTime.from(at));
  }

  private void scratch(String run, Instant at) throws IOException {
    Path scratch = Files.createDirectories(folder.resolve("scratch").resolve(run));
    Files.writeString(scratch.resolve("clean.json"), "{}");
    Files.setLastModifiedTime(scratch, FileTime.from(at));
  }

  private StagedPartition partition(String run) {
    return new StagedPartition(
        "spot_price", OCTOBER, layout.version("spot_price", OCTOBER, run), 10, 10, 0, true);
  }

  private Path version(String run) {
    return Path.of(URI.create(partition(run).location()));
  }
}
