package dk.elhus.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A generated price list: validity is closed later, prices are corrected later. */
class GeneratedPriceListTest {

  private static final String N1 = "5790001089030";

  @RegisterExtension static final RunningStandIn SOURCE = new RunningStandIn();

  @Test
  void aPeriodIsOpenUntilTheNextOneIsKnown() {
    assertThat(charge("2025-08-01", N1, "CD", "2025-04-01").get("ValidTo").isNull()).isTrue();
    assertThat(charge("2025-08-20", N1, "CD", "2025-04-01").get("ValidTo").asText())
        .isEqualTo("2025-10-01T00:00:00");
  }

  @Test
  void aRebateIsNegativeInEveryHour() {
    JsonNode price = charge("2025-10-26", N1, "CD", "2025-10-01");
    JsonNode rebate = charge("2025-10-26", N1, "CD R", "2025-10-01");

    for (int hour = 1; hour <= 24; hour++) {
      assertThat(price.get("Price" + hour).asDouble()).isPositive();
      assertThat(rebate.get("Price" + hour).asDouble()).isNegative();
    }
    assertThat(price.get("Price18").asDouble()).isGreaterThan(price.get("Price17").asDouble());
  }

  @Test
  void electricityTaxIsThatOfTheLawAndHasOnePrice() {
    JsonNode tax = charge("2025-10-26", "5790000432752", "EA-001", "2025-01-01");

    assertThat(tax.get("Price1").asText()).isEqualTo("0.72");
    assertThat(tax.get("Price2").isNull()).isTrue();
    assertThat(tax.get("TaxIndicator").asInt()).isEqualTo(1);
  }

  @Test
  void somePricesAreCorrectedAfterTheyWerePublished() {
    List<JsonNode> published = tariffs("2025-08-20");
    List<JsonNode> corrected = tariffs("2025-09-20");

    assertThat(corrected).hasSameSizeAs(published);
    assertThat(corrected.stream().filter(row -> !published.contains(row)).count())
        .isBetween(1L, 20L);
  }

  private static JsonNode charge(String night, String gln, String code, String from) {
    return tariffs(night).stream()
        .filter(row -> row.get("GLN_Number").asText().equals(gln))
        .filter(row -> row.get("ChargeTypeCode").asText().equals(code))
        .filter(row -> row.get("ValidFrom").asText().startsWith(from))
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonNode> tariffs(String night) {
    String filter = "{\"ChargeType\":[\"D03\"]}";
    return Client.list(
        SOURCE
            .client()
            .envelope(
                "/as-of/" + night + "/dataset/DatahubPricelist", "limit", "0", "filter", filter)
            .get("records"));
  }
}
