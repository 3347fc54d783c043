package dk.elhus.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.elhus.cli.Cli;
import dk.elhus.landing.Layout;
import dk.elhus.publish.LoadLog;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Numbers that can be traced, compared and computed again, on the real stack")
@ExtendWith(LoadedWarehouse.class)
class TrustIT {
  private static final String CORRECTED = SourceFiles.CORRECTED_HOUR + "Z";

  private final LoadedWarehouse warehouse;

  TrustIT(LoadedWarehouse warehouse) {
    this.warehouse = warehouse;
  }

  @Test
  void whatChangedBetweenTwoNightsIsTheCorrectedHourAndWhatIsComputedFromIt() throws IOException {
    JsonNode hour = changes("settlement");

    assertThat(values(hour, "column_name"))
        .containsExactly("central_power_mwh", "gross_consumption_mwh");
    assertThat(values(hour, "change")).containsOnly("revised");
    assertThat(values(hour, "start_utc")).containsOnly("2024-02-17 11:00:00.0");
    for (JsonNode row : hour) {
      BigDecimal grown =
          new BigDecimal(row.get("new_value").asText())
              .subtract(new BigDecimal(row.get("old_value").asText()));
      assertThat(grown).isEqualByComparingTo(SourceFiles.CORRECTION);
    }
    assertThat(values(changes("energy_day"), "local_day")).containsOnly("2024-02-17");
    assertThat(values(changes("consumption_rolling_24h"), "start_utc").stream().distinct())
        .as("24 windows hold the hour")
        .hasSize(24);
  }

  @Test
  void theSummaryCountsKeysPerTableAndPartition() {
    String told =
        warehouse.must(
            "changes",
            "--from",
            LoadedWarehouse.FIRST_NIGHT,
            "--to",
            LoadedWarehouse.SECOND_NIGHT,
            "--format",
            "csv");

    assertThat(told).contains("settlement,2024-02,0,1,0", "energy_day,2024,0,1,0");
  }

  @Test
  void theQueryBehindChangesIsPlainHiveQl() throws SQLException {
    String query =
        warehouse.must(
            "changes",
            "energy_month",
            "--from",
            LoadedWarehouse.FIRST_NIGHT,
            "--to",
            LoadedWarehouse.SECOND_NIGHT,
            "--region",
            "DK1",
            "--sql");

    assertThat(warehouse.ask(query.strip().replaceAll(";$", "")))
        .isNotEmpty()
        .allMatch(row -> row.startsWith("DK1 2024-02 revised "));
  }

  @Test
  void theCorrectedHourIsTracedToTwoFoldersWithTwoAddressesAndChecksumsThatHold() {
    String told = warehouse.must("trace", "settlement", "DK1", CORRECTED);

    assertThat(told)
        .containsSubsequence(
            "settlement DK1 2024-02-17T11:00Z",
            "superseded",
            "night=" + LoadedWarehouse.FIRST_NIGHT + "/part-0.avro",
            "/as-of/" + LoadedWarehouse.FIRST_NIGHT,
            "the file is what was landed",
            "settlement DK1 2024-02-17T11:00Z",
            "not yet, it stands",
            "night=" + LoadedWarehouse.SECOND_NIGHT + "/part-0.avro",
            "/as-of/" + LoadedWarehouse.SECOND_NIGHT,
            "the file is what was landed");
    assertThat(warehouse.must("trace", "settlement", "DK1", "2024-02-17T12:00"))
        .as("Danish time means the same hour")
        .isEqualTo(told);
  }

  @Test
  void anAggregateIsTracedToTheHourThatChangedIt() {
    String told = warehouse.must("trace", "energy_day", "DK1", "2024-02-17");

    assertThat(told)
        .contains(
            "from 24 rows of settlement, local_month 2024-02",
            "elhus trace settlement DK1 2024-02-17T11:00Z");
  }

  @Test
  void aKeyThatIsNotThereIsSaidWithTheKeyColumns() {
    Cli.Result result = warehouse.cli().type("trace", "settlement", "DK1", "2019-01-01T00:00");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("has no row with the key", "price_area, start_utc");
  }

  @Test
  void aMonthComputedAgainFromItsLandedFilesIsIdenticalInEveryRevision() {
    String told =
        warehouse.must("rebuild", "settlement", "--from", "2024-02-17", "--to", "2024-02-17");

    assertThat(told).contains("identical:", "nothing to publish", "settlement", "energy_month");
  }

  @Test
  void aVersionThatWasTamperedWithIsFoundShownAndMendedByANewEdition() throws Exception {
    List<String> before = warehouse.ask(CO2);
    Tampering tampering = Tampering.with(warehouse.settings(), "co2_emission", "2026-01");
    tampering.addOneTo("co2_g_per_kwh", secondNight());
    assertThat(warehouse.ask(CO2)).isNotEqualTo(before);

    Cli.Result shown = rebuildCo2();
    assertThat(shown.exitCode()).isEqualTo(3);
    assertThat(shown.out())
        .contains("1 keys differ", "co2_g_per_kwh", "nothing is published")
        .contains(tampering.key());
    String published = rebuildCo2("--publish").out();

    assertThat(published).contains("co2_g_per_kwh", "partitions published");
    assertThat(warehouse.ask(CO2)).isEqualTo(before);
    assertThat(rebuildCo2().out()).contains("What stands now is the same");
  }

  @Test
  void aLandedFileThatIsDamagedStopsTheRebuildAndIsNamed() throws IOException {
    try (FileSystem files = warehouse.settings().fileSystem()) {
      Path file =
          new Path(
              new Layout(warehouse.settings().root())
                  .landing("CO2Emis", LocalDate.parse(LoadedWarehouse.FIRST_NIGHT)),
              "part-0.avro");
      byte[] landed = read(files, file);
      byte[] damaged = landed.clone();
      damaged[damaged.length / 2]++;
      write(files, file, damaged);
      try {
        Cli.Result result = rebuildCo2();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains(file.toString(), "is damaged", "restore the file");
      } finally {
        write(files, file, landed);
      }
    }
  }

  private static final String CO2 =
      "SELECT SUM(co2_g_per_kwh), COUNT(*) FROM elhus.co2_emission WHERE local_month = '2026-01'";

  private Cli.Result rebuildCo2(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("rebuild", "CO2Emis", "--from", "2026-01-01", "--to", "2026-01-31"));
    words.addAll(List.of(more));
    return warehouse.cli().type(words.toArray(String[]::new));
  }

  private long secondNight() throws IOException {
    try (FileSystem files = warehouse.settings().fileSystem()) {
      return LoadLog.read(files, new Layout(warehouse.settings().root())).records().stream()
          .filter(load -> load.night().toString().equals(LoadedWarehouse.SECOND_NIGHT))
          .findFirst()
          .orElseThrow()
          .edition()
          .value();
    }
  }

  private JsonNode changes(String table) throws IOException {
    String json =
        warehouse.must(
            "changes",
            table,
            "--from",
            LoadedWarehouse.FIRST_NIGHT,
            "--to",
            LoadedWarehouse.SECOND_NIGHT,
            "--region",
            "DK1",
            "--format",
            "json");
    return new ObjectMapper().readTree(json);
  }

  private static List<String> values(JsonNode rows, String column) {
    return rows.findValuesAsText(column);
  }

  private static byte[] read(FileSystem files, Path file) throws IOException {
    try (FSDataInputStream in = files.open(file)) {
      return in.readAllBytes();
    }
  }

  private static void write(FileSystem files, Path file, byte[] bytes) throws IOException {
    try (FSDataOutputStream out = files.create(file, true)) {
      out.write(bytes);
    }
  }
}
