package dk.elhus.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.elhus.ingest.PullMain;
import dk.elhus.job.AggregateMain;
import dk.elhus.job.CleanMain;
import dk.elhus.landing.Layout;
import dk.elhus.publish.HaltingPublish;
import dk.elhus.publish.Housekeeping;
import dk.elhus.publish.LoadLock;
import dk.elhus.publish.PublishMain;
import dk.elhus.standin.StandIn;
import dk.elhus.standin.StandInConfig;
import dk.elhus.standin.fault.Fault;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;

/**
 * Loads on the real file system and HiveServer2 step by step, as the workflow takes them but
 * without Oozie: the jobs run in this process, a step that is to die in one of its own.
 *
 * <p>Each load brings one Danish day of settlement, an hour of DK2 by so much higher that no two
 * nights agree.
 */
final class DirectLoads implements AutoCloseable {
  /** Days of which the source has the settlement. */
  static final LocalDate DAY = LocalDate.of(2024, 2, 18);

  static final LocalDate OTHER_DAY = DAY.minusDays(1);

  /** Long enough for a query that began before a switch. */
  private static final int GRACE_SECONDS = 60;

  /** Of which no other test says anything in DK2. */
  private static final String HOUR = "T14:00:00";

  private static final int LONG_LEASE_SECONDS = 120;
  private static final int MANY_DAYS = 20_000;
  private static final int KILLED = 137;
  private static final String CONFIGURATION = "oozie.action.conf.xml";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final LoadedWarehouse warehouse;
  private final Layout layout;
  private final Path work;
  private final Path configuration;
  private final JsonNode served;

  /** With a lock that no step outlives. */
  DirectLoads(LoadedWarehouse warehouse, Path work) throws IOException {
    this(warehouse, work, LONG_LEASE_SECONDS);
  }

  /**
   * @param leaseSeconds how long the lock of a step that ended holds off another run
   */
  DirectLoads(LoadedWarehouse warehouse, Path work, int leaseSeconds) throws IOException {
    this.warehouse = warehouse;
    this.layout = new Layout(warehouse.settings().root());
    this.work = work;
    this.served =
        JSON.readTree(warehouse.servedLast().resolve(SourceFiles.SETTLEMENT + ".json").toFile());
    this.configuration = work.resolve("action.xml");
    Configuration conf = new Configuration(false);
    for (String name : List.of("core-site.xml", "hdfs-site.xml", "mapred-site.xml")) {
      conf.addResource(
          new org.apache.hadoop.fs.Path(warehouse.state().resolve("conf").resolve(name).toUri()));
    }
    conf.set("mapreduce.framework.name", "local");
    conf.set("mapreduce.cluster.local.dir", work.resolve("local").toString());
    conf.set(LoadLock.LEASE, leaseSeconds + "s");
    conf.set(Housekeeping.GRACE, GRACE_SECONDS + "s");
    try (OutputStream out = Files.newOutputStream(configuration)) {
      conf.writeXml(out);
    }
    System.setProperty(CONFIGURATION, configuration.toString());
  }

  @Override
  public void close() {
    System.clearProperty(CONFIGURATION);
  }

  /**
   * Lands a day for a night on which nothing of the settlement has landed.
   *
   * @param faults of the source's first answers
   */
  void land(String night, LocalDate day, Fault... faults) throws Exception {
    Path folder = Files.createDirectories(work.resolve("source"));
    JSON.writeValue(
        folder.resolve(SourceFiles.SETTLEMENT + ".json").toFile(),
        answer(day, BigDecimal.valueOf(LocalDate.parse(night).toEpochDay() - MANY_DAYS)));
    StandInConfig config = StandInConfig.defaults().withRatePerMinute(0).withFiles(folder);
    pull(config, SourceFiles.SETTLEMENT, night, day, day, faults);
  }

  /** Pulls a period from a source of its own, which answers badly at first. */
  void pull(
      StandInConfig config,
      String dataset,
      String night,
      LocalDate first,
      LocalDate last,
      Fault... faults)
      throws Exception {
    try (StandIn source = StandIn.start(config)) {
      List.of(faults).forEach(source.faults()::add);
      PullMain.main(
          new String[] {
            "--dataset",
            dataset,
            "--night",
            night,
            "--since",
            first.toString(),
            "--until",
            last.toString(),
            "--root",
            layout.root(),
            "--run",
            "pull-" + System.nanoTime(),
            "--clock",
            "nominal",
            "--source-url",
            source.baseUrl().toString()
          });
    }
  }

  /** What the source served last of a day, production and consumption of an hour raised alike. */
  private ObjectNode answer(LocalDate day, BigDecimal addedMwh) {
    ArrayNode records = JSON.createArrayNode();
    for (JsonNode record : served.get("records")) {
      if (record.get("HourDK").asText().startsWith(day.toString())) {
        ObjectNode copy = record.deepCopy();
        if (copy.get("HourUTC").asText().startsWith(day + HOUR)
            && copy.get("PriceArea").asText().equals("DK2")) {
          for (String column : List.of("CentralPowerMWh", "GrossConsumptionMWh")) {
            copy.put(column, copy.get(column).decimalValue().add(addedMwh));
          }
        }
        records.add(copy);
      }
    }
    assertThat(records).as("records of " + day).isNotEmpty();
    ObjectNode answer = JSON.createObjectNode();
    answer.put("total", records.size()).put("dataset", SourceFiles.SETTLEMENT);
    answer.set("records", records);
    return answer;
  }

  /** Cleans and aggregates what landed; everything but the publish. */
  void stage(String night, String run) throws Exception {
    String[] arguments = arguments(night, run);
    CleanMain.main(arguments);
    AggregateMain.main(arguments);
  }

  /** Only the first step, which takes the lock. */
  void clean(String night, String run) throws Exception {
    CleanMain.main(arguments(night, run));
  }

  void aggregate(String night, String run) throws Exception {
    AggregateMain.main(arguments(night, run));
  }

  void publish(String night, String run) throws Exception {
    PublishMain.main(publishArguments(night, run));
  }

  /**
   * Publishes in a process that is struck dead before a step.
   *
   * @param step as {@link HaltingPublish} names it
   * @param times how many times it was reached by then
   * @return the steps that it reached
   */
  List<String> publishAndDieBefore(String step, int times, String night, String run)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    command.add("-D" + CONFIGURATION + "=" + configuration);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(HaltingPublish.class.getName(), step, Integer.toString(times)));
    command.addAll(List.of(publishArguments(night, run)));
    Path out = work.resolve("publish.out");
    Path err = work.resolve("publish.err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    warehouse
        .settings()
        .hdfsUser()
        .ifPresent(user -> builder.environment().put("HADOOP_USER_NAME", user));
    Process process = builder.start();
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(
          "a publish did not end in 3 minutes; its steps: " + Files.readString(out));
    }
    List<String> steps = new ArrayList<>(Files.readAllLines(out));
    assertThat(process.exitValue())
        .as("to die before '%s'; it took %s%n%s", step, steps, Files.readString(err))
        .isEqualTo(KILLED);
    return steps;
  }

  /** Waits until the next housekeeping has this much to do: the grace of old versions is short. */
  void awaitOldVersions(int count) throws Exception {
    Configuration conf = new Configuration(false);
    conf.addResource(new org.apache.hadoop.fs.Path(configuration.toUri()));
    Until.found(
        count + " versions that were replaced " + GRACE_SECONDS + " s ago",
        Duration.ofSeconds(2 * GRACE_SECONDS),
        () ->
            Optional.of(Housekeeping.preview(conf, layout))
                .filter(
                    lines ->
                        lines.stream().filter(line -> line.startsWith("old versions")).count()
                            >= count));
  }

  private String[] arguments(String night, String run) {
    return new String[] {"--root=" + layout.root(), "--night=" + night, "--run=" + run};
  }

  private String[] publishArguments(String night, String run) {
    return new String[] {
      "--root=" + layout.root(),
      "--night=" + night,
      "--run=" + run,
      "--jdbc-url=" + warehouse.settings().jdbcUrl(),
      "--jdbc-user=" + warehouse.settings().jdbcUser(),
      "--jdbc-password-file=" + warehouse.settings().jdbcPasswordFile()
    };
  }
}
