package dk.elhus.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.elhus.standin.fault.Fault;
import dk.elhus.standin.fault.FaultKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A source has bad days. Here they come when they are called. */
class FaultsTest {

  private static final String PRICES = "/as-of/2025-11-02/dataset/DayAheadPrices";
  private static final String[] DAY = {"start", "2025-10-02", "end", "2025-10-03", "limit", "0"};

  private StandIn standIn;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    standIn = StandIn.start(StandInConfig.defaults().withRatePerMinute(0));
    client = new Client(standIn.baseUrl());
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  private void next(FaultKind kind) {
    standIn.faults().add(Fault.of(kind, "DayAheadPrices", 1));
  }

  private HttpResponse<String> faulty(FaultKind kind) {
    next(kind);
    return client.get(PRICES, DAY);
  }

  private List<JsonNode> faultyRecords(FaultKind kind) {
    next(kind);
    return Client.list(client.envelope(PRICES, DAY).get("records"));
  }

  @Test
  void aFaultSpoilsAsManyAnswersAsItSaysAndOnlyThoseOfItsDataset() {
    standIn.faults().add(Fault.of(FaultKind.INTERNAL_ERROR, "DayAheadPrices", 2));

    assertThat(client.get("/dataset/Elspotprices").statusCode()).isEqualTo(200);
    assertThat(client.get(PRICES).statusCode()).isEqualTo(500);
    assertThat(client.get(PRICES).statusCode()).isEqualTo(500);
    assertThat(client.get(PRICES).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({"FORBIDDEN, 403", "INTERNAL_ERROR, 500", "GATEWAY_TIMEOUT, 504"})
  void theServiceMayBeDown(FaultKind kind, int status) {
    assertThat(faulty(kind).statusCode()).isEqualTo(status);
  }

  @Test
  void aRefusalMayForgetToSayHowLong() {
    HttpResponse<String> refused = faulty(FaultKind.RATE_LIMITED);

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).isEmpty();
    assertThat(refused.body()).contains("Rate limit is exceeded");
  }

  @Test
  void aRefusalMaySayHowLong() {
    assertThat(faulty(FaultKind.RETRY_LATER).headers().firstValue("Retry-After")).contains("5");
  }

  @Test
  void aPackedBodyMayLackItsEnd() {
    HttpResponse<String> cut = faulty(FaultKind.TRUNCATED_GZIP);

    assertThat(cut.statusCode()).isEqualTo(200);
    assertThat(cut.headers().firstValue("Content-Encoding")).contains("gzip");
  }

  @Test
  void aPageForPeopleMayComeInsteadOfData() {
    HttpResponse<String> page = faulty(FaultKind.HTML_PAGE);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).startsWith("<!DOCTYPE html>");
  }

  @Test
  void nothingAtAllMayComeWithAGoodStatus() {
    HttpResponse<String> nothing = faulty(FaultKind.EMPTY_BODY);

    assertThat(nothing.statusCode()).isEqualTo(200);
    assertThat(nothing.body()).isEmpty();
  }

  @Test
  void theAnswerMayStopInTheMiddleAndLookComplete() {
    HttpResponse<String> half = faulty(FaultKind.TRUNCATED_JSON);

    assertThat(half.statusCode()).isEqualTo(200);
    assertThat(half.body()).startsWith("{\"total\":192");
    ObjectMapper strict = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    assertThatThrownBy(() -> strict.readTree(half.body()))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void theConnectionMayBreakBeforeTheEnd() {
    next(FaultKind.CONNECTION_CUT);

    assertThatThrownBy(() -> client.get(PRICES, DAY)).isInstanceOf(UncheckedIOException.class);
    assertThat(client.get(PRICES, DAY).statusCode()).isEqualTo(200);
  }

  @Test
  void theEnvelopeMayNameAnotherDataset() {
    next(FaultKind.WRONG_DATASET);

    assertThat(client.envelope(PRICES, DAY).get("dataset").asText()).isEqualTo("CO2Emis");
  }

  @Test
  void pagesMayShiftWhileTheyAreRead() {
    next(FaultKind.PAGE_DRIFT);

    JsonNode first = page(0);
    JsonNode second = page(50);

    assertThat(first.get("total").asInt()).isEqualTo(192);
    assertThat(second.get("total").asInt()).isEqualTo(193);
    assertThat(second.get("records")).hasSize(50);
    assertThat(second.get("records").get(0)).isEqualTo(first.get("records").get(49));
  }

  private JsonNode page(int offset) {
    return client.envelope(
        PRICES, "start", "2025-10-02", "end", "2025-10-03", "limit", "50", "offset", "" + offset);
  }

  @Test
  void aSlowAnswerIsRightInTheEnd() {
    standIn.faults().add(new Fault(FaultKind.SLOW, "DayAheadPrices", 1, Duration.ofMillis(150)));
    long started = System.nanoTime();

    assertThat(client.envelope(PRICES, DAY).get("records")).hasSize(192);
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(Duration.ofMillis(140));
  }

  @Test
  void aRecordMayComeTwice() {
    List<JsonNode> records = faultyRecords(FaultKind.DUPLICATE_RECORD);

    assertThat(records).hasSize(193);
    assertThat(records.get(1)).isEqualTo(records.get(0));
  }

  @Test
  void aRecordMayBeBadInManyWays() {
    assertThat(firstRecord(FaultKind.MISSING_VALUE).has("DayAheadPriceEUR")).isFalse();
    assertThat(firstRecord(FaultKind.MISSING_TIME).has("TimeUTC")).isFalse();
    assertThat(firstRecord(FaultKind.TEXT_IN_NUMBER).get("DayAheadPriceEUR").asText())
        .isEqualTo("twelve");
    assertThat(firstRecord(FaultKind.RENAMED_COLUMN).get("DayAheadPriceEURNew").isNumber())
        .isTrue();
    assertThat(firstRecord(FaultKind.EXTRA_COLUMN)).hasSize(6);
  }

  private JsonNode firstRecord(FaultKind kind) {
    List<JsonNode> records = faultyRecords(kind);
    assertThat(records.get(1)).hasSize(5);
    return records.get(0);
  }

  @Test
  void faultsCanBeCalledListedAndClearedOverHttp() {
    client.put("/control/fault", "kind", "html-page", "dataset", "Elspotprices", "answers", "3");

    assertThat(client.get("/control/fault").body()).isEqualTo("html-page:Elspotprices:3\n");
    assertThat(client.get("/dataset/Elspotprices").body()).startsWith("<");
    assertThat(client.delete("/control/fault").body()).isEmpty();
    assertThat(client.get("/dataset/Elspotprices").body()).startsWith("{");
  }

  @Test
  void anUnknownFaultIsRefusedWithTheListOfThoseThereAre() {
    HttpResponse<String> refused = client.put("/control/fault", "kind", "earthquake");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("'earthquake'").contains("page-drift");
  }
}
