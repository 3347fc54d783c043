package dk.elhus.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.elhus.cli.chain.InvariantCheck.Shown;
import dk.elhus.landing.Layout;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;
import org.apache.hadoop.hdfs.protocol.HdfsConstants.SafeModeAction;
import org.apache.oozie.client.WorkflowAction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/faults.md} says of the real stack. */
@DisplayName("Faults on the real stack")
@ExtendWith(LoadedWarehouse.class)
class FaultsIT {
  private static final Duration SOON = Duration.ofMinutes(3);

  /** Tasks beside the application master, two reducers, and a second attempt for a slow one. */
  private static final String TWO_REDUCERS =
      """
      mapreduce.job.ubertask.enable=false
      mapreduce.job.reduces=2
      mapreduce.reduce.speculative=true
      mapreduce.job.speculative.retry-after-no-speculate=1000
      mapreduce.job.speculative.retry-after-speculate=1000
      """;

  private final LoadedWarehouse warehouse;
  private final InvariantCheck check;
  private final OneLoad load;
  private final Layout layout;
  private final Containers containers;
  private FileSystem files;
  private DistributedFileSystem administrators;

  @TempDir private java.nio.file.Path scratch;

  FaultsIT(LoadedWarehouse warehouse) {
    this.warehouse = warehouse;
    this.check = new InvariantCheck(warehouse);
    this.load = new OneLoad(warehouse);
    this.layout = new Layout(warehouse.settings().root());
    this.containers = new Containers(warehouse.state());
  }

  @BeforeEach
  void open() throws IOException, InterruptedException {
    files = warehouse.settings().fileSystem();
    // who started HDFS may do what no account of Elhus may
    administrators =
        (DistributedFileSystem)
            FileSystem.newInstance(
                files.getUri(), files.getConf(), System.getProperty("user.name"));
  }

  @AfterEach
  void everythingIsUpAgain() throws IOException {
    administrators.setSafeMode(SafeModeAction.SAFEMODE_LEAVE);
    setMostNames(HdfsConstants.QUOTA_RESET);
    administrators.close();
    files.close();
    warehouse.must("sandbox", "up");
  }

  @Test
  void aReducerThatIsKilledAndOneThatStallsLeaveEveryRowOnceAndTheMetastoreMayFallDuringTheSwitch()
      throws Exception {
    String hour = "2024-02-18T05:00:00";
    String landed = warehouse.nextNight();
    String night = LocalDate.parse(landed).plusDays(3).toString();
    BigDecimal first = load.land(landed, hour, added(landed), scratch);

    String run = load.submit(night, TWO_REDUCERS);
    String stalled = writing(run, "_r_\\d+_0");
    long stalledProcess = containers.first(Containers.TASK, stalled).orElseThrow();
    containers.signal("STOP", stalledProcess);
    String rival = writing(run, stalled.replaceFirst(".*(_r_\\d+_)0$", "$11"));
    containers.signal("KILL", containers.first(Containers.TASK, rival).orElseThrow());
    writing(run, stalled.replaceFirst(".*(_r_\\d+_)0$", "$12"));
    containers.signal("CONT", stalledProcess);
    awaitSwitching();
    warehouse.must("sandbox", "stop", "metastore", "--kill");
    warehouse.must("sandbox", "up");
    load.awaitSuccess(run);

    JsonNode job = history(load.data(run, "clean").getProperty("job_id"));
    assertThat(job.get("failedReduceAttempts").asInt()).as("the one killed").isEqualTo(1);
    assertThat(job.get("killedReduceAttempts").asInt()).as("the loser of two").isEqualTo(1);
    check.holds();
    assertThat(consumption(hour)).isEqualByComparingTo(first.add(added(landed)));
    assertThat(consumptionAsOf(LoadedWarehouse.SECOND_NIGHT, hour)).isEqualByComparingTo(first);
    assertThat(warehouse.nextNight()).isEqualTo(LocalDate.parse(night).plusDays(1).toString());
  }

  @Test
  void aDamagedBlockAFullQuotaAndAHiveServerThatFallsDuringTheSwitchLoseNothing() throws Exception {
    String hour = "2024-02-18T06:00:00";
    String night = warehouse.nextNight();
    BigDecimal before = consumption(hour);
    Shown shown = check.shown();
    BigDecimal first = load.land(night, hour, added(night), scratch);

    damage(landedFile(night));
    assertThat(load.awaitFailure(load.submit(night, ""), "clean"))
        .contains(SourceFiles.SETTLEMENT, "night=" + night, "pull");
    files.delete(landedFile(night).getParent(), true);
    load.land(night, hour, added(night), scratch);
    requireUnchanged(shown);

    setMostNames(files.getContentSummary(new Path(warehouseFolder())).getFileAndDirectoryCount());
    assertThat(load.awaitFailure(load.submit(night, ""), "clean")).contains("quota");
    setMostNames(HdfsConstants.QUOTA_RESET);
    requireUnchanged(shown);

    String halfSwitched = load.submit(night, "");
    awaitSwitching();
    warehouse.must("sandbox", "stop", "hiveserver2", "--kill");
    assertThat(load.awaitFailure(halfSwitched, "publish")).isNotBlank();
    warehouse.must("sandbox", "up");
    assertThat(check.shown()).isEqualTo(shown);
    assertThat(consumption(hour)).isEqualByComparingTo(before);

    String lastOne = load.submit(night, "");
    killLauncher(lastOne, "clean");
    killJobMaster(lastOne, "aggregate");
    load.awaitSuccess(lastOne);
    check.holds();
    assertThat(consumption(hour)).isEqualByComparingTo(first.add(added(night)));
  }

  @Test
  void safeModeAndTheEndOfOozieAndOfAMachineWithItsContainersDelayALoadOnly() throws Exception {
    String hour = "2024-02-18T07:00:00";
    String night = warehouse.nextNight();
    BigDecimal first = load.land(night, hour, added(night), scratch);

    administrators.setSafeMode(SafeModeAction.SAFEMODE_ENTER);
    String run = load.submit(night, "");
    Until.found(
        "Oozie to meet safe mode",
        SOON,
        () ->
            load.action(run, "clean")
                .map(WorkflowAction::getErrorMessage)
                .filter(message -> message.contains("safe mode")));
    administrators.setSafeMode(SafeModeAction.SAFEMODE_LEAVE);

    String launcher = load.awaitAction(run, "clean", WorkflowAction.Status.RUNNING).getExternalId();
    warehouse.must("sandbox", "stop", "oozie", "--kill");
    Until.found("the end of " + launcher, SOON, () -> finished(launcher));
    warehouse.must("sandbox", "up");

    String aggregate =
        load.awaitAction(run, "aggregate", WorkflowAction.Status.RUNNING).getExternalId();
    Until.found(
        "the launcher of aggregate", SOON, () -> containers.first(Containers.LAUNCHER, aggregate));
    warehouse.must("sandbox", "stop", "nodemanager", "--kill");
    containers.killAll();
    warehouse.must("sandbox", "up");

    load.awaitSuccess(run);
    check.holds();
    assertThat(consumption(hour)).isEqualByComparingTo(first.add(added(night)));
  }

  @Test
  void aPinThatIsNoEditionAnswersNothing() {
    for (String pin : List.of("2026-01-06' OR '1'='1", "../edition")) {
      assertThatThrownBy(
              () ->
                  warehouse.ask(
                      "SET elhus.edition=" + pin, "SELECT COUNT(*) FROM elhus.spot_price"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("elhus.edition=");
    }
  }

  /**
   * Waits until an attempt of a reducer is in the middle of its work: it has a file open.
   *
   * @param suffix pattern of the end of its name, such as {@code _r_000000_1}
   */
  private String writing(String run, String suffix) throws Exception {
    Path work = new Path(layout.scratch(run));
    Pattern attempt = Pattern.compile("/(attempt_\\d+_\\d+" + suffix + ")/.*\\.orc$");
    return Until.found(
        "a reducer " + suffix + " of " + run + " to write",
        SOON,
        () -> {
          if (!files.exists(work)) {
            return Optional.empty();
          }
          RemoteIterator<LocatedFileStatus> found = files.listFiles(work, true);
          while (found.hasNext()) {
            Matcher path = attempt.matcher(found.next().getPath().toString());
            if (path.find()) {
              return Optional.of(path.group(1));
            }
          }
          return Optional.empty();
        });
  }

  /** Waits until partitions are being switched. */
  private void awaitSwitching() throws Exception {
    Path note = new Path(layout.pendingPublish());
    Until.found(
        "the switch to begin",
        SOON,
        () -> files.exists(note) ? Optional.of(note) : Optional.empty());
  }

  /** Kills the launcher of an action once it runs. */
  private void killLauncher(String run, String action) throws Exception {
    String launcher = load.awaitAction(run, action, WorkflowAction.Status.RUNNING).getExternalId();
    kill(Containers.LAUNCHER, launcher);
  }

  /** Kills the application master of the job that an action runs, once it is there. */
  private void killJobMaster(String run, String action) throws Exception {
    load.awaitAction(run, action, WorkflowAction.Status.RUNNING);
    kill(
        Containers.JOB_MASTER,
        Until.found("the job of " + action, SOON, () -> application("elhus " + action + " ", run)));
  }

  private void kill(String main, String application) throws Exception {
    long pid =
        Until.found(main + " of " + application, SOON, () -> containers.first(main, application));
    containers.signal("KILL", pid);
  }

  /** The application that runs under a name with this beginning and end. */
  private Optional<String> application(String begin, String end) throws IOException {
    for (JsonNode app :
        rest("yarn.resourcemanager.webapp.address", "/ws/v1/cluster/apps?states=ACCEPTED,RUNNING")
            .at("/apps/app")) {
      String name = app.get("name").asText();
      if (name.startsWith(begin) && name.endsWith(end)) {
        return Optional.of(app.get("id").asText());
      }
    }
    return Optional.empty();
  }

  private void requireUnchanged(Shown shown) throws IOException, SQLException {
    check.holds();
    assertThat(check.shown()).isEqualTo(shown);
  }

  /** By how much the source corrects an hour for a night, MWh: never twice the same. */
  private static BigDecimal added(String night) {
    return BigDecimal.valueOf(LocalDate.parse(night).toEpochDay() - 20_000);
  }

  private BigDecimal consumption(String hour) throws SQLException {
    return new BigDecimal(warehouse.ask(question(hour)).get(0));
  }

  private BigDecimal consumptionAsOf(String night, String hour) throws SQLException {
    return new BigDecimal(warehouse.ask("SET elhus.edition=" + night, question(hour)).get(0));
  }

  private static String question(String hour) {
    return "SELECT consumption_mwh FROM elhus.energy_hour WHERE price_area = 'DK2' AND local_month"
        + " = '2024-02' AND start_utc = TIMESTAMP '"
        + hour.replace('T', ' ')
        + "'";
  }

  private Path landedFile(String night) {
    return new Path(
        layout.landing(SourceFiles.SETTLEMENT, LocalDate.parse(night)) + "/part-0.avro");
  }

  /** Turns some bytes in the middle of a file; its length stays. */
  private void damage(Path file) throws IOException {
    byte[] bytes;
    try (FSDataInputStream in = files.open(file)) {
      bytes = in.readAllBytes();
    }
    for (int i = bytes.length / 2; i < bytes.length / 2 + 100; i++) {
      bytes[i] ^= 0x55;
    }
    try (FSDataOutputStream out = files.create(file, true)) {
      out.write(bytes);
    }
  }

  private String warehouseFolder() {
    return layout.root() + "/warehouse";
  }

  private void setMostNames(long names) throws IOException {
    administrators.setQuota(new Path(warehouseFolder()), names, HdfsConstants.QUOTA_DONT_SET);
  }

  private Optional<String> finished(String application) throws IOException {
    String state =
        rest("yarn.resourcemanager.webapp.address", "/ws/v1/cluster/apps/" + application)
            .at("/app/state")
            .asText();
    return Optional.of(state).filter("FINISHED"::equals);
  }

  private JsonNode history(String job) throws Exception {
    return Until.found(
        "the history of " + job,
        SOON,
        () ->
            Optional.of(
                rest("mapreduce.jobhistory.webapp.address", "/ws/v1/history/mapreduce/jobs/" + job)
                    .get("job")));
  }

  private JsonNode rest(String server, String path) throws IOException {
    String address = warehouse.settings().hadoop().get(server);
    return new ObjectMapper().readTree(URI.create("http://" + address + path).toURL());
  }
}
