package dk.elhus.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.elhus.cli.Cli;
import dk.elhus.cli.Deployment;
import dk.elhus.cli.Home;
import dk.elhus.landing.Layout;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * One story: a source sends a price that nobody believes, and a version of Elhus with a fault
 * refuses another one. The night is stopped, looked at, accepted, and what was refused is loaded
 * after the fault is mended.
 */
@DisplayName("A night that the audit stops")
@ExtendWith(LoadedWarehouse.class)
class AuditIT {
  private static final String PRICES = "Elspotprices";

  /** Hours of DK1 in a month that no other test asks about, UTC start. */
  private static final String UNBELIEVABLE = "2024-03-15T11:00:00";

  private static final String REFUSED = "2024-03-15T12:00:00";
  private static final String SINCE = "2024-03-14";
  private static final BigDecimal EUR = new BigDecimal("25000");
  private static final String RESULT =
      "range:spot_price/local_month=2024-03/price_eur_per_mwh.highest";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final LoadedWarehouse warehouse;
  @TempDir private Path work;

  AuditIT(LoadedWarehouse warehouse) {
    this.warehouse = warehouse;
  }

  @Test
  void isLookedAtAcceptedAndItsRejectsAreLoadedAfterTheMend() throws Exception {
    String night = warehouse.nextNight();
    List<String> before = prices();
    String edition = warehouse.ask("SELECT elhus.edition()").get(0);
    deployFaulty();
    try {
      warehouse.serve(changedSource());
      Cli.Result stopped = warehouse.cli().type("night", night, "--since", SINCE);
      theStopSaysWhatAndWhatToDo(stopped, night);
      assertThat(prices()).as("the old version stays").isEqualTo(before);
      assertThat(warehouse.ask("SELECT elhus.edition()")).containsExactly(edition);
      theResultsOfTheStoppedLoadCanBeAskedFor(night);

      warehouse.must("night", night, "--accept", RESULT, "--reason", "it's the auction's price");
      theAcceptedStopIsPublishedAsAWarning(night);
      assertThat(price(UNBELIEVABLE)).isEqualByComparingTo(EUR);
      assertThat(price(REFUSED)).as("refused, so as before").isNotEqualByComparingTo("77");
    } finally {
      warehouse.deploy();
      warehouse.serve(warehouse.servedLast());
    }
    theReplayLoadsWhatWasRefused(night);
  }

  private void theStopSaysWhatAndWhatToDo(Cli.Result stopped, String night) {
    assertThat(stopped.exitCode()).as("%s%n%s", stopped.out(), stopped.err()).isEqualTo(1);
    assertThat(stopped.out())
        .contains(RESULT + " is 25000.000000", "(limit 20000)", "price_area=DK1")
        .contains("elhus audit --night " + night, "elhus rejects --night " + night)
        .contains("elhus night " + night + " --accept '" + RESULT + "' --reason");
  }

  private void theResultsOfTheStoppedLoadCanBeAskedFor(String night) throws Exception {
    assertThat(
            warehouse.ask(
                "SELECT audit_check, checked_table, checked_partition, subject,"
                    + " CAST(measured AS INT), CAST(warn_limit AS INT), CAST(stop_limit AS INT),"
                    + " verdict, edition FROM elhus_ops.audit_result WHERE NOT published"
                    + " AND verdict = 'STOP' AND night = DATE '"
                    + night
                    + "'"))
        .containsExactly(
            "range spot_price local_month=2024-03 price_eur_per_mwh.highest 25000 4000 20000 STOP"
                + " null");
    assertThat(warehouse.must("audit", "--night", night))
        .contains("Night " + night + ", stopped at ", "1 stopped", RESULT);
  }

  private void theAcceptedStopIsPublishedAsAWarning(String night) throws Exception {
    assertThat(
            warehouse.ask(
                "SELECT verdict, accepted_by, reason FROM elhus_ops.audit_result WHERE published"
                    + " AND subject = 'price_eur_per_mwh.highest' AND checked_table = 'spot_price'"
                    + " AND checked_partition = 'local_month=2024-03' AND night = DATE '"
                    + night
                    + "'"))
        .containsExactly("WARN " + System.getProperty("user.name") + " it's the auction's price");
    assertThat(warehouse.must("audit", "--night", night))
        .contains("it's the auction's price", "rejected_share:" + PRICES);
  }

  private void theReplayLoadsWhatWasRefused(String night) throws Exception {
    assertThat(warehouse.must("rejects", "--night", night, "--dataset", PRICES, "--open"))
        .contains("this version refuses noon");

    String told = warehouse.must("rejects", "replay", "--dataset", PRICES, "--night", night);

    assertThat(told).contains("rejects of " + PRICES + " in night " + night + " are rows now");
    assertThat(price(REFUSED)).isEqualByComparingTo("77");
    assertThat(warehouse.must("rejects", "--night", night, "--dataset", PRICES, "--open"))
        .contains("no record was rejected in night " + night);
    assertThat(
            warehouse.ask(
                "SELECT DISTINCT resolved_edition = elhus.edition() FROM elhus_ops.reject"
                    + " WHERE dataset = '"
                    + PRICES
                    + "' AND night = '"
                    + night
                    + "'"))
        .containsExactly("true");
    assertThat(
            warehouse.ask(
                "SELECT added, revised, overtaken, rejected FROM elhus_ops.load_count"
                    + " WHERE dataset = '"
                    + PRICES
                    + "' AND edition = elhus.edition()"))
        .containsExactly("0 1 0 0");
    assertThat(warehouse.must("rejects", "replay", "--dataset", PRICES, "--night", night))
        .contains("nothing to replay");
  }

  private void deployFaulty() throws IOException {
    MendedJar faulty =
        MendedJar.with(
            warehouse.cli().home(),
            work.resolve("checkout"),
            "dk.elhus.clean.SpotPriceCleaner",
            source ->
                source.replace(
                    "requireOwnCurrencies(row);\n    return row;",
                    "requireOwnCurrencies(row);\n    if (start == java.time.Instant.parse(\""
                        + REFUSED
                        + "Z\").getEpochSecond()) {\n      throw new RejectedException(\"this"
                        + " version refuses noon\");\n    }\n    return row;"));
    Layout layout = new Layout(warehouse.settings().root());
    try (FileSystem fs = warehouse.settings().fileSystem()) {
      assertThat(new Deployment(new Home(faulty.home()), fs, layout).jars().uploaded())
          .as("the one faulty jar")
          .isEqualTo(1);
    }
  }

  /** What the source served last, with two other prices. */
  private Path changedSource() throws IOException {
    Path changed = Files.createDirectories(work.resolve("changed"));
    try (var files = Files.list(warehouse.servedLast())) {
      for (Path file : files.toList()) {
        Path copy = changed.resolve(file.getFileName());
        if (file.getFileName().toString().equals(PRICES + ".json")) {
          JsonNode answer = JSON.readTree(file.toFile());
          answer.get("records").forEach(record -> change((ObjectNode) record));
          JSON.writeValue(copy.toFile(), answer);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    return changed;
  }

  private static void change(ObjectNode record) {
    if (record.get("PriceArea").asText().equals("DK1")) {
      String hour = record.get("HourUTC").asText();
      if (hour.startsWith(UNBELIEVABLE)) {
        record.put("SpotPriceEUR", EUR).put("SpotPriceDKK", new BigDecimal("140000"));
      } else if (hour.startsWith(REFUSED)) {
        record.put("SpotPriceEUR", new BigDecimal("77")).put("SpotPriceDKK", new BigDecimal("575"));
      }
    }
  }

  private List<String> prices() throws Exception {
    return warehouse.ask(
        "SELECT start_utc, price_eur_per_mwh FROM elhus.spot_price WHERE price_area = 'DK1'"
            + " AND local_month = '2024-03' AND local_day = DATE '2024-03-15' ORDER BY start_utc");
  }

  private BigDecimal price(String utc) throws Exception {
    return new BigDecimal(
        warehouse
            .ask(
                "SELECT price_eur_per_mwh FROM elhus.spot_price WHERE price_area = 'DK1'"
                    + " AND local_month = '2024-03' AND start_utc = TIMESTAMP '"
                    + utc.replace('T', ' ')
                    + "'")
            .get(0));
  }
}
