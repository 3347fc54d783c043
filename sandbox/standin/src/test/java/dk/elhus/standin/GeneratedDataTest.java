package dk.elhus.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated data is not real, but a Dane would believe it. */
class GeneratedDataTest {

  private static final String DK1 = "{\"PriceArea\":[\"DK1\"]}";
  private static final String DK2 = "{\"PriceArea\":[\"DK2\"]}";

  @RegisterExtension static final RunningStandIn SOURCE = new RunningStandIn();

  private static List<JsonNode> settled(String night, String start, String end, String filter) {
    return SOURCE
        .client()
        .all(
            "/as-of/" + night + "/dataset/ProductionConsumptionSettlement",
            start,
            end,
            "filter",
            filter);
  }

  private static List<JsonNode> hourly(String start, String end, String filter) {
    return SOURCE
        .client()
        .all("/as-of/2026-01-31/dataset/Elspotprices", start, end, "filter", filter);
  }

  private static double mean(Stream<JsonNode> records, String column) {
    return records.mapToDouble(record -> record.get(column).asDouble()).average().orElseThrow();
  }

  @ParameterizedTest(name = "as of {0}")
  @ValueSource(strings = {"2025-07-09", "2025-07-20", "2025-09-30", "2028-01-01"})
  void allProductionAndAllExchangeAreGrossConsumptionExactly(String night) {
    for (JsonNode hour : settled(night, "2025-06-28", "2025-07-01", "{}")) {
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
  void theEastHasNoCableToNorwayTheNetherlandsOrBritain() {
    List<String> absent = List.of("ExchangeNO_MWh", "ExchangeNL_MWh", "ExchangeGB_MWh");
    for (JsonNode hour : settled("2025-12-01", "2025-10-26", "2025-10-27", "{}")) {
      boolean east = hour.get("PriceArea").asText().equals("DK2");
      hour.fields()
          .forEachRemaining(
              field ->
                  assertThat(field.getValue().isNull())
                      .as(field.getKey())
                      .isEqualTo(east && absent.contains(field.getKey())));
    }
  }

  @Test
  void numbersHaveADecimalPointAndAtMostSixDecimals() {
    for (JsonNode hour : settled("2026-01-31", "2025-12-01", "2025-12-02", "{}")) {
      hour.forEach(
          value -> {
            if (value.isNumber()) {
              assertThat(value.decimalValue().scale()).as(value.asText()).isBetween(1, 6);
            }
          });
    }
  }

  @Test
  void consumptionIsAboutWhatDenmarkConsumes() {
    List<JsonNode> west = settled("2026-01-31", "2025-01", "2026-01", DK1);
    List<JsonNode> east = settled("2026-01-31", "2025-01", "2026-01", DK2);

    assertThat(west).hasSize(8760);
    assertThat(mean(west.stream(), "GrossConsumptionMWh")).isBetween(2300.0, 2800.0);
    assertThat(mean(east.stream(), "GrossConsumptionMWh")).isBetween(1400.0, 1700.0);
    assertThat(west)
        .allSatisfy(
            hour ->
                assertThat(hour.get("GrossConsumptionMWh").asDouble()).isBetween(1400.0, 4000.0));
  }

  @Test
  void theSunDoesNotShineAtNightAndShinesMoreInSummer() {
    List<JsonNode> june = settled("2026-01-31", "2025-06", "2025-07", DK1);
    List<JsonNode> december = settled("2026-01-31", "2025-12", "2026-01", DK1);

    assertThat(mean(atHour(june, "01"), "SolarPowerGe40kW_MWh")).isLessThan(1);
    assertThat(mean(atHour(june, "13"), "SolarPowerGe40kW_MWh"))
        .isGreaterThan(4 * mean(atHour(december, "13"), "SolarPowerGe40kW_MWh"));
  }

  private static Stream<JsonNode> atHour(List<JsonNode> records, String hour) {
    return records.stream().filter(record -> record.get("HourDK").asText().startsWith(hour, 11));
  }

  @Test
  void windTodayIsMuchLikeWindAnHourAgoAndLittleLikeWindAWeekAgo() {
    double[] wind =
        settled("2026-01-31", "2025-01", "2026-01", DK1).stream()
            .mapToDouble(hour -> hour.get("OnshoreWindGe50kW_MWh").asDouble())
            .toArray();

    assertThat(correlation(wind, 1)).isGreaterThan(0.95);
    assertThat(correlation(wind, 24 * 7)).isBetween(-0.2, 0.2);
  }

  private static double correlation(double[] values, int lag) {
    double mean = average(values);
    double covariance = 0;
    double variance = 0;
    for (int i = lag; i < values.length; i++) {
      covariance += (values[i] - mean) * (values[i - lag] - mean);
      variance += (values[i] - mean) * (values[i] - mean);
    }
    return covariance / variance;
  }

  private static double average(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  @Test
  void pricesAreSometimesNegativeSometimesExactlyZeroAndMostlyNeither() {
    List<JsonNode> year = hourly("2024", "2025", DK1);
    double[] prices = year.stream().mapToDouble(r -> r.get("SpotPriceEUR").asDouble()).toArray();

    assertThat(share(prices, price -> price < 0)).isBetween(0.01, 0.10);
    assertThat(share(prices, price -> price == 0)).isBetween(0.001, 0.02);
    assertThat(average(prices)).isBetween(50.0, 110.0);
    assertThat(share(prices, price -> price > -80 && price < 1000)).isEqualTo(1);
  }

  private static double share(double[] values, DoublePredicate test) {
    return (double) Arrays.stream(values).filter(test).count() / values.length;
  }

  @Test
  void theEveningIsDearTheNightAndTheSunnyNoonAreCheap() {
    List<JsonNode> summer = hourly("2025-05", "2025-09", DK1);

    double evening = mean(atHour(summer, "19"), "SpotPriceEUR");
    assertThat(evening).isGreaterThan(1.2 * mean(atHour(summer, "03"), "SpotPriceEUR"));
    assertThat(evening).isGreaterThan(1.4 * mean(atHour(summer, "13"), "SpotPriceEUR"));
  }

  @Test
  void windyHoursAreCheapHours() {
    List<JsonNode> prices = hourly("2025-01", "2025-04", DK1);
    List<JsonNode> settled = settled("2026-01-31", "2025-01", "2025-04", DK1);
    List<Double> windy = new ArrayList<>();
    List<Double> calm = new ArrayList<>();
    for (int i = 0; i < prices.size(); i++) {
      double wind = settled.get(i).get("OnshoreWindGe50kW_MWh").asDouble();
      (wind > 1500 ? windy : calm).add(prices.get(i).get("SpotPriceEUR").asDouble());
    }

    assertThat(windy.stream().mapToDouble(p -> p).average().orElseThrow())
        .isLessThan(0.7 * calm.stream().mapToDouble(p -> p).average().orElseThrow());
  }

  @Test
  void aEuroIsAboutSevenKronerFortySix() {
    for (JsonNode hour : hourly("2025-08", "2025-09", DK2)) {
      double euro = hour.get("SpotPriceEUR").asDouble();
      double kroner = hour.get("SpotPriceDKK").asDouble();
      assertThat(kroner)
          .isBetween(Math.min(7.45 * euro, 7.47 * euro), Math.max(7.45 * euro, 7.47 * euro));
    }
  }

  @Test
  void theAreasOftenHaveTheSamePriceButNotAlways() {
    List<JsonNode> west = hourly("2025-01", "2025-02", DK1);
    List<JsonNode> east = hourly("2025-01", "2025-02", DK2);
    int same = 0;
    for (int i = 0; i < west.size(); i++) {
      same += west.get(i).get("SpotPriceEUR").equals(east.get(i).get("SpotPriceEUR")) ? 1 : 0;
    }

    assertThat(same).isBetween(west.size() / 5, west.size() * 19 / 20);
  }

  @Test
  void aValueDoesNotDependOnTheWindowItIsAskedFor() {
    List<JsonNode> month =
        SOURCE.client().all("/as-of/2026-01-31/dataset/DayAheadPrices", "2025-12", "2026-01");
    List<JsonNode> hour =
        SOURCE
            .client()
            .all(
                "/as-of/2026-01-31/dataset/DayAheadPrices", "2025-12-24T17:00", "2025-12-24T18:00");

    assertThat(hour).hasSize(8);
    assertThat(month).containsAll(hour);
  }

  @Test
  void anotherSeedIsAnotherCountry() throws IOException {
    try (StandIn other = StandIn.start(StandInConfig.defaults().withRatePerMinute(0).withSeed(7))) {
      String path = "/as-of/2026-01-31/dataset/Elspotprices";

      assertThat(new Client(other.baseUrl()).all(path, "2025-01-01", "2025-01-02"))
          .doesNotContainAnyElementsOf(SOURCE.client().all(path, "2025-01-01", "2025-01-02"));
    }
  }

  @Test
  void dataBeginsIn2015() {
    JsonNode first =
        SOURCE
            .client()
            .envelope("/dataset/ProductionConsumptionSettlement", "limit", "1", "sort", "HourUTC")
            .get("records")
            .get(0);

    assertThat(first.get("HourDK").asText()).isEqualTo("2015-01-01T00:00:00");
  }

  @Test
  void thisSeedGivesTheseDigitsOnEveryMachine() {
    JsonNode hour = hourly("2025-01-01", "2025-01-02", DK1).get(17);
    JsonNode settled = settled("2030-01-01", "2025-01-01", "2025-01-02", DK2).get(17);

    assertThat(hour.get("SpotPriceDKK").asText()).isEqualTo("554.116918");
    assertThat(settled.get("GrossConsumptionMWh").asText()).isEqualTo("1829.797923");
  }
}
