package dk.elhus.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.elhus.cli.Cli;
import dk.elhus.landing.LandingManifest;
import dk.elhus.landing.Layout;
import dk.elhus.report.WarehouseFacts;
import dk.elhus.report.WarehouseFacts.Fact;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Two nights on the real stack")
@ExtendWith(LoadedWarehouse.class)
class ChainIT {
  private static final String CORRECTED =
      "SELECT consumption_mwh FROM elhus.energy_hour WHERE price_area = 'DK1' AND local_month ="
          + " '2024-02' AND start_utc = TIMESTAMP '2024-02-17 11:00:00'";

  private final LoadedWarehouse warehouse;

  ChainIT(LoadedWarehouse warehouse) {
    this.warehouse = warehouse;
  }

  static Stream<Fact> always() {
    return WarehouseFacts.ALWAYS.stream();
  }

  static Stream<Fact> realPrices() {
    return WarehouseFacts.REAL_PRICES_OF_2025.stream();
  }

  @ParameterizedTest
  @MethodSource("always")
  void whatMustAlwaysHold(Fact fact) throws SQLException {
    try (Connection connection = warehouse.connect()) {
      assertThat(fact.found(connection)).isEqualTo(fact.expected());
    }
  }

  @ParameterizedTest
  @MethodSource("realPrices")
  void whatTheRealPricesOf2025Say(Fact fact) throws SQLException {
    assumeTrue(SourceFiles.realData().isPresent(), "real data is not at hand");
    try (Connection connection = warehouse.connect()) {
      assertThat(fact.found(connection)).isEqualTo(fact.expected());
    }
  }

  @Test
  void beelineGivesTheSameNumbersAsJdbc() throws Exception {
    String query =
        "SELECT price_area, local_month, mean_price_dkk_per_mwh FROM elhus.spot_price_month"
            + " ORDER BY price_area, local_month";

    List<String> byBeeline = beeline(query);

    assertThat(byBeeline).isNotEmpty().isEqualTo(warehouse.ask(query));
  }

  @Test
  void aCorrectedHourIsOneRowWithTheNewValueAndTheOldOneCanBeAskedFor() throws SQLException {
    List<String> now = warehouse.ask(CORRECTED);
    List<String> before =
        warehouse.ask("SET elhus.edition=" + LoadedWarehouse.FIRST_NIGHT, CORRECTED);

    assertThat(now).hasSize(1);
    assertThat(before).hasSize(1);
    assertThat(new BigDecimal(now.get(0)).subtract(new BigDecimal(before.get(0))))
        .isEqualByComparingTo(SourceFiles.CORRECTION);
  }

  @Test
  void theCorrectionReachesDayMonthAndRollingMean() throws SQLException {
    for (String question :
        List.of(
            "SELECT consumption_mwh FROM elhus.energy_day WHERE price_area = 'DK1'"
                + " AND local_year = '2024' AND local_day = DATE '2024-02-17'",
            "SELECT consumption_mwh FROM elhus.energy_month WHERE price_area = 'DK1'"
                + " AND local_year = '2024' AND local_month = '2024-02'",
            "SELECT central_power_mwh FROM elhus.energy_balance_day WHERE price_area = 'DK1'"
                + " AND local_year = '2024' AND local_day = DATE '2024-02-17'",
            "SELECT central_power_mwh FROM elhus.energy_balance_quarter WHERE price_area = 'DK1'"
                + " AND local_quarter = '2024Q1'")) {
      assertThat(grown(question)).isEqualByComparingTo(SourceFiles.CORRECTION);
    }
    assertThat(
            grown(
                "SELECT rolling_avg_consumption_mwh FROM elhus.consumption_rolling_24h WHERE"
                    + " price_area = 'DK1' AND local_month = '2024-02' AND start_utc ="
                    + " TIMESTAMP '2024-02-17 20:00:00'"))
        .isPositive();
  }

  @Test
  void aNumberThatIsATextIsARejectWithItsReasonAndItsPlace() throws SQLException {
    List<String> rejects =
        warehouse.ask(
            "SELECT dataset, position, reason FROM elhus_ops.reject WHERE night = '"
                + LoadedWarehouse.SECOND_NIGHT
                + "'");

    assertThat(rejects).singleElement().asString().startsWith(SourceFiles.SETTLEMENT + " 0 ");
  }

  @Test
  void everyRecordReadIsAccountedFor() throws SQLException {
    assertThat(
            warehouse.ask(
                "SELECT COUNT(*) FROM elhus_ops.load_count WHERE records_read <>"
                    + " added + revised + duplicate + overtaken + rejected"))
        .containsExactly("0");
  }

  @Test
  void theSameNightAgainChangesNothingAndSaysSo() throws SQLException {
    String rows =
        "SELECT s.n, s.h, p.n, p.h FROM"
            + " (SELECT COUNT(*) AS n, SUM(HASH(*)) AS h FROM elhus_history.settlement) s"
            + " CROSS JOIN"
            + " (SELECT COUNT(*) AS n, SUM(HASH(*)) AS h FROM elhus_history.spot_price) p";
    List<String> before = warehouse.ask(rows);

    String told = warehouse.must("night", LoadedWarehouse.SECOND_NIGHT);

    assertThat(told).contains("nothing changed");
    assertThat(warehouse.ask(rows)).isEqualTo(before);
  }

  @Test
  void aMonthsQuestionReadsThatMonthOnly() throws SQLException {
    try (Connection connection = warehouse.connect()) {
      String read =
          WarehouseFacts.partitionsRead(
              connection,
              "SELECT AVG(price_dkk_per_mwh) FROM elhus.spot_price WHERE local_month = '2024-02'");

      assertThat(read).contains("local_month=2024-02").doesNotContain("2024-01", "2024-03");
    }
  }

  @Test
  void vectorisedOrNotTheAnswersAgree() throws SQLException {
    String query =
        "SELECT price_area, SUM(consumption_mwh), SUM(surplus_mwh), COUNT(*)"
            + " FROM elhus.energy_hour GROUP BY price_area ORDER BY price_area";

    assertThat(warehouse.ask("SET hive.vectorized.execution.enabled=false", query))
        .isNotEmpty()
        .isEqualTo(warehouse.ask("SET hive.vectorized.execution.enabled=true", query));
  }

  @Test
  void aHouseholdsPriceIsThereForEachHourOfADayOf23Hours() {
    String rows =
        warehouse.must(
            "report",
            "cheapest-hours",
            "--day",
            "2024-03-31",
            "--company",
            "N1",
            "--region",
            "DK1",
            "--format",
            "csv");

    assertThat(rows.lines()).hasSize(1 + 23).noneMatch(row -> row.startsWith("02:00"));
  }

  @Test
  void aPeriodThatIsNotLoadedIsSaidWithTheCommandThatLoadsIt() {
    String answer =
        warehouse.must(
            "report",
            "price",
            "--region",
            "DK1",
            "--start-date",
            "2030-01-01",
            "--end-date",
            "2030-01-02");

    assertThat(answer).contains("elhus night");
  }

  @Test
  void aReportThatIsUnknownIsRefusedWithTheKnownOnes() {
    Cli.Result result = warehouse.cli().type("report", "prise");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("'prise'", "price, rolling-average, similar-profiles");
  }

  @Test
  void municipalConsumptionIsWhatItsSourceSaid() throws SQLException, IOException {
    BigDecimal day =
        SourceFiles.sum(
            warehouse.sourceFiles(),
            "PrivateConsumptionHeatingHour",
            "ConsumptionkWh",
            "TimeDK",
            "2025-12-27");

    List<String> rows =
        warehouse.ask(
            "SELECT COUNT(*), SUM(consumption_kwh), MIN(hours), MAX(hours)"
                + " FROM elhus.municipal_consumption_day WHERE local_day = DATE '2025-12-27'");

    assertThat(rows).singleElement().asString().startsWith("98 ").endsWith(" 24 24");
    assertThat(new BigDecimal(rows.get(0).split(" ")[1])).isEqualByComparingTo(day);
  }

  @Test
  void storageIsAtMostHalfOfTheLandedJson() throws IOException {
    Layout layout = new Layout(warehouse.settings().root());
    long json = 0;
    long orc = 0;
    try (FileSystem fs = warehouse.settings().fileSystem()) {
      for (String dataset : SourceFiles.DATASETS) {
        json += manifest(fs, layout, dataset).bytesReceived();
      }
      for (String table : List.of("spot_price", "settlement")) {
        orc += fs.getContentSummary(new Path(layout.table(table))).getLength();
      }
    }
    System.out.printf("landed JSON %,d bytes, ORC with all versions %,d bytes%n", json, orc);
    assertThat(orc).isPositive().isLessThan(json / 2);
  }

  private static LandingManifest manifest(FileSystem fs, Layout layout, String dataset)
      throws IOException {
    String folder = layout.landing(dataset, LocalDate.parse(LoadedWarehouse.FIRST_NIGHT));
    try (FSDataInputStream in = fs.open(new Path(folder, Layout.MANIFEST))) {
      return new ObjectMapper().readValue((InputStream) in, LandingManifest.class);
    }
  }

  private BigDecimal grown(String question) throws SQLException {
    String now = warehouse.ask(question).get(0);
    String before =
        warehouse.ask("SET elhus.edition=" + LoadedWarehouse.FIRST_NIGHT, question).get(0);
    return new BigDecimal(now).subtract(new BigDecimal(before));
  }

  /** Through the script, as a user does. */
  private List<String> beeline(String query) throws IOException, InterruptedException {
    java.nio.file.Path out = Files.createTempFile("beeline", ".txt");
    Process process =
        new ProcessBuilder(
                warehouse.cli().home().resolve("elhus").toString(),
                "--state=" + warehouse.state(),
                "sql",
                "--outputformat=tsv2",
                "--showHeader=false",
                "-e",
                query)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("Beeline ends within two minutes").isTrue();
    return Files.readAllLines(out).stream()
        .filter(line -> !line.isBlank())
        .map(line -> line.replace('\t', ' '))
        .toList();
  }
}
