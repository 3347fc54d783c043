package dk.elhus.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.elhus.job.TestWarehouse.Load;
import dk.elhus.record.Decimals;
import dk.elhus.record.Row;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Loads real prices and settlements, when they are at hand: in the folder that {@code
 * ELHUS_SHARED_DATA} names, or in {@code shared/data} of a parent folder.
 */
class RealDataTest {
  private static final String ALL_TIME = "1969-12-31T23:00:00Z";
  private static final String END_OF_TIME = "9999-12-30T23:00:00Z";
  private static final String FIRST_QUARTER = "2025-09-30T22:00:00";

  @TempDir Path folder;
  private TestWarehouse house;
  private Path data;

  @BeforeEach
  void findData() {
    Optional<Path> found = sharedData();
    assumeTrue(found.isPresent(), "real data is not at hand: set ELHUS_SHARED_DATA");
    data = found.get();
    house = new TestWarehouse(folder);
  }

  @Test
  void meanPricesOf2025AreWeightedByTime() throws Exception {
    List<Map<String, String>> hours = new ArrayList<>();
    List<Map<String, String>> quarters = new ArrayList<>();
    for (String area : List.of("DK1", "DK2")) {
      // a file holds a year of UTC: the first hour of the Danish year is in the one before
      for (String file : List.of("_2024.csv", "_2025.csv")) {
        for (Map<String, String> line : csv(data.resolve("spot/" + area + file))) {
          if (line.get("hour_dk").startsWith("2025")) {
            addPrice(line, hours, quarters);
          }
        }
      }
    }
    house.land("Elspotprices", "2026-01-02", "2024-12-31T23:00:00Z", "2025-09-30T22:00:00Z", hours);
    house.land(
        "DayAheadPrices", "2026-01-02", "2025-09-30T22:00:00Z", "2025-12-31T23:00:00Z", quarters);

    Load load = house.load("2026-01-02");

    assertThat(mean("DK1")).isEqualTo("605.303668");
    assertThat(mean("DK2")).isEqualTo("615.695035");
    assertThat(intervals("2025-09-30")).isEqualTo(24);
    assertThat(intervals("2025-10-01")).isEqualTo(96);
    assertThat(intervals("2025-10-26")).isEqualTo(100);
    assertThat(house.rows(Tables.REJECT)).isEmpty();
    assertThat(load.clean().measures())
        .filteredOn(measure -> measure.check().endsWith("_intervals"))
        .isEmpty();
  }

  @Test
  void productionAndExchangeAreTheConsumptionInEveryRealHour() throws Exception {
    List<Map<String, String>> records = new ArrayList<>();
    try (Stream<Path> files = Files.list(data.resolve("settlement"))) {
      for (Path file : files.sorted().toList()) {
        records.addAll(csv(file));
      }
    }
    house.land(
        "ProductionConsumptionSettlement",
        "2024-02-26",
        "2023-12-31T23:00:00Z",
        "2024-02-29T23:00:00Z",
        records);

    Load load = house.load("2024-02-26");

    assertThat(house.current(Tables.SETTLEMENT)).hasSize(records.size());
    assertThat(load.clean().measures())
        .filteredOn(measure -> measure.check().equals("identity_mwh"))
        .hasSize(4)
        .allMatch(measure -> measure.value().signum() == 0);
    assertThat(balance("DK1", "2024-02-17")).isEqualTo("66.111063 % green, 15549.812939 in 1020");
    assertThat(balance("DK2", "2024-01-31")).isEqualTo("69.047651 % green, 72.821516 in 120");
  }

  /** Green share, and how many MWh were missing in how many minutes of a day. */
  private String balance(String area, String day) throws IOException {
    Row row =
        house.current(Tables.ENERGY_BALANCE_DAY).stream()
            .filter(one -> one.text("price_area").equals(area))
            .filter(one -> one.number("local_day") == LocalDate.parse(day).toEpochDay())
            .findFirst()
            .orElseThrow();
    return "%s %% green, %s in %d"
        .formatted(
            Decimals.toBigDecimal(row.number("green_share_percent")),
            Decimals.toBigDecimal(row.number("deficit_mwh")),
            row.number("deficit_minutes"));
  }

  @Test
  void aalborgsHouseholdsIn2023AddUpToTheLastWattHour() throws Exception {
    List<Map<String, String>> records = new ArrayList<>();
    Path export = data.resolve("consumption/ConsumptionIndustry_851_2023-2024H1.csv");
    for (Map<String, String> line : csv(export, ";")) {
      // the API sends a decimal point where the export for people has a comma
      line.computeIfPresent("ConsumptionkWh", (column, text) -> text.replace(',', '.'));
      records.add(line);
    }
    house.land(
        "ConsumptionIndustry",
        "2026-01-02",
        "2022-12-31T23:00:00Z",
        "2024-12-31T23:00:00Z",
        records);

    house.load("2026-01-02");

    List<Row> months =
        house.current(Tables.MUNICIPAL_CONSUMPTION_MONTH).stream()
            .filter(row -> row.text("local_month").startsWith("2023"))
            .toList();
    assertThat(months)
        .hasSize(12)
        .allMatch(row -> row.text("municipality_code").equals("851"))
        .allMatch(row -> row.text("branch").equals("Privat"));
    assertThat(months.stream().mapToLong(row -> row.number("hours")).sum()).isEqualTo(8760);
    assertThat(Decimals.toBigDecimal(consumption(months))).isEqualByComparingTo("277602593.703");
    List<Row> days =
        house.current(Tables.MUNICIPAL_CONSUMPTION_DAY).stream()
            .filter(row -> row.partition().equals("2023"))
            .toList();
    assertThat(days).hasSize(365);
    assertThat(consumption(days)).isEqualTo(consumption(months));
    List<Row> profile =
        house.current(Tables.LOAD_PROFILE).stream()
            .filter(row -> row.text("local_month").startsWith("2023"))
            .toList();
    assertThat(profile).hasSize(12 * 2 * 24);
    assertThat(profile.stream().mapToLong(row -> row.number("hours")).sum()).isEqualTo(8760);
    assertThat(consumption(profile)).isEqualTo(consumption(months));
    assertThat(house.rows(Tables.REJECT)).isEmpty();
  }

  @Test
  void n1sTariffOfAnHourIsItsPricePlusItsRebate() throws Exception {
    List<Map<String, String>> records = charges("DatahubPricelistN1", "5790001089030");
    house.land("DatahubPricelist", "2026-01-02", ALL_TIME, END_OF_TIME, records);

    house.load("2026-01-02");

    assertThat(house.current(Tables.TARIFF)).hasSize(20);
    // before October 2022 the rebate is a little of the price, in December it is all of it
    assertThat(priceOf("2022-09-15", 17)).isEqualTo("0.295150");
    assertThat(priceOf("2022-11-15", 3)).isEqualTo("0.387517");
    assertThat(priceOf("2022-11-15", 17)).isEqualTo("0.973404");
    for (int hour = 0; hour < 24; hour++) {
      assertThat(priceOf("2022-12-15", hour)).isEqualTo("0.000000");
    }
    assertThat(priceOf("2023-02-01", 17)).isEqualTo("1.056190");
    assertThat(priceOf("2023-02-01", 21)).isEqualTo("0.432225");
  }

  @Test
  void electricityTaxIsOneAndItsValidityIsClosedWhenTheNextIsKnown() throws Exception {
    String energinet = "5790000432752";
    house.land(
        "DatahubPricelist",
        "2023-08-01",
        ALL_TIME,
        END_OF_TIME,
        charges("DatahubPricelistElectricityTax_full_columns", energinet));
    house.load("2023-08-01");
    assertThat(priceOf("2023-07-15", 0)).isEqualTo("0.697000");
    assertThat(priceOf("2023-06-15", 23)).isEqualTo("0.008000");
    house.land(
        "DatahubPricelist",
        "2024-02-01",
        ALL_TIME,
        END_OF_TIME,
        charges("ElectricityTaxes", energinet));

    house.load("2024-02-01");

    assertThat(priceOf("2023-12-31", 12)).isEqualTo("0.697000");
    assertThat(priceOf("2024-01-01", 12)).isEqualTo("0.761000");
    Predicate<Row> summer2023 =
        row -> row.number("valid_from") == LocalDate.parse("2023-07-01").toEpochDay();
    assertThat(house.asOf(Tables.TARIFF, "2023-12-01"))
        .filteredOn(summer2023)
        .singleElement()
        .matches(row -> row.isNull("valid_to"));
    assertThat(house.current(Tables.TARIFF))
        .filteredOn(summer2023)
        .singleElement()
        .matches(row -> row.number("valid_to") == LocalDate.parse("2024-01-01").toEpochDay());
  }

  /** What all codes of the company cost together, DKK/kWh. */
  private String priceOf(String day, int hour) throws IOException {
    long date = LocalDate.parse(day).toEpochDay();
    long sum = 0;
    for (Row row : house.current(Tables.TARIFF)) {
      boolean begun = row.number("valid_from") <= date;
      if (begun && (row.isNull("valid_to") || date < row.number("valid_to"))) {
        sum += row.number("price_hour_%02d_dkk_per_kwh".formatted(hour));
      }
    }
    return Decimals.toBigDecimal(sum).toPlainString();
  }

  /** Records of a stored answer; a column that its filter fixed was not asked for again. */
  private List<Map<String, String>> charges(String file, String gln) throws IOException {
    List<Map<String, String>> records = new ArrayList<>();
    JsonNode answer =
        new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .readTree(data.resolve("tariffs/" + file + ".json").toFile());
    for (JsonNode record : answer.get("records")) {
      Map<String, String> texts = new HashMap<>(Map.of("GLN_Number", gln, "ChargeType", "D03"));
      record
          .fields()
          .forEachRemaining(
              field ->
                  texts.put(
                      field.getKey(),
                      field.getValue().isNull() ? null : field.getValue().asText()));
      records.add(texts);
    }
    return records;
  }

  private static long consumption(List<Row> rows) {
    return rows.stream().mapToLong(row -> row.number("consumption_kwh")).sum();
  }

  @Test
  void vehiclesOf98MunicipalitiesStandApartFromTheCountry() throws Exception {
    List<Map<String, String>> cells = new ArrayList<>();
    for (Map<String, String> line : csv(data.resolve("vehicles/BIL54_2026M01_municipality.csv"))) {
      String area = line.get("municipality_code");
      cells.add(cell(area, "20200", "2026M01", line.get("biler")));
      cells.add(cell(area, "20225", "2026M01", line.get("biler_el")));
    }
    for (Map<String, String> line : csv(data.resolve("vehicles/BIL54_national_2018-2024.csv"))) {
      String month = line.get("time").replace("-", "M");
      cells.add(cell("0", "20200", month, line.get("total")));
      cells.add(cell("0", "20225", month, line.get("electricity")));
    }
    house.land("BIL54", "2026-02-20", "2017-12-31T23:00:00Z", "2026-02-20T23:00:00Z", cells);

    house.load("2026-02-20");

    List<Row> stock = house.current(Tables.VEHICLE_STOCK);
    assertThat(house.rows(Tables.REJECT)).isEmpty();
    assertThat(stock).hasSize(2 * 98 + 2 * 84);
    assertThat(vehicles(stock, "municipality", "20200", "2026-01")).isEqualTo(2_916_557);
    assertThat(vehicles(stock, "municipality", "20225", "2026-01")).isEqualTo(556_280);
    assertThat(vehicles(stock, "country", "20200", "2024-12")).isEqualTo(3_258_025);
    assertThat(vehicles(stock, "country", "20225", "2024-12")).isEqualTo(357_317);
  }

  private static Map<String, String> cell(
      String area, String propellant, String month, String vehicles) {
    return Map.of(
        "OMRAADE", area,
        "BILTYPE", "4000101002",
        "BRUG", "1000",
        "DRIV", propellant,
        "TID", month,
        "INDHOLD", vehicles);
  }

  private static long vehicles(List<Row> stock, String level, String propellant, String month) {
    return stock.stream()
        .filter(row -> row.text("area_level").equals(level))
        .filter(row -> row.text("propellant").equals(propellant))
        .filter(row -> row.text("local_month").equals(month))
        .mapToLong(row -> row.number("vehicles"))
        .sum();
  }

  private static void addPrice(
      Map<String, String> line,
      List<Map<String, String>> hours,
      List<Map<String, String>> quarters) {
    boolean hourly = line.get("hour_utc").replace(' ', 'T').compareTo(FIRST_QUARTER) < 0;
    String time = hourly ? "Hour" : "Time";
    String price = hourly ? "SpotPrice" : "DayAheadPrice";
    Map<String, String> record = new HashMap<>();
    record.put(time + "UTC", line.get("hour_utc"));
    record.put(time + "DK", line.get("hour_dk"));
    record.put("PriceArea", line.get("price_area"));
    record.put(price + "DKK", line.get("spot_price_dkk"));
    record.put(price + "EUR", line.get("spot_price_eur"));
    (hourly ? hours : quarters).add(record);
  }

  /** The year's mean from the months' sums, as an analyst would take it. */
  private String mean(String area) throws IOException {
    long priceMinutes = 0;
    long minutes = 0;
    for (Row month : house.current(Tables.SPOT_PRICE_MONTH)) {
      if (month.text("price_area").equals(area)) {
        priceMinutes += month.number("price_minutes_dkk");
        minutes += month.number("priced_minutes_dkk");
      }
    }
    return Decimals.toBigDecimal(priceMinutes)
        .divide(BigDecimal.valueOf(minutes), 6, RoundingMode.HALF_UP)
        .toPlainString();
  }

  private long intervals(String day) throws IOException {
    long date = LocalDate.parse(day).toEpochDay();
    return house.current(Tables.SPOT_PRICE_DAY).stream()
        .filter(row -> row.text("price_area").equals("DK1") && row.number("local_day") == date)
        .mapToLong(row -> row.number("intervals"))
        .sum();
  }

  private static List<Map<String, String>> csv(Path file) throws IOException {
    return csv(file, ",");
  }

  private static List<Map<String, String>> csv(Path file, String delimiter) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String[] header = lines.get(0).split(delimiter);
    List<Map<String, String>> records = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(delimiter, -1);
      Map<String, String> record = new HashMap<>();
      for (int i = 0; i < header.length; i++) {
        record.put(header[i], fields[i].isEmpty() ? null : fields[i]);
      }
      records.add(record);
    }
    return records;
  }

  private static Optional<Path> sharedData() {
    String named = System.getenv("ELHUS_SHARED_DATA");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    Path parent = Path.of("").toAbsolutePath();
    while (parent != null) {
      Path candidate = parent.resolve("shared/data");
      if (Files.isDirectory(candidate)) {
        return Optional.of(candidate);
      }
      parent = parent.getParent();
    }
    return Optional.empty();
  }
}
