package dk.elhus.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.elhus.cli.Settings;
import dk.elhus.ingest.PullMain;
import dk.elhus.landing.Layout;
import dk.elhus.standin.StandIn;
import dk.elhus.standin.StandInConfig;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.apache.oozie.client.OozieClient;
import org.apache.oozie.client.WorkflowAction;
import org.apache.oozie.client.WorkflowJob;

/**
 * A load of one dataset by the real workflow, without the pulls of all the others: what settles
 * faults of a load in a fraction of a night's time.
 */
final class OneLoad {
  private static final Duration LONGEST = Duration.ofMinutes(6);
  private static final String ACTION_CONF = "oozie.action.conf.xml";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final LoadedWarehouse warehouse;
  private final Settings settings;
  private final OozieClient oozie;

  OneLoad(LoadedWarehouse warehouse) {
    this.warehouse = warehouse;
    this.settings = warehouse.settings();
    this.oozie = new OozieClient(settings.oozieUrl());
  }

  /**
   * Lands the settlement of February and March 2024 for a night. The source corrects an hour of
   * DK2: production and consumption, so that it still balances.
   *
   * @param hour UTC start, such as {@code 2024-02-18T05:00:00}
   * @param addedMwh by how much
   * @return the consumption of that hour before, MWh
   */
  BigDecimal land(String night, String hour, BigDecimal addedMwh, Path scratch) throws Exception {
    Path answers = scratch.resolve("source-" + night);
    Path source = warehouse.sourceFiles().resolveSibling("corrected");
    java.nio.file.Files.createDirectories(answers);
    String name = SourceFiles.SETTLEMENT + ".json";
    JsonNode answer = JSON.readTree(source.resolve(name).toFile());
    BigDecimal before = null;
    for (JsonNode record : answer.get("records")) {
      if (record.get("HourUTC").asText().startsWith(hour)
          && record.get("PriceArea").asText().equals("DK2")) {
        before = record.get("GrossConsumptionMWh").decimalValue();
        for (String column : new String[] {"CentralPowerMWh", "GrossConsumptionMWh"}) {
          BigDecimal value = record.get(column).decimalValue();
          ((ObjectNode) record).put(column, value.add(addedMwh));
        }
      }
    }
    assertThat(before).as("a record of DK2 at " + hour).isNotNull();
    JSON.writeValue(answers.resolve(name).toFile(), answer);
    pull(night, answers);
    return before;
  }

  private void pull(String night, Path answers) throws Exception {
    StandInConfig config = StandInConfig.defaults().withRatePerMinute(0).withFiles(answers);
    System.setProperty(ACTION_CONF, warehouse.state().resolve("conf/core-site.xml").toString());
    try (StandIn source = StandIn.start(config)) {
      PullMain.main(
          new String[] {
            "--dataset=" + SourceFiles.SETTLEMENT,
            "--night=" + night,
            "--since=2024-02-01",
            "--until=2024-03-31",
            "--root=" + settings.root(),
            "--run=faults-" + night,
            "--source-url=" + source.baseUrl(),
            "--clock=nominal"
          });
    } finally {
      System.clearProperty(ACTION_CONF);
    }
  }

  /**
   * Hands the load of a night to Oozie.
   *
   * @param jobConf Hadoop properties for its jobs, a line {@code name=value} for each
   * @return the workflow's id, which is the run's too
   */
  String submit(String night, String jobConf) throws Exception {
    Properties conf = oozie.createConfiguration();
    String nameNode = settings.hadoop().get("fs.defaultFS");
    Layout layout = new Layout(settings.root());
    conf.setProperty(OozieClient.APP_PATH, nameNode + layout.apps() + "/load/workflow.xml");
    conf.setProperty(OozieClient.USE_SYSTEM_LIBPATH, "true");
    conf.setProperty("oozie.libpath", nameNode + layout.lib());
    conf.setProperty("nameNode", nameNode);
    conf.setProperty("resourceManager", settings.hadoop().get("yarn.resourcemanager.address"));
    conf.setProperty("root", settings.root());
    conf.setProperty("jdbcUrl", settings.jdbcUrl());
    conf.setProperty("jdbcUser", settings.jdbcUser());
    conf.setProperty("jdbcPasswordFile", settings.jdbcPasswordFile());
    settings.hdfsUser().ifPresent(user -> conf.setProperty(OozieClient.USER_NAME, user));
    conf.setProperty("jobConf", jobConf.isEmpty() ? settings.jobConf() : jobConf);
    conf.setProperty("night", night);
    return oozie.run(conf);
  }

  /** Waits until an action stands so; its status, such as RUNNING. */
  WorkflowAction awaitAction(String run, String action, WorkflowAction.Status status)
      throws Exception {
    return Until.found(
        action + " of " + run + " to be " + status,
        LONGEST,
        () -> action(run, action).filter(found -> found.getStatus() == status));
  }

  Optional<WorkflowAction> action(String run, String name) throws Exception {
    return oozie.getJobInfo(run).getActions().stream()
        .filter(action -> action.getName().equals(name))
        .findFirst();
  }

  /** Waits for the end. */
  WorkflowJob awaitEnd(String run) throws Exception {
    return Until.found(
        "the end of " + run,
        LONGEST,
        () ->
            Optional.of(oozie.getJobInfo(run))
                .filter(
                    job ->
                        job.getStatus() != WorkflowJob.Status.RUNNING
                            && job.getStatus() != WorkflowJob.Status.PREP));
  }

  /** Waits for a good end. */
  void awaitSuccess(String run) throws Exception {
    WorkflowJob job = awaitEnd(run);
    assertThat(job.getStatus())
        .as(() -> "load " + run + ": " + failure(job))
        .isEqualTo(WorkflowJob.Status.SUCCEEDED);
  }

  /**
   * Waits for an end that is none.
   *
   * @return what the action that failed says
   */
  String awaitFailure(String run, String action) throws Exception {
    WorkflowJob job = awaitEnd(run);
    assertThat(job.getStatus()).as("load " + run).isEqualTo(WorkflowJob.Status.KILLED);
    WorkflowAction failed = action(run, action).orElseThrow();
    assertThat(failed.getStatus()).isEqualTo(WorkflowAction.Status.ERROR);
    return failed.getErrorMessage();
  }

  private static String failure(WorkflowJob job) {
    StringBuilder text = new StringBuilder();
    for (WorkflowAction action : job.getActions()) {
      if (action.getErrorMessage() != null) {
        text.append(action.getName()).append(": ").append(action.getErrorMessage()).append('\n');
      }
    }
    return text.toString();
  }

  /** What an action captured. */
  Properties data(String run, String action) throws Exception {
    Properties data = new Properties();
    data.load(new StringReader(action(run, action).orElseThrow().getData()));
    return data;
  }
}
