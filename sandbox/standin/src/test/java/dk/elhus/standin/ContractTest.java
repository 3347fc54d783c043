package dk.elhus.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.elhus.standin.contract.Defaults;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client of the source may rely on, whatever the data. */
class ContractTest {

  private static final String PRICES = "/as-of/2025-11-02/dataset/DayAheadPrices";
  private static final String OLD_PRICES = "/as-of/2025-11-02/dataset/Elspotprices";
  private static final String SETTLEMENT =
      "/as-of/2025-11-02/dataset/ProductionConsumptionSettlement";

  @RegisterExtension static final RunningStandIn SOURCE = new RunningStandIn();

  @Test
  void anEnvelopeSaysHowManyRowsThereAreInAllAndRepeatsWhatLimitsThem() {
    String filter = "{\"PriceArea\":[\"DK1\"]}";
    JsonNode envelope =
        SOURCE
            .client()
            .envelope(
                PRICES,
                "start",
                "2025-10-02",
                "end",
                "2025-10-03",
                "limit",
                "5",
                "filter",
                filter,
                "sort",
                "TimeUTC desc");

    assertThat(envelope.fieldNames())
        .toIterable()
        .containsExactly("total", "filters", "sort", "limit", "dataset", "records");
    assertThat(envelope.get("total").asInt()).isEqualTo(96);
    assertThat(envelope.get("filters").asText()).isEqualTo(filter);
    assertThat(envelope.get("sort").asText()).isEqualTo("TimeUTC desc");
    assertThat(envelope.get("limit").asInt()).isEqualTo(5);
    assertThat(envelope.get("dataset").asText()).isEqualTo("DayAheadPrices");
    assertThat(envelope.get("records")).hasSize(5);
  }

  @Test
  void anEnvelopeLeavesOutWhatWasNotAskedFor() {
    JsonNode envelope =
        SOURCE.client().envelope(PRICES, "start", "2025-10-02", "end", "2025-10-03", "limit", "0");

    assertThat(envelope.fieldNames()).toIterable().containsExactly("total", "dataset", "records");
    assertThat(envelope.get("records")).hasSize(192);
  }

  @Test
  void aHundredRowsComeWhenNobodySaysHowMany() {
    JsonNode envelope = SOURCE.client().envelope(PRICES, "start", "2025-10-02");

    assertThat(envelope.get("records")).hasSize(100);
    assertThat(envelope.get("limit").asInt()).isEqualTo(100);
  }

  @Test
  void pricesChangedTheOrderOfTheirColumnsInOctober2025() {
    assertThat(SOURCE.client().all(OLD_PRICES, "2025-09-30", "2025-10-01").get(0).fieldNames())
        .toIterable()
        .containsExactly("HourUTC", "HourDK", "PriceArea", "SpotPriceDKK", "SpotPriceEUR");
    assertThat(SOURCE.client().all(PRICES, "2025-10-01", "2025-10-02").get(0).fieldNames())
        .toIterable()
        .containsExactly("TimeUTC", "TimeDK", "PriceArea", "DayAheadPriceEUR", "DayAheadPriceDKK");
  }

  @Test
  void aSettledHourHasItsTwentyEightColumnsInBothAreas() {
    List<JsonNode> hour = SOURCE.client().all(SETTLEMENT, "2025-10-20T12:00", "2025-10-20T13:00");

    assertThat(hour).hasSize(2).allSatisfy(record -> assertThat(record).hasSize(28));
    assertThat(hour.get(0).get("PriceArea").asText()).isEqualTo("DK1");
    assertThat(hour.get(1).get("PriceArea").asText()).isEqualTo("DK2");
  }

  @Test
  void theRetiredDatasetStillAnswersWithItsOldRowsAndOnlyItsTitleTells() {
    JsonNode envelope = SOURCE.client().envelope(OLD_PRICES, "start", "2025-09-30", "limit", "0");

    assertThat(envelope.get("total").asInt()).isEqualTo(48);
    assertThat(SOURCE.client().envelope("/meta/dataset/Elspotprices").get("title").asText())
        .contains("discontinued");
  }

  @Test
  void aFilterTakesAnyOfItsValuesInAllOfItsColumns() {
    String start = "2025-10-02";
    String end = "2025-10-03";
    assertThat(
            SOURCE.client().all(PRICES, start, end, "filter", "{\"PriceArea\":[\"DK1\",\"DK2\"]}"))
        .hasSize(192);
    assertThat(
            SOURCE
                .client()
                .all(
                    PRICES,
                    start,
                    end,
                    "filter",
                    "{\"PriceArea\":[\"DK2\"],\"TimeDK\":[\"2025-10-02T06:15:00\"]}"))
        .singleElement()
        .satisfies(record -> assertThat(record.get("PriceArea").asText()).isEqualTo("DK2"));
    assertThat(SOURCE.client().all(PRICES, start, end, "filter", "{\"PriceArea\":\"SE4\"}"))
        .isEmpty();
  }

  @Test
  void aFilterComparesNumbersByValueAndKnowsNull() {
    JsonNode first = SOURCE.client().all(PRICES, "2025-10-02", "2025-10-03").get(0);
    String price = first.get("DayAheadPriceEUR").decimalValue().toPlainString() + "00";
    assertThat(
            SOURCE
                .client()
                .all(
                    PRICES,
                    "2025-10-02",
                    "2025-10-03",
                    "filter",
                    "{\"DayAheadPriceEUR\":[" + price + "]}"))
        .contains(first);

    List<JsonNode> noCable =
        SOURCE
            .client()
            .all(SETTLEMENT, "2025-10-20", "2025-10-21", "filter", "{\"ExchangeNO_MWh\":[null]}");
    assertThat(noCable)
        .hasSize(24)
        .allSatisfy(record -> assertThat(record.get("PriceArea").asText()).isEqualTo("DK2"));
  }

  @Test
  void onlyTheColumnsAskedForComeAndInThatOrder() {
    JsonNode record =
        SOURCE
            .client()
            .envelope(PRICES, "columns", "DayAheadPriceDKK, TimeDK", "limit", "1")
            .get("records")
            .get(0);

    assertThat(record.fieldNames()).toIterable().containsExactly("DayAheadPriceDKK", "TimeDK");
  }

  @Test
  void rowsComeInTheOrderAskedFor() {
    List<JsonNode> records =
        SOURCE
            .client()
            .all(PRICES, "2025-10-02", "2025-10-03", "sort", "PriceArea desc,DayAheadPriceEUR");

    assertThat(records.get(0).get("PriceArea").asText()).isEqualTo("DK2");
    assertThat(records.get(191).get("PriceArea").asText()).isEqualTo("DK1");
    assertThat(records.subList(0, 96))
        .extracting(record -> record.get("DayAheadPriceEUR").decimalValue())
        .isSorted();
  }

  @Test
  void withoutAnOrderTheUniqueKeyRules() {
    assertThat(SOURCE.client().all(PRICES, "2025-10-02", "2025-10-03"))
        .extracting(r -> r.get("TimeUTC").asText() + r.get("PriceArea").asText())
        .isSorted();
  }

  @ParameterizedTest(name = "pages of {0}")
  @CsvSource({"1", "7", "96", "191", "192", "500"})
  void pagesCoverEveryRowExactlyOnce(int size) {
    List<JsonNode> paged = new ArrayList<>();
    int total = Integer.MAX_VALUE;
    while (paged.size() < total) {
      JsonNode page =
          SOURCE
              .client()
              .envelope(
                  PRICES,
                  "start",
                  "2025-10-02",
                  "end",
                  "2025-10-03",
                  "sort",
                  "TimeUTC,PriceArea",
                  "limit",
                  "" + size,
                  "offset",
                  "" + paged.size());
      total = page.get("total").asInt();
      paged.addAll(Client.list(page.get("records")));
    }

    assertThat(paged).isEqualTo(SOURCE.client().all(PRICES, "2025-10-02", "2025-10-03"));
    assertThat(new HashSet<>(paged)).hasSize(192);
  }

  @Test
  void behindTheLastRowThereIsNothingAndTotalStaysTrue() {
    JsonNode page =
        SOURCE
            .client()
            .envelope(PRICES, "start", "2025-10-02", "end", "2025-10-03", "offset", "192");

    assertThat(page.get("records")).isEmpty();
    assertThat(page.get("total").asInt()).isEqualTo(192);
  }

  @Test
  void anEndBeforeTheStartIsAnEmptyPeriodAndNoError() {
    assertThat(SOURCE.client().all(PRICES, "2025-10-03", "2025-10-02")).isEmpty();
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "columns | HourUTC               | Invalid column HourUTC",
        "sort    | Price desc            | Invalid column Price",
        "sort    | TimeUTC sideways      | Invalid sort TimeUTC sideways",
        "filter  | {\"Area\":[\"DK1\"]}  | Invalid column Area",
        "filter  | DK1                   | Invalid filter DK1",
        "filter  | [\"DK1\"]             | Invalid filter [\"DK1\"]",
        "start   | 2025-13               | Invalid start 2025-13",
        "start   | 2025-02-30            | Invalid start 2025-02-30",
        "end     | yesterday             | Invalid end yesterday",
        "limit   | -1                    | Invalid limit -1",
        "offset  | many                  | Invalid offset many",
      })
  void aRequestThatMakesNoSenseIs400InPlainText(String name, String value, String message) {
    HttpResponse<String> response = SOURCE.client().get(PRICES, name, value);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type"))
        .get()
        .asString()
        .contains("text/plain");
    assertThat(response.body()).isEqualTo(message);
  }

  @Test
  void anUnknownDatasetIs404InPlainText() {
    HttpResponse<String> response = SOURCE.client().get("/dataset/Elspotprice");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEqualTo("dataset not found Elspotprice");
  }

  @Test
  void unknownMetadataIsAnEmpty204() {
    HttpResponse<String> response = SOURCE.client().get("/meta/dataset/Elspotprice");

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void metadataDescribesColumnsAndKey() {
    JsonNode meta =
        SOURCE.client().envelope("/as-of/2025-11-02/meta/dataset/ProductionConsumptionSettlement");

    assertThat(meta.get("columns")).hasSize(28);
    assertThat(meta.get("columns").get(0).get("primaryKeyIndex").asInt()).isEqualTo(1);
    assertThat(meta.get("columns").get(27).get("unit").asText()).isEqualTo("MWh");
    assertThat(meta.get("description").asText()).isNotBlank();
  }

  @Test
  void onlyGetIsAllowedAndOtherPathsAreNotFound() {
    HttpRequest delete = HttpRequest.newBuilder(SOURCE.client().uri(PRICES)).DELETE().build();

    assertThat(SOURCE.client().send(delete).statusCode()).isEqualTo(405);
    assertThat(SOURCE.client().get("/").statusCode()).isEqualTo(404);
    assertThat(SOURCE.client().get("/as-of/tomorrow/dataset/DayAheadPrices").statusCode())
        .isEqualTo(400);
    assertThat(SOURCE.client().get("/health").body()).isEqualTo("up");
  }

  @Test
  void theServiceOfTodaySendsTheNewestFirstAndAllOfAPeriod() throws IOException {
    StandInConfig config = StandInConfig.defaults().withWhenOmitted(Defaults.NEWEST_FIRST);
    try (StandIn today = StandIn.start(config.withRatePerMinute(0))) {
      Client other = new Client(today.baseUrl());
      JsonNode period = other.envelope(PRICES, "start", "2025-10-02", "end", "2025-10-03");

      assertThat(period.get("records")).hasSize(192);
      assertThat(period.has("limit")).isFalse();
      assertThat(period.get("records").get(0).get("TimeDK").asText()).endsWith("23:45:00");
      assertThat(period.get("records").get(0).get("PriceArea").asText()).isEqualTo("DK1");
      assertThat(other.envelope(PRICES).get("records")).hasSize(100);
    }
  }

  @Test
  void aTestCanSeeWhatWasAsked() {
    SOURCE.client().get(PRICES, "limit", "1");

    assertThat(SOURCE.requests()).contains(PRICES + "?limit=1");
  }
}
