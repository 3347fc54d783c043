package dk.elhus.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.cli.Cli;
import dk.elhus.ingest.DatasetCatalog;
import dk.elhus.ingest.DatasetDescriptor;
import dk.elhus.ingest.DatasetDescriptor.WindowRule;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * One story of two nights, for a night costs most of a minute: in the first, several sources answer
 * badly and one is down; the second makes up for it.
 */
@DisplayName("Nights with all sources, some of which answer badly")
@ExtendWith(LoadedWarehouse.class)
class SourcesIT {
  /** After the 12th, when the vehicle stock of a month comes out and earlier ones are revised. */
  private static final LocalDate AFTER_A_PUBLICATION = LocalDate.parse("2026-01-13");

  private static final String DOWN = "CO2Emis";
  private static final String HOUR = "2024-02-18T08:00:00";
  private static final String NOVEMBER =
      "SELECT SUM(vehicles) FROM elhus.%s WHERE local_year = '2025' AND local_month = '2025-11'"
          + " AND propellant = '20200'";

  private final LoadedWarehouse warehouse;
  @TempDir private Path scratch;

  SourcesIT(LoadedWarehouse warehouse) {
    this.warehouse = warehouse;
  }

  @Test
  void oneSourceDownStopsNobodyAndRidesWithTheNextNight() throws Exception {
    LocalDate next = LocalDate.parse(warehouse.nextNight());
    LocalDate bad = next.isAfter(AFTER_A_PUBLICATION) ? next : AFTER_A_PUBLICATION;
    LocalDate good = bad.plusDays(2);

    String then = warehouse.ask("SELECT elhus.edition()").get(0);
    Map<String, String> saidThen = EveryTable.of(warehouse, "");
    warehouse.spoil(DOWN, "html-page");
    warehouse.spoil("DatahubPricelist", "retry-later");
    warehouse.spoil("PrivateConsumptionHeatingHour", "truncated-gzip");
    warehouse.spoil("DayAheadPrices", "connection-cut");
    Cli.Result night = warehouse.cli().type("night", bad.toString());

    assertThat(night.exitCode()).as(night.out() + night.err()).isEqualTo(3);
    assertThat(night.out()).contains("ingest-" + DOWN + " is missing from this night");
    theListOfDatasetsIsWhole(bad);
    badAnswersWereAskedForAgain(bad);

    // so that the second night replaces what people read, whatever the sources say
    BigDecimal another = BigDecimal.valueOf(bad.getDayOfYear());
    new OneLoad(warehouse).land(bad.plusDays(1).toString(), HOUR, another, scratch);
    readersAreNotDisturbedBy(good);

    whatWasMissedIsPulledAgain(bad, good);
    aRevisedMonthShowsBothValues();
    assertThat(EveryTable.of(warehouse, then))
        .as("every dataset and aggregate, as of the edition before both nights")
        .isEqualTo(saidThen);
  }

  /** The versions that the night replaces are removed while people read. */
  private void readersAreNotDisturbedBy(LocalDate night) throws Exception {
    try (Readers readers = new Readers(warehouse, Readers.MANY)) {
      String before = readers.editions().first();
      warehouse.must("night", night.toString());
      readers.awaitTheNextQueries();
      assertThat(warehouse.must("housekeeping", "--grace-hours", "0")).contains("old versions");
      readers.awaitTheNextQueries();
      readers.requireWholeEditions();
      String after = night.toString().replace("-", "") + "01";
      assertThat(readers.editions()).startsWith(before).endsWith(after);
      assertThat(readers.changed(before, after))
          .as("what would show a mix")
          .containsAll(Readers.ENERGY.keySet());
    }
  }

  /** Dataset, outcome, rows, rejects and seconds, as an operator reads them. */
  private void theListOfDatasetsIsWhole(LocalDate night) throws SQLException {
    List<String> list =
        warehouse.ask(
            "SELECT p.dataset, p.outcome, p.record_count, c.records_read, c.rejected,"
                + " p.duration_millis FROM elhus_ops.pull p LEFT JOIN elhus_ops.load_count c"
                + " ON c.dataset = p.dataset AND CAST(c.night AS STRING) = p.night"
                + " WHERE p.night = '"
                + night
                + "' ORDER BY p.dataset");
    System.out.println("dataset, outcome, landed, read, rejected, milliseconds");
    list.forEach(System.out::println);
    Stream<String> own = DatasetCatalog.load().all().stream().map(DatasetDescriptor::name);
    assertThat(list)
        .extracting(line -> line.split(" ")[0])
        .containsExactlyInAnyOrderElementsOf(own.toList());
    for (String line : list) {
      String[] cells = line.split(" ");
      if (cells[0].equals(DOWN)) {
        assertThat(line).startsWith(DOWN + " failed null null");
      } else {
        assertThat(cells[1]).as(line).isEqualTo("landed");
        // A source without a record has nothing to count.
        assertThat(cells[3]).as(line).isIn(cells[2], "null");
        assertThat(Long.parseLong(cells[5])).as(line).isPositive();
      }
    }
  }

  private void badAnswersWereAskedForAgain(LocalDate night) throws SQLException {
    assertThat(
            warehouse.ask(
                "SELECT dataset FROM elhus_ops.pull WHERE night = '"
                    + night
                    + "' AND outcome = 'landed' AND attempts > SIZE(requests)"))
        .contains("DatahubPricelist", "PrivateConsumptionHeatingHour", "DayAheadPrices");
    assertThat(warehouse.ask(pulled("message", night)).get(0))
        .contains("answered 200, but not with data");
  }

  private void whatWasMissedIsPulledAgain(LocalDate bad, LocalDate good) throws SQLException {
    assertThat(warehouse.ask(pulled("outcome", good))).containsExactly("landed");
    assertThat(warehouse.ask(pulled("message", good)).get(0))
        .as("the nights from the bad one on, or before, to the last")
        .contains("to " + good.minusDays(1) + " had not landed");
    WindowRule rule = DatasetCatalog.load().get(DOWN).window().orElseThrow();
    Instant missed =
        bad.minusDays(rule.lagDays() + rule.lookbackDays())
            .atStartOfDay(ZoneId.of("Europe/Copenhagen"))
            .toInstant();
    assertThat(Instant.parse(warehouse.ask(pulled("window_start", good)).get(0)))
        .isBeforeOrEqualTo(missed);
  }

  private static String pulled(String column, LocalDate night) {
    return "SELECT "
        + column
        + " FROM elhus_ops.pull WHERE dataset = '"
        + DOWN
        + "' AND night = '"
        + night
        + "'";
  }

  private void aRevisedMonthShowsBothValues() throws SQLException {
    String ofMunicipalities = NOVEMBER.formatted("vehicle_stock");
    String before =
        warehouse.ask("SET elhus.edition=" + LoadedWarehouse.SECOND_NIGHT, ofMunicipalities).get(0);
    String now = warehouse.ask(ofMunicipalities).get(0);

    assertThat(now).isNotEqualTo(before);
    assertThat(Long.parseLong(before)).isPositive();
    long country =
        Long.parseLong(warehouse.ask(NOVEMBER.formatted("vehicle_stock_country")).get(0));
    assertThat(Long.parseLong(now))
        .as("some vehicles belong to no municipality")
        .isLessThan(country)
        .isGreaterThan(country * 9 / 10);
  }
}
