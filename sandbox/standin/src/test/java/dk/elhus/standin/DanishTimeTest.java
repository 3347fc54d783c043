package dk.elhus.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Periods are asked for in Danish time, and Danish days are not all equally long. */
class DanishTimeTest {

  private static final String DK1 = "{\"PriceArea\":[\"DK1\"]}";

  @RegisterExtension static final RunningStandIn SOURCE = new RunningStandIn();

  private static List<JsonNode> dk1(String dataset, String start, String end, String... more) {
    String[] parameters = new String[more.length + 2];
    parameters[0] = "filter";
    parameters[1] = DK1;
    System.arraycopy(more, 0, parameters, 2, more.length);
    return SOURCE.client().all("/as-of/2026-06-01/dataset/" + dataset, start, end, parameters);
  }

  @ParameterizedTest(name = "{0} from {1} to {2} has {3} rows")
  @CsvSource({
    "Elspotprices, 2025-03-29, 2025-03-30, 24",
    "Elspotprices, 2025-03-30, 2025-03-31, 23",
    "Elspotprices, 2024-10-27, 2024-10-28, 25",
    "Elspotprices, 2025-09-30, 2025-10-01, 24",
    "Elspotprices, 2025-10-01, 2025-10-02, 0",
    "DayAheadPrices, 2025-09-30, 2025-10-01, 0",
    "DayAheadPrices, 2025-10-01, 2025-10-02, 96",
    "DayAheadPrices, 2025-10-26, 2025-10-27, 100",
    "DayAheadPrices, 2026-03-29, 2026-03-30, 92",
    "ProductionConsumptionSettlement, 2025-10-26, 2025-10-27, 25",
    "ProductionConsumptionSettlement, 2026-03-29, 2026-03-30, 23",
  })
  void aDanishDayHasItsOwnLength(String dataset, String start, String end, int rows) {
    assertThat(dk1(dataset, start, end)).hasSize(rows);
  }

  @Test
  void aDanishDayBeginsAnHourOrTwoBeforeTheUtcDay() {
    assertThat(dk1("Elspotprices", "2025-01-15", "2025-01-16").get(0).get("HourUTC").asText())
        .isEqualTo("2025-01-14T23:00:00");
    assertThat(dk1("Elspotprices", "2025-07-15", "2025-07-16").get(0).get("HourUTC").asText())
        .isEqualTo("2025-07-14T22:00:00");
  }

  @Test
  void withTimezoneUtcTheSameWordsMeanTheUtcDay() {
    List<JsonNode> day = dk1("Elspotprices", "2025-07-15", "2025-07-16", "timezone", "UTC");

    assertThat(day).hasSize(24);
    assertThat(day.get(0).get("HourUTC").asText()).isEqualTo("2025-07-15T00:00:00");
  }

  @Test
  void theAutumnHourThatComesTwiceIsAskedForOnceAndComesTwice() {
    List<JsonNode> twice =
        dk1("ProductionConsumptionSettlement", "2025-10-26T02:00", "2025-10-26T03:00");

    assertThat(twice)
        .extracting(hour -> hour.get("HourDK").asText())
        .containsExactly("2025-10-26T02:00:00", "2025-10-26T02:00:00");
    assertThat(twice)
        .extracting(hour -> hour.get("HourUTC").asText())
        .containsExactly("2025-10-26T00:00:00", "2025-10-26T01:00:00");
  }

  @Test
  void theSpringHourThatDoesNotExistHasNoRow() {
    assertThat(dk1("Elspotprices", "2025-03-30T02:00", "2025-03-30T03:00")).isEmpty();
  }

  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource({
    "2024, 2025, 8784",
    "2024-02, 2024-03, 696",
    "2024-02-29, 2024-03, 24",
    "2024-02-29T12:00, 2024-02-29T12:01, 1",
    "2024-02-29T12:01, 2024-02-29T13:00, 0",
  })
  void aPeriodMayBeGivenByYearMonthDayOrMinute(String start, String end, int rows) {
    assertThat(dk1("Elspotprices", start, end)).hasSize(rows);
  }

  @Test
  void aPeriodMayBeRelativeToTheMoment() {
    List<JsonNode> yesterday = dk1("DayAheadPrices", "StartOfDay-P1D", "StartOfDay");

    assertThat(yesterday).hasSize(96);
    assertThat(yesterday.get(0).get("TimeDK").asText()).isEqualTo("2026-05-31T00:00:00");
    assertThat(dk1("DayAheadPrices", "now-PT1H", "now+PT1H")).hasSize(8);
  }
}
