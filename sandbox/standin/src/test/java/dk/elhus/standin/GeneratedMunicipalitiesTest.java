package dk.elhus.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Generated consumption of municipalities. */
class GeneratedMunicipalitiesTest {

  private static final String HOMES = "/dataset/PrivateConsumptionHeatingHour";
  private static final String BRANCHES = "/dataset/ConsumptionIndustry";

  @RegisterExtension static final RunningStandIn SOURCE = new RunningStandIn();

  @Test
  void everyHourHasFourKindsOfHomesInNinetyEightMunicipalities() {
    List<JsonNode> day =
        SOURCE.client().all("/as-of/2025-10-20" + HOMES, "2025-10-01", "2025-10-02");

    assertThat(day).hasSize(24 * 98 * 4);
    assertThat(kwh(day.stream()) / 24).isBetween(500_000.0, 1_200_000.0);
  }

  @Test
  void aDayComesNineDaysLater() {
    String day = "2025-10-10";

    assertThat(SOURCE.client().all("/as-of/2025-10-18" + HOMES, day, "2025-10-11")).isEmpty();
    assertThat(SOURCE.client().all("/as-of/2025-10-19" + HOMES, day, "2025-10-11")).isNotEmpty();
  }

  @Test
  void metersThatWereReadLateAreAddedWithinDays() {
    String first = text("/as-of/2025-10-19" + HOMES);
    String settled = text("/as-of/2025-10-24" + HOMES);

    assertThat(settled).isNotEqualTo(first).isEqualTo(text("/as-of/2025-11-24" + HOMES));
  }

  @Test
  void thePredecessorEndsWith2024AndKnowsBranches() {
    String filter = "{\"MunicipalityNo\":\"851\"}";
    List<JsonNode> aalborg =
        SOURCE
            .client()
            .all("/as-of/2025-10-20" + BRANCHES, "2024-12-31", "2025-01-02", "filter", filter);

    assertThat(aalborg).hasSize(24 * 3);
    assertThat(aalborg.stream().map(row -> row.get("Branche").asText()).distinct())
        .containsExactly("Erhverv", "Offentligt", "Privat");
    assertThat(kwh(aalborg.stream().filter(row -> row.get("Branche").asText().equals("Privat"))))
        .isBetween(24 * 20_000.0, 24 * 60_000.0);
  }

  private static String text(String path) {
    String filter = "{\"MunicipalityCode\":\"851\"}";
    return SOURCE.client().all(path, "2025-10-10", "2025-10-11", "filter", filter).toString();
  }

  private static double kwh(Stream<JsonNode> rows) {
    return rows.mapToDouble(row -> row.get("ConsumptionkWh").asDouble()).sum();
  }
}
