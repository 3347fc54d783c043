package dk.elhus.standin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.standin.generator.GeneratedSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An order that is there already costs nothing, and is the same as one that was sorted for. */
class SortOrderTest {

  private static final AsOf NIGHT = AsOf.eveningOf(LocalDate.of(2026, 1, 20));

  private final GeneratedSource source = new GeneratedSource(42);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Elspotprices",
        "DayAheadPrices",
        "CO2Emis",
        "ProductionConsumptionSettlement",
        "ConsumptionIndustry",
        "PrivateConsumptionHeatingHour",
        "DatahubPricelist"
      })
  void rowsComeInTheOrderOfTheKeyWhicheverOrderTheyAreMadeIn(String name) {
    Dataset dataset = source.dataset(name).orElseThrow();
    String order = String.join(", ", dataset.key());
    List<Row> rows = rows(dataset);
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.reverse(shuffled);
    // a column more than the key has: no shortcut, this order is sorted for
    String sortedFor = order + ", " + dataset.columns().get(0).name();

    List<Row> sorted = SortOrder.parse(sortedFor, dataset).sorted(shuffled);

    assertThat(rows).isNotEmpty();
    assertThat(cells(SortOrder.parse(order, dataset).sorted(rows))).isEqualTo(cells(sorted));
  }

  @Test
  void newestFirstTurnsTheHoursRoundAndKeepsTheOrderWithinEach() {
    Dataset dataset = source.dataset("ConsumptionIndustry").orElseThrow();
    List<Row> rows = rows(dataset);

    List<Row> shortcut = SortOrder.parse("HourUTC desc", dataset).sorted(rows);
    List<Row> sortedFor =
        SortOrder.parse("HourUTC desc, MunicipalityNo, Branche", dataset).sorted(rows);

    assertThat(cells(shortcut)).hasSize(48 * 98 * 3).isEqualTo(cells(sortedFor));
  }

  @Test
  void aPageDeepInYearsIsMadeAlone() {
    Dataset dataset = source.dataset("PrivateConsumptionHeatingHour").orElseThrow();
    TimeRange years =
        new TimeRange(
            LocalDateTime.of(2021, 1, 1, 0, 0), LocalDateTime.of(2026, 1, 1, 0, 0), false);

    List<Row> rows = source.rows(dataset, years, NIGHT);

    assertThat(rows).hasSize(1826 * 24 * 98 * 4);
    assertThat(rows.get(17_000_000).cells())
        .startsWith("2025-12-12T22:00:00", "2025-12-12T23:00:00");
  }

  private List<Row> rows(Dataset dataset) {
    TimeRange days =
        new TimeRange(
            LocalDateTime.of(2024, 10, 26, 0, 0), LocalDateTime.of(2024, 10, 28, 0, 0), true);
    TimeRange quarters =
        new TimeRange(
            LocalDateTime.of(2025, 10, 25, 0, 0), LocalDateTime.of(2025, 10, 27, 0, 0), true);
    List<Row> rows = source.rows(dataset, days, NIGHT);
    rows = rows.isEmpty() ? source.rows(dataset, quarters, NIGHT) : rows;
    return rows.isEmpty() ? source.rows(dataset, new TimeRange(null, null, true), NIGHT) : rows;
  }

  private static List<List<String>> cells(List<Row> rows) {
    return rows.stream().map(row -> Arrays.asList(row.cells())).toList();
  }
}
