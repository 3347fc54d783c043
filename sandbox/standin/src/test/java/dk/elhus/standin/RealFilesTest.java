package dk.elhus.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real files, where there are any: the folder that ELHUS_SHARED_DATA names, or {@code shared/data}
 * beside the project. They are not part of the project.
 */
class RealFilesTest {

  private static StandIn standIn;
  private static Client client;

  @BeforeAll
  static void start() throws IOException {
    Path data = data();
    assumeTrue(data != null, "no folder of real files");
    standIn = StandIn.start(StandInConfig.defaults().withRatePerMinute(0).withFiles(data));
    client = new Client(standIn.baseUrl());
  }

  @AfterAll
  static void stop() {
    if (standIn != null) {
      standIn.close();
    }
  }

  private static Path data() {
    String named = System.getenv("ELHUS_SHARED_DATA");
    if (named != null) {
      return Path.of(named);
    }
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      Path data = up.resolve("shared").resolve("data");
      if (Files.isDirectory(data)) {
        return data;
      }
    }
    return null;
  }

  private static List<JsonNode> rows(String dataset, String area, String start, String end) {
    String filter = "{\"PriceArea\":[\"" + area + "\"]}";
    return client.all("/as-of/2026-06-01/dataset/" + dataset, start, end, "filter", filter);
  }

  @ParameterizedTest(name = "{0} of {1} from {2}: {4} rows")
  @CsvSource({
    "Elspotprices, DK1, 2025-09-30, 2025-10-01, 24",
    "DayAheadPrices, DK1, 2025-10-01, 2025-10-02, 96",
    "DayAheadPrices, DK1, 2025-10-26, 2025-10-27, 100",
    "DayAheadPrices, DK2, 2025-10-26, 2025-10-27, 100",
    "Elspotprices, DK1, 2025-03-30, 2025-03-31, 23",
    "Elspotprices, DK1, 2023, 2024, 8760",
    "ProductionConsumptionSettlement, DK1, 2024-01-31, 2024-02-01, 24",
    "ProductionConsumptionSettlement, DK2, 2024-02-17, 2024-02-19, 48",
  })
  void realDaysAreWhole(String dataset, String area, String start, String end, int rows) {
    assertThat(rows(dataset, area, start, end)).hasSize(rows);
  }

  @ParameterizedTest(name = "{0}: {1} weighted by time, {2} not")
  @CsvSource({"DK1, 605.303668, 616.142501", "DK2, 615.695035, 626.803831"})
  void theMeanPriceOf2025IsTheKnownOne(String area, BigDecimal weighted, BigDecimal naive) {
    BigDecimal hours = sum(rows("Elspotprices", area, "2025", "2026"), "SpotPriceDKK");
    BigDecimal quarters = sum(rows("DayAheadPrices", area, "2025", "2026"), "DayAheadPriceDKK");

    BigDecimal four = BigDecimal.valueOf(4);
    assertThat(
            hours.add(quarters.divide(four)).divide(new BigDecimal(8760), 6, RoundingMode.HALF_UP))
        .isEqualTo(weighted);
    BigDecimal rows =
        BigDecimal.valueOf(
            rows("Elspotprices", area, "2025", "2026").size()
                + rows("DayAheadPrices", area, "2025", "2026").size());
    assertThat(hours.add(quarters).divide(rows, 6, RoundingMode.HALF_UP)).isEqualTo(naive);
  }

  private static BigDecimal sum(List<JsonNode> records, String column) {
    return records.stream()
        .map(record -> record.get(column).decimalValue())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void everyRealSettledHourAddsUpToTheLastDigit() {
    List<JsonNode> hours = client.all("/dataset/ProductionConsumptionSettlement", "2024", "2025");

    assertThat(hours).hasSize(144);
    for (JsonNode hour : hours) {
      List<String> columns = new ArrayList<>();
      hour.fieldNames().forEachRemaining(columns::add);
      BigDecimal sum = BigDecimal.ZERO;
      for (String column : columns.subList(3, columns.indexOf("GrossConsumptionMWh"))) {
        sum =
            sum.add(hour.get(column).isNull() ? BigDecimal.ZERO : hour.get(column).decimalValue());
      }
      assertThat(sum).isEqualByComparingTo(hour.get("GrossConsumptionMWh").decimalValue());
    }
  }

  @Test
  void aTinyNumberKeepsTheExponentItHasInTheFile() {
    assertThat(
            client
                .get(
                    "/dataset/ProductionConsumptionSettlement",
                    "start",
                    "2024-01-31",
                    "end",
                    "2024-01-31T01:00")
                .body())
        .contains("\"UnknownProdMWh\":2.8e-05");
  }

  @Test
  void theTariffsOfARealAnswerAreServedToo() {
    String filter = "{\"ChargeTypeCode\":[\"CD\",\"CD R\"]}";

    assertThat(client.envelope("/dataset/DatahubPricelist", "filter", filter).get("total").asInt())
        .isEqualTo(20);
  }

  @Test
  void aStoredAnswerOfStatBankIsGivenByteForByte() throws Exception {
    String question =
        Client.json(Files.readString(data().resolve("statbank/data_STRAF42.csv.request.json")))
            .get("body")
            .asText();

    String answer = post(question);

    assertThat(answer).isEqualTo("\uFEFFHERKOMST1;TID;INDHOLD\r\nTotal;2023;233454\r\n");
    assertThat(client.get("/v1/tableinfo", "id", "STRAF42", "lang", "da").body())
        .isEqualTo(Files.readString(data().resolve("statbank/tableinfo_STRAF42_da.json")));
  }

  @Test
  void realVehiclesAreServedAsATable() {
    String cars =
        post(
            "{\"table\":\"BIL54\",\"format\":\"CSV\",\"valuePresentation\":\"Code\",\"variables\":["
                + "{\"code\":\"OMRÅDE\",\"values\":[\"*\"]},"
                + "{\"code\":\"BILTYPE\",\"values\":[\"4000101002\"]},"
                + "{\"code\":\"DRIV\",\"values\":[\"20225\"]},"
                + "{\"code\":\"Tid\",\"values\":[\"2026M01\"]}]}");

    assertThat(cars.lines().filter(line -> line.matches("\\d{3};.*;\\d+"))).hasSize(98);
    assertThat(cars).contains("\r\n851;4000101002;20225;2026M01;20037\r\n").contains("\r\n0;");
    assertThat(cars.lines().filter(line -> line.startsWith("0;")))
        .containsExactly("0;4000101002;20225;2026M01;..");
  }

  private static String post(String question) {
    return client
        .send(
            HttpRequest.newBuilder(URI.create(standIn.baseUrl() + "/as-of/2026-06-01/v1/data"))
                .POST(HttpRequest.BodyPublishers.ofString(question))
                .build())
        .body();
  }
}
