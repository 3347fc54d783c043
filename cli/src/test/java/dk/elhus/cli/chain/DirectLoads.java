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
import dk.elhus.publish.Housekeeping;
import dk.elhus.publish.LoadLock;
import dk.elhus.publish.PublishMain;
import dk.elhus.standin.StandIn;
import dk.elhus.standin.StandInConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * Loads on the real file system and HiveServer2 step by step, as the workflow takes them but
 * without Oozie: the jobs run in this process, a step that is to die in one of its own.
 *
 * <p>Each load brings one Danish day of settlement, with one hour of DK1 higher than before.
 */
final class DirectLoads implements AutoCloseable {
  /** How long the lock of a step that was killed holds off the next run. */
  static final int LEASE_SECONDS = 3;

  /** Long enough for a query that began before a switch. */
  private static final int GRACE_SECONDS = 90;

  private static final String DAY = SourceFiles.CORRECTED_HOUR.substring(0, 10);
  private static final String CONFIGURATION = "oozie.action.conf.xml";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final LoadedWarehouse warehouse;
  private final Layout layout;
  private final Path work;
  private final Path configuration;
  private final ObjectNode answer;

  DirectLoads(LoadedWarehouse warehouse, Path work) throws IOException {
    this.warehouse = warehouse;
    this.layout = new Layout(warehouse.settings().root());
    this.work = work;
    this.answer = day(warehouse.servedLast());
    this.configuration = work.resolve("action.xml");
    Configuration conf = new Configuration(false);
    for (String name : List.of("core-site.xml", "hdfs-site.xml", "mapred-site.xml")) {
      conf.addResource(
          new org.apache.hadoop.fs.Path(warehouse.state().resolve("conf").resolve(name).toUri()));
    }
    conf.set("mapreduce.framework.name", "local");
    conf.set("mapreduce.cluster.local.dir", work.resolve("local").toString());
    conf.set(LoadLock.LEASE, LEASE_SECONDS + "s");
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

  /** Lands the day anew for a night, with the hour 10 MWh higher than the last time. */
  void land(String night) throws Exception {
    raise();
    Path folder = Files.createDirectories(work.resolve("source"));
    JSON.writeValue(folder.resolve(SourceFiles.SETTLEMENT + ".json").toFile(), answer);
    try (FileSystem files = warehouse.settings().fileSystem()) {
      files.delete(
          new org.apache.hadoop.fs.Path(
              layout.landing(SourceFiles.SETTLEMENT, LocalDate.parse(night))),
          true);
    }
    StandInConfig config = StandInConfig.defaults().withRatePerMinute(0).withFiles(folder);
    try (StandIn source = StandIn.start(config)) {
      PullMain.main(
          new String[] {
            "--dataset",
            SourceFiles.SETTLEMENT,
            "--night",
            night,
            "--since",
            DAY,
            "--until",
            DAY,
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

  /** What the source served last, of the one day. */
  private static ObjectNode day(Path served) throws IOException {
    ObjectNode answer =
        (ObjectNode) JSON.readTree(served.resolve(SourceFiles.SETTLEMENT + ".json").toFile());
    ArrayNode kept = JSON.createArrayNode();
    for (JsonNode record : answer.get("records")) {
      if (record.get("HourDK").asText().startsWith(DAY)) {
        kept.add(record);
      }
    }
    answer.put("total", kept.size()).set("records", kept);
    return answer;
  }

  /** Production and consumption of the hour, so that it still balances. */
  private void raise() {
    for (JsonNode record : answer.get("records")) {
      if (record.get("HourUTC").asText().startsWith(SourceFiles.CORRECTED_HOUR)
          && record.get("PriceArea").asText().equals("DK1")) {
        for (String column : List.of("CentralPowerMWh", "GrossConsumptionMWh")) {
          BigDecimal value = record.get(column).decimalValue();
          ((ObjectNode) record).put(column, value.add(SourceFiles.CORRECTION));
        }
      }
    }
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
   * Publishes in a process that dies before a step.
   *
   * @param step its number, from 1
   * @return the step before which it died; empty when there is no such step
   */
  String publishAndDieAt(int step, String night, String run) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx256m", "-Xshare:auto"));
    command.add("-D" + CONFIGURATION + "=" + configuration);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("dk.elhus.publish.HaltingPublish", Integer.toString(step)));
    command.addAll(List.of(publishArguments(night, run)));
    Path out = work.resolve("publish.out");
    Path err = work.resolve("publish.err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("a publish ends in 3 minutes").isTrue();
    String said = Files.readString(out).strip();
    assertThat(process.exitValue())
        .as("%s%n%s", said, Files.readString(err))
        .isEqualTo(said.isEmpty() ? 0 : 137);
    return said;
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
      "--jdbc-user=" + warehouse.settings().jdbcUser()
    };
  }
}
