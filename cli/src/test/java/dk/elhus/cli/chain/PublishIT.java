package dk.elhus.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dk.elhus.landing.Layout;
import dk.elhus.publish.HaltingPublish;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a publish promises, on the real file system, metastore and HiveServer2. */
@DisplayName("A publish")
@ExtendWith(LoadedWarehouse.class)
class PublishIT {
  /** How long the lock of a process that was killed holds off the next run. */
  private static final int LEASE_SECONDS = 1;

  private final LoadedWarehouse warehouse;
  private final InvariantCheck check;
  @TempDir private Path work;
  private DirectLoads loads;
  private Readers readers;
  private String night;
  private String run;
  private int runs;

  PublishIT(LoadedWarehouse warehouse) {
    this.warehouse = warehouse;
    this.check = new InvariantCheck(warehouse);
  }

  @AfterEach
  void close() throws InterruptedException {
    if (readers != null) {
      readers.close();
    }
    loads.close();
  }

  /** The first load dies at its very end, so that its steps are known. */
  @TestFactory
  List<DynamicTest> isKilledBeforeEachOfItsSteps() throws Exception {
    loads = new DirectLoads(warehouse, work, LEASE_SECONDS);
    readers = new Readers(warehouse, Readers.ENERGY);
    stageTheNextNight();
    List<String> steps = loads.publishAndDieBefore(HaltingPublish.LAST_STEP, 1, night, run);
    assertThat(steps)
        .startsWith(HaltingPublish.FIRST_STEP)
        .anyMatch(step -> step.startsWith("switch # partitions of energy_day"))
        .containsSubsequence("record load #", "move the edition to #", HaltingPublish.LAST_STEP);
    steps.removeIf(HaltingPublish.REMOVAL::equals);
    stageTheNextNight();

    List<DynamicTest> tests = new ArrayList<>();
    int moved = steps.indexOf("move the edition to #");
    for (String step : steps.subList(0, moved + 1)) {
      tests.add(dynamicTest("before: " + step, () -> diesBeforeItIsSeen(step)));
    }
    for (String step : steps.subList(moved + 1, steps.size())) {
      tests.add(dynamicTest("before: " + step, () -> diesAfterItWasSeen(step, 1)));
    }
    tests.add(
        dynamicTest(
            "between two removals of old versions",
            () -> {
              loads.awaitOldVersions(2);
              diesAfterItWasSeen(HaltingPublish.REMOVAL, 2);
            }));
    tests.add(dynamicTest("and nothing is lost, doubled or mixed", this::everythingIsWhole));
    return tests;
  }

  private void diesBeforeItIsSeen(String step) throws Exception {
    String before = edition();
    loads.publishAndDieBefore(step, 1, night, run);
    assertThat(edition()).isEqualTo(before);
  }

  /** What the process before has recorded is finished by this one, which loads the next night. */
  private void diesAfterItWasSeen(String step, int times) throws Exception {
    stageTheNextNight();
    loads.publishAndDieBefore(step, times, night, run);
    assertThat(edition()).isEqualTo(editionOf(night, 1));
  }

  private void everythingIsWhole() throws Exception {
    stageTheNextNight();
    loads.publish(night, run);
    readers.requireWholeEditions();
    assertThat(readers.editions()).contains(editionOf(night, 1)).hasSizeGreaterThan(2);
    check.holds();
  }

  @Test
  void secondOfTwoLoadsOfANightIsRefusedAndNothingIsDoubled() throws Exception {
    loads = new DirectLoads(warehouse, work);
    night = warehouse.nextNight();
    loads.land(night, DirectLoads.DAY);
    String winner = nextRun();
    String loser = nextRun();
    loads.clean(night, winner);

    assertThatThrownBy(() -> loads.clean(night, loser))
        .hasMessageContaining("run " + winner + " (night " + night + ") loads since")
        .hasMessageContaining("its step clean took the lock on")
        .hasMessageContaining("when it has ended, run the load of night " + night + " again");

    loads.aggregate(night, winner);
    assertThatThrownBy(() -> loads.clean(night, loser)).hasMessageContaining("run " + winner);
    loads.publish(night, winner);
    loads.stage(night, loser);
    loads.publish(night, loser);
    assertThat(edition()).as("nothing was left to load").isEqualTo(editionOf(night, 1));
    check.holds();
  }

  /** The night before brings its day late. */
  @Test
  void whenRepeatedOnTheSameNightIsAnEditionOfItsOwn() throws Exception {
    loads = new DirectLoads(warehouse, work);
    String late = warehouse.nextNight();
    night = LocalDate.parse(late).plusDays(1).toString();
    String before = consumption();
    loads.land(night, DirectLoads.DAY);
    publish(nextRun());
    String once = consumption();
    loads.land(late, DirectLoads.OTHER_DAY);
    publish(nextRun());
    String twice = consumption();

    assertThat(edition()).isEqualTo(editionOf(night, 2));
    assertThat(List.of(before, once, twice)).doesNotHaveDuplicates();
    assertThat(asOf(editionOf(night, 1))).isEqualTo(once);
    assertThat(asOf(night)).isEqualTo(twice);
    assertThat(new BigDecimal(twice)).isGreaterThan(new BigDecimal(once));
    assertThat(
            warehouse.must(
                "report",
                "usage",
                "--region",
                "DK2",
                "--start-date",
                DirectLoads.DAY.toString(),
                "--end-date",
                DirectLoads.DAY.toString(),
                "--as-of",
                editionOf(night, 1)))
        .contains("As known on " + night);
    check.holds();
  }

  /** Two pulls of a month that is over, as pulls leave them. */
  @Test
  void isFollowedByHousekeepingThatPutsThePullsOfAMonthIntoOneFile() throws Exception {
    loads = new DirectLoads(warehouse, work);
    org.apache.hadoop.fs.Path pulls =
        new org.apache.hadoop.fs.Path(new Layout(warehouse.settings().root()).pulls());
    try (FileSystem files = warehouse.settings().fileSystem()) {
      for (String day : List.of("2020-11-03", "2020-11-04")) {
        String pull =
            "{\"dataset\":\"CO2Emis\",\"night\":\"%s\",\"run_id\":\"r\",\"outcome\":\"failed\"}\n";
        try (FSDataOutputStream out =
            files.create(
                new org.apache.hadoop.fs.Path(pulls, "CO2Emis.night=" + day + ".r.json"))) {
          out.writeBytes(pull.formatted(day));
        }
      }
      assertThat(warehouse.ask(PULLS)).containsExactly("2 2");

      assertThat(warehouse.must("housekeeping", "--grace-hours", "0"))
          .contains("files of pulls put together");

      assertThat(warehouse.ask(PULLS)).as("pulls, and files that hold them").containsExactly("2 1");
      files.delete(new org.apache.hadoop.fs.Path(pulls, "month=2020-11.json"), false);
    }
  }

  private static final String PULLS =
      "SELECT COUNT(*), COUNT(DISTINCT INPUT__FILE__NAME) FROM elhus_ops.pull"
          + " WHERE night LIKE '2020-11-%'";

  private static final String CONSUMPTION =
      "SELECT SUM(consumption_mwh) FROM elhus.energy_day WHERE price_area = 'DK2'"
          + " AND local_year = '2024' AND local_day IN (DATE '%s', DATE '%s')"
              .formatted(DirectLoads.DAY, DirectLoads.OTHER_DAY);

  private String consumption() throws SQLException {
    return warehouse.ask(CONSUMPTION).get(0);
  }

  private String asOf(String edition) throws SQLException {
    return warehouse.ask("SET elhus.edition=" + edition, CONSUMPTION).get(0);
  }

  private String edition() throws SQLException {
    return warehouse.ask("SELECT elhus.edition()").get(0);
  }

  private void publish(String nextRun) throws Exception {
    loads.stage(night, nextRun);
    loads.publish(night, nextRun);
  }

  private void stageTheNextNight() throws Exception {
    night = night == null ? warehouse.nextNight() : LocalDate.parse(night).plusDays(1).toString();
    run = nextRun();
    loads.land(night, DirectLoads.DAY);
    // The lock of whoever was killed ends by itself.
    TimeUnit.SECONDS.sleep(LEASE_SECONDS);
    loads.stage(night, run);
  }

  private String nextRun() {
    return "publish-it-" + night + "-" + ++runs;
  }

  private static String editionOf(String night, int load) {
    return night.replace("-", "") + "0" + load;
  }
}
