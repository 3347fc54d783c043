package dk.elhus.cli.chain;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.elhus.standin.StandIn;
import dk.elhus.standin.StandInConfig;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The answers that the source gives in the chain test: real data where it is at hand, else
 * generated data of a shorter period. A folder of them is what the sandbox's stand-in serves.
 */
final class SourceFiles {
  static final String SETTLEMENT = "ProductionConsumptionSettlement";

  /** The hour of DK1 that the source corrects between two nights, UTC start. */
  static final String CORRECTED_HOUR = "2024-02-17T11:00:00";

  /** By how much its production and consumption are corrected, MWh. */
  static final BigDecimal CORRECTION = BigDecimal.TEN;

  static final List<String> DATASETS = List.of("Elspotprices", "DayAheadPrices", SETTLEMENT);

  /**
   * Datasets that are generated whatever the folder of real data holds: what is asked of each, a
   * few days around those that the two nights ask for.
   */
  static final Map<String, String> GENERATED =
      new TreeMap<>(
          Map.of(
              "ConsumptionIndustry",
              "start=2024-12-30&end=2025-01-01",
              "CO2Emis",
              "start=2026-01-02&end=2026-01-07",
              "DatahubPricelist",
              "sort=GLN_Number,ChargeType,ChargeTypeCode,ValidFrom",
              "PrivateConsumptionHeatingHour",
              "start=2025-12-25&end=2025-12-29"));

  private static final String GENERATED_AS_OF = "2026-01-07";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  /** Sum of a column over the records of a generated dataset for which another column says so. */
  static BigDecimal sum(Path folder, String dataset, String column, String where, String prefix)
      throws IOException {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode record :
        JSON.readTree(folder.resolve(dataset + ".json").toFile()).get("records")) {
      if (record.get(where).asText().startsWith(prefix)) {
        sum = sum.add(record.get(column).decimalValue());
      }
    }
    return sum;
  }

  private SourceFiles() {}

  /** The folder of real data beside the checkout, when there is one. */
  static Optional<Path> realData() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path data = at.resolve("shared/data");
      if (Files.isDirectory(data.resolve("spot"))) {
        return Optional.of(data);
      }
    }
    return Optional.empty();
  }

  /** Writes one answer per dataset, as the source had them before the correction. */
  static void write(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    StandInConfig unlimited = StandInConfig.defaults().withRatePerMinute(0);
    StandInConfig config = realData().map(unlimited::withFiles).orElse(unlimited);
    String window = realData().isPresent() ? "start=2024&end=2026" : "start=2024-02&end=2024-04";
    try (StandIn standIn = StandIn.start(config)) {
      for (String dataset : DATASETS) {
        String url = standIn.baseUrl() + "/dataset/" + dataset + "?limit=0&" + window;
        Files.writeString(folder.resolve(dataset + ".json"), get(URI.create(url)));
      }
    }
    try (StandIn standIn = StandIn.start(unlimited)) {
      for (Map.Entry<String, String> asked : GENERATED.entrySet()) {
        String url =
            "%s/as-of/%s/dataset/%s?limit=0&%s"
                .formatted(standIn.baseUrl(), GENERATED_AS_OF, asked.getKey(), asked.getValue());
        Files.writeString(folder.resolve(asked.getKey() + ".json"), get(URI.create(url)));
      }
    }
  }

  /** Writes the same answers with one hour of DK1 corrected; the hour still balances. */
  static void writeCorrected(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (String dataset : GENERATED.keySet()) {
      String name = dataset + ".json";
      Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    for (String dataset : DATASETS) {
      String name = dataset + ".json";
      JsonNode answer = JSON.readTree(from.resolve(name).toFile());
      if (dataset.equals(SETTLEMENT)) {
        answer.get("records").forEach(record -> correct((ObjectNode) record));
      }
      JSON.writeValue(to.resolve(name).toFile(), answer);
    }
  }

  private static void correct(ObjectNode record) {
    if (record.get("HourUTC").asText().startsWith(CORRECTED_HOUR)
        && record.get("PriceArea").asText().equals("DK1")) {
      for (String column : List.of("CentralPowerMWh", "GrossConsumptionMWh")) {
        record.put(column, record.get(column).decimalValue().add(CORRECTION));
      }
    }
  }

  private static String get(URI url) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(url + " answered " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }
}
