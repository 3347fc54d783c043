package dk.elhus.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fed from a folder, the stand-in answers what the files say, digit by digit. */
class FilesTest {

  private static final String COLLECTED =
      """
      id,hour_utc,hour_dk,price_area,spot_price_dkk,spot_price_eur,created_at
      ,2025-09-30 21:00:00,2025-09-30T23:00:00,DK1,690.700059,92.540001,
      4941.0,2025-09-30 22:00:00,2025-10-01 00:00:00,DK1,766.0,102.6,2025-10-17 10:51:49
      4940.0,2025-09-30 22:15:00,2025-10-01 00:15:00,DK1,,92.24,2025-10-17 10:51:49
      """;

  private static final String EXPORTED =
      """
      HourUTC;HourDK;PriceArea;SpotPriceDKK;SpotPriceEUR
      2024-06-30 21:00;2024-06-30 23:00;DK1;693,679993;93,010002
      2022-12-31T23:00:00;2023-01-01 00:00:00;DK1;-14,950000;-2,010000
      """;

  @TempDir Path folder;

  private StandIn standIn;

  @AfterEach
  void stop() {
    if (standIn != null) {
      standIn.close();
    }
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Client serve() throws IOException {
    return serve(StandInConfig.defaults());
  }

  private Client serve(StandInConfig config) throws IOException {
    standIn = StandIn.start(config.withRatePerMinute(0).withFiles(folder));
    return new Client(standIn.baseUrl());
  }

  private static List<JsonNode> records(Client client, String dataset) {
    return Client.list(client.envelope("/dataset/" + dataset, "limit", "0").get("records"));
  }

  @Test
  void aCollectorsFileIsServedAsTheTwoDatasetsItCameFrom() throws IOException {
    write("spot/DK1_2025.csv", COLLECTED);
    Client client = serve();

    assertThat(client.get("/dataset/Elspotprices").body())
        .contains(
            "[{\"HourUTC\":\"2025-09-30T21:00:00\",\"HourDK\":\"2025-09-30T23:00:00\","
                + "\"PriceArea\":\"DK1\",\"SpotPriceDKK\":690.700059,\"SpotPriceEUR\":92.540001}]");
    assertThat(client.get("/dataset/DayAheadPrices").body())
        .contains(
            "[{\"TimeUTC\":\"2025-09-30T22:00:00\",\"TimeDK\":\"2025-10-01T00:00:00\","
                + "\"PriceArea\":\"DK1\",\"DayAheadPriceEUR\":102.6,\"DayAheadPriceDKK\":766.0},"
                + "{\"TimeUTC\":\"2025-09-30T22:15:00\",\"TimeDK\":\"2025-10-01T00:15:00\","
                + "\"PriceArea\":\"DK1\",\"DayAheadPriceEUR\":92.24,\"DayAheadPriceDKK\":null}]");
  }

  @Test
  void theSourcesOwnExportHasDecimalCommasAndKeepsItsSixDecimals() throws IOException {
    write("export.csv", "\uFEFF" + EXPORTED);

    assertThat(serve().get("/dataset/Elspotprices").body())
        .contains("\"total\":2")
        .contains(
            "[{\"HourUTC\":\"2022-12-31T23:00:00\",\"HourDK\":\"2023-01-01T00:00:00\","
                + "\"PriceArea\":\"DK1\",\"SpotPriceDKK\":-14.950000,\"SpotPriceEUR\":-2.010000},"
                + "{\"HourUTC\":\"2024-06-30T21:00:00\"");
  }

  @Test
  void ofTwoFilesWithTheSameHourTheFirstByPathCounts() throws IOException {
    write(
        "a.csv",
        "hour_utc,hour_dk,price_area,spot_price_dkk,spot_price_eur\n"
            + "2024-06-30 21:00:00,2024-06-30 23:00:00,DK1,1.5,0.2\n");
    write("b.csv", EXPORTED);

    assertThat(records(serve(), "Elspotprices"))
        .hasSize(2)
        .element(1)
        .satisfies(hour -> assertThat(hour.get("SpotPriceDKK").asText()).isEqualTo("1.5"));
  }

  @Test
  void aStoredAnswerIsServedWhateverItsDatasetIs() throws IOException {
    write(
        "tariffs/one.json",
        """
        {"total": 2, "dataset": "SomePricelist", "records": [
          {"ValidFrom": "2024-01-01T00:00:00", "ValidTo": null, "ChargeTypeCode": "EA-001",
           "Price1": 0.7610, "Price2": null},
          {"ValidFrom": "2023-01-01T00:00:00", "ValidTo": "2023-07-01T00:00:00",
           "ChargeTypeCode": "EA-001", "Price1": 8e-3, "Price2": 1}]}
        """);
    write("tariffs/other.json", "{\"table\": \"BIL54\"}");
    Client client = serve();

    List<JsonNode> all = records(client, "SomePricelist");
    assertThat(all).hasSize(2);
    assertThat(all.get(0).get("Price2").asInt()).isEqualTo(1);
    assertThat(client.get("/dataset/SomePricelist", "start", "2024").body())
        .contains("\"total\":1")
        .contains("{\"ValidFrom\":\"2024-01-01T00:00:00\",\"ValidTo\":null,")
        .contains("\"Price1\":0.7610");
    assertThat(client.get("/dataset/SomePricelist").body()).contains("\"Price1\":8e-3");
  }

  @Test
  void rowsOfAFileAppearWhenTheSourceWouldHavePublishedThem() throws IOException {
    write("spot.csv", COLLECTED);
    Client client = serve();

    assertThat(total(client, "/as-of/2025-09-28/dataset/Elspotprices")).isZero();
    assertThat(total(client, "/as-of/2025-09-29/dataset/Elspotprices")).isEqualTo(1);
    assertThat(total(client, "/as-of/2025-09-29/dataset/DayAheadPrices")).isZero();
    assertThat(total(client, "/as-of/2025-09-30/dataset/DayAheadPrices")).isEqualTo(2);
  }

  private static int total(Client client, String path) {
    return client.envelope(path).get("total").asInt();
  }

  @Test
  void aDatasetThatNoFileHoldsIsNotFoundUnlessItMayBeGenerated() throws IOException {
    write("spot.csv", EXPORTED);
    Client filesOnly = serve();
    assertThat(filesOnly.get("/dataset/DayAheadPrices").statusCode()).isEqualTo(404);
    assertThat(filesOnly.get("/meta/dataset/DayAheadPrices").statusCode()).isEqualTo(204);
    standIn.close();

    Client both = serve(StandInConfig.defaults().withGenerateMissing(true));
    assertThat(both.get("/dataset/DayAheadPrices").statusCode()).isEqualTo(200);
    assertThat(records(both, "Elspotprices")).hasSize(2);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-01-01 00:00:00;2024-01-01 01:00:00;DK1;1.234,5;1,0 | SpotPriceDKK: '1.234,5' is not",
        "2024-01-01 00:00:00;2024-01-01 01:00:00;DK1;209.779;1,0 | SpotPriceDKK: '209.779' is not",
        "01-01-2024;2024-01-01 01:00:00;DK1;1,0;1,0              | HourUTC: '01-01-2024' is not",
        "2024-01-01 00:00:00;2024-01-01 01:00:00;;1,0;1,0        | PriceArea is empty",
        "2024-01-01 00:00:00;2024-01-01 01:00:00;DK1;1,0         | SpotPriceEUR: ",
      })
  void aFileThatASpreadsheetHasSpoiltIsNotServedAndTheErrorSaysWhere(String line, String says)
      throws IOException {
    write("spoilt.csv", EXPORTED + line + "\n");

    HttpResponse<String> response = serve().get("/dataset/Elspotprices");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).contains("spoilt.csv line 4: " + says);
  }

  @Test
  void aFolderThatIsNoneOrHoldsNothingKnownIsRefusedAtOnce() throws IOException {
    write("notes.csv", "a,b\n1,2\n");
    write("readme.txt", "nothing");

    assertThatThrownBy(this::serve)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds no CSV or JSON file of a known dataset");
    assertThatThrownBy(
            () -> StandIn.start(StandInConfig.defaults().withFiles(folder.resolve("absent"))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not a folder");
  }
}
