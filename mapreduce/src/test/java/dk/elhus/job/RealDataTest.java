package dk.elhus.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Loads real prices and settlements, when they are at hand: in the folder that {@code
 * ELHUS_SHARED_DATA} names, or in {@code shared/data} of a parent folder.
 */
class RealDataTest {
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
        .filteredOn(measure -> measure.name().endsWith("_intervals"))
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
        .filteredOn(measure -> measure.name().equals("settlement_identity_mwh"))
        .hasSize(4)
        .allMatch(measure -> measure.value().signum() == 0);
  }

  @Test
  void vehiclesOf98MunicipalitiesStandApartFromTheCountry() throws Exception {
    List<Map<String, String>> cells = new ArrayList<>();
    for (Map<String, String> line :
        csv(data.resolve("vehicles/BIL54_2026M01_municipality.csv"))) {
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
    List<String> lines = Files.readAllLines(file);
    String[] header = lines.get(0).split(",");
    List<Map<String, String>> records = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
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
