package dk.elhus.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.elhus.cli.Cli;
import dk.elhus.report.EnergyClient;
import dk.elhus.report.EnergyClient.Usage;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("The named operations that consumers were promised")
@ExtendWith(LoadedWarehouse.class)
class ContractsIT {
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String[] DAYS = {
    "--region", "DK1", "--start-date", "2024-02-17", "--end-date", "2024-02-18"
  };

  private final LoadedWarehouse warehouse;

  ContractsIT(LoadedWarehouse warehouse) {
    this.warehouse = warehouse;
  }

  @Test
  void usageIsTheObjectThatWasPromised() throws IOException {
    JsonNode usage = json(words("report usage", DAYS));

    assertThat(names(usage)).containsExactly("region", "start_date", "end_date", "average_usage");
    assertThat(usage.get("region").asText()).isEqualTo("DK1");
    assertThat(usage.get("end_date").asText()).isEqualTo("2024-02-18");
    assertThat(usage.get("average_usage").isNumber()).isTrue();
  }

  @Test
  void usageHasADaysRowsOnRequestAndTheClientGivesTheSame() throws IOException, SQLException {
    JsonNode usage = json(words("report usage --per day", DAYS));
    try (Connection connection = warehouse.connect()) {
      Usage same =
          new EnergyClient(connection)
              .usage(LocalDate.of(2024, 2, 17), LocalDate.of(2024, 2, 18), "DK1");

      assertThat(usage.get("rows")).hasSameSizeAs(same.days()).hasSize(2);
      assertThat(usage.get("rows").get(1).get("period_average_usage").decimalValue())
          .isEqualByComparingTo(same.days().get(1).averageMwhPerHour());
      assertThat(usage.get("average_usage").decimalValue())
          .isEqualByComparingTo(same.averageMwhPerHour().orElse(BigDecimal.ZERO));
      assertThat(same.missingDays()).isEmpty();
    }
  }

  @Test
  void aDayThatIsNotLoadedIsNamedWithTheCommandThatLoadsIt() throws IOException, SQLException {
    JsonNode usage =
        json(
            "report",
            "usage",
            "--region",
            "DK1",
            "--start-date",
            "2030-01-01",
            "--end-date",
            "2030-01-01");
    try (Connection connection = warehouse.connect()) {
      Usage same =
          new EnergyClient(connection)
              .usage(LocalDate.of(2030, 1, 1), LocalDate.of(2030, 1, 1), "DK1");

      assertThat(usage.get("missing_days").toString()).isEqualTo("[\"2030-01-01\"]");
      assertThat(usage.get("load_with").asText()).isEqualTo("elhus night 2030-01-09");
      assertThat(same.averageMwhPerHour()).isEmpty();
      assertThat(same.missingDays()).containsExactly(LocalDate.of(2030, 1, 1));
      assertThat(same.loadCommand()).contains("elhus night 2030-01-09");
    }
  }

  @Test
  void theRollingAverageIsTheObjectThatWasPromised() throws IOException {
    JsonNode rolling = json("report", "rolling-average", "--region", "DK2");

    assertThat(names(rolling)).startsWith("region", "rolling_avg");
    boolean isKnown = rolling.get("rolling_avg").isNumber();
    assertThat(rolling.has("note"))
        .as("a number, or why there is none: %s", rolling)
        .isNotEqualTo(isKnown);
    assertThat(warehouse.must("report", "rolling-average", "--region", "DK2"))
        .contains(isKnown ? "hours_in_window = " : "No rows: no settled hour");
  }

  @Test
  void aJobIsStartedFollowedAndMeasured() throws Exception {
    List<String> before = daysOfFebruary();

    JsonNode started =
        json("job", "start", "daily_avg", "--from", "2024-02-01", "--to", "2024-02-29");
    String id = started.get("job_id").asText();
    JsonNode ended =
        Until.found(
            "the end of job " + id,
            LONGEST,
            () ->
                Optional.of(json("job", "status", id))
                    .filter(status -> !status.get("status").asText().equals("running")));
    JsonNode cost = json("job", "metrics", id);

    assertThat(started.toString()).isEqualTo("{\"job_id\":\"" + id + "\",\"status\":\"running\"}");
    assertThat(ended.toString()).isEqualTo("{\"job_id\":\"" + id + "\",\"status\":\"completed\"}");
    assertThat(cost.get("elapsed_seconds").asDouble()).isPositive();
    assertThat(cost.get("shuffle_bytes").asLong()).isPositive();
    assertThat(cost.get("map_tasks").asLong()).isPositive();
    assertThat(cost.get("reduce_tasks").asLong()).isPositive();
    assertThat(cost.get("peak_memory_bytes").asLong()).isGreaterThan(10_000_000);
    assertThat(cost.get("jobs")).hasSize(1);
    assertThat(daysOfFebruary()).as("the same rows, computed once more").isEqualTo(before);
    String mapReduce = cost.get("jobs").get(0).get("job_id").asText();
    assertThat(json("job", "metrics", mapReduce).get("status").asText()).isEqualTo("completed");
    assertThat(warehouse.must("job", "metrics", id, "--format", "csv").lines())
        .hasSize(3)
        .first()
        .asString()
        .startsWith("job_id,name,status,elapsed_seconds,shuffle_bytes");
    assertThat(
            warehouse.ask("SELECT step FROM elhus_ops.job_cost WHERE job_id = '" + mapReduce + "'"))
        .containsExactly("recompute");
  }

  @Test
  void aJobThatNobodyKnowsIsSaidInOneLine() {
    Cli.Result status =
        warehouse.cli().type("job", "status", "9999999-251026223000123-oozie-elhus-W");
    Cli.Result metrics = warehouse.cli().type("job", "metrics", "job_1111111111111_0001");

    assertThat(status.exitCode()).isEqualTo(1);
    assertThat(status.err()).contains("knows no job 9999999-");
    assertThat(metrics.exitCode()).isEqualTo(1);
    assertThat(metrics.err()).contains("knows no job job_1111111111111_0001");
  }

  @Test
  void theSlowestJobOfANightIsKnown() throws IOException, SQLException {
    JsonNode slowest = json("report", "slowest-jobs", "--night", LoadedWarehouse.SECOND_NIGHT);

    assertThat(slowest.get("jobs").asInt()).isGreaterThanOrEqualTo(2);
    for (JsonNode job : slowest.get("rows")) {
      assertThat(job.get("elapsed_seconds").asDouble()).as(job.toString()).isPositive();
      assertThat(job.get("maps").asLong()).as(job.toString()).isPositive();
      assertThat(job.get("peak_memory_mib").asDouble()).as(job.toString()).isGreaterThan(10);
      assertThat(job.get("shuffle_mib").isNumber()).as(job.toString()).isTrue();
    }
    assertThat(slowest.get("rows").findValuesAsText("job")).contains("clean", "aggregate");
  }

  @Test
  void aNightIsListedPerDatasetWithRowsRejectsAndSeconds() throws IOException {
    JsonNode night = json("report", "last-night", "--night", LoadedWarehouse.SECOND_NIGHT);

    for (JsonNode dataset : night.get("rows")) {
      assertThat(dataset.get("pull").asText()).as(dataset.toString()).isEqualTo("landed");
      assertThat(dataset.get("pull_took_seconds").asDouble()).as(dataset.toString()).isPositive();
    }
    assertThat(night.get("rows")).hasSizeGreaterThan(10);
  }

  private List<String> daysOfFebruary() throws SQLException {
    return warehouse.ask(
        "SELECT price_area, local_day, consumption_mwh, learned_night FROM elhus.energy_day"
            + " WHERE local_year = '2024' AND local_day BETWEEN DATE '2024-02-01'"
            + " AND DATE '2024-02-29' ORDER BY price_area, local_day");
  }

  private JsonNode json(String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--format", "json"));
    return JSON.readTree(warehouse.must(all.toArray(String[]::new)));
  }

  private static String[] words(String first, String... more) {
    List<String> all = new ArrayList<>(List.of(first.split(" ")));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
