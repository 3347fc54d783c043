package dk.elhus.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Marts that are views, on hand-made tables with known answers")
@ExtendWith(LoadedWarehouse.class)
class MartsIT {
  private static ScratchWarehouse scratch;

  @BeforeAll
  static void open(LoadedWarehouse warehouse) throws Exception {
    scratch = new ScratchWarehouse(warehouse);
  }

  @AfterAll
  static void close() throws Exception {
    scratch.close();
  }

  @Test
  void aHouseholdPaysSpotTariffCodesTaxAndVat() throws Exception {
    householdPrice();
  }

  private void householdPrice() throws Exception {
    scratch.given(
        "elhus.grid_company",
        """
        gln           | name   | tariff_codes
        5790001089030 | N1     | CD + CD R
        5790000705689 | Radius | DT_C_01
        """);
    scratch.given(
        "elhus.calendar_day",
        """
        local_day  | day_minutes
        2025-10-25 | 1440
        2025-10-26 | 1500
        2025-10-27 | 1440
        """);
    scratch.given(
        "elhus.tariff",
        """
        gln           | charge_type | charge_code | valid_from | valid_to   | price_hour_00_dkk_per_kwh | price_hour_02_dkk_per_kwh | price_hour_17_dkk_per_kwh
        5790001089030 | D03         | CD          | 2024-01-01 |            | 9                         | 9                         | 9
        5790001089030 | D03         | CD          | 2025-01-01 |            | 0.10                      | 0.12                      | 0.60
        5790001089030 | D03         | CD R        | 2025-01-01 |            | -0.02                     | -0.02                     | -0.02
        5790001089030 | D03         | CD R        | 2025-10-01 | 2025-10-26 |                           |                           | -5
        5790001089030 | D03         | CD X        | 2025-01-01 |            |                           |                           | 7
        5790001089030 | D01         | CD          | 2025-02-01 |            |                           |                           | 7
        5790001089030 | D03         | CD          | 2025-10-27 |            |                           |                           | 7
        5790000705689 | D03         | CD          | 2025-06-01 |            |                           |                           | 7
        5790000432752 | D03         | EA-001      | 2025-01-01 | 2025-10-27 | 0.72                      | 0.72                      | 0.72
        """);
    scratch.given(
        "elhus.spot_price",
        """
        price_area | start_utc           | resolution_minutes | start_local         | local_day  | local_month | price_dkk_per_mwh
        DK1        | 2025-10-25 21:45:00 | 15                 | 2025-10-25 23:45:00 | 2025-10-25 | 2025-10     | 1
        DK1        | 2025-10-25 22:00:00 | 15                 | 2025-10-26 00:00:00 | 2025-10-26 | 2025-10     | 100
        DK1        | 2025-10-25 22:15:00 | 15                 | 2025-10-26 00:15:00 | 2025-10-26 | 2025-10     | 200
        DK1        | 2025-10-25 22:30:00 | 15                 | 2025-10-26 00:30:00 | 2025-10-26 | 2025-10     | 300
        DK1        | 2025-10-25 22:45:00 | 15                 | 2025-10-26 00:45:00 | 2025-10-26 | 2025-10     | 400
        DK1        | 2025-10-26 00:00:00 | 60                 | 2025-10-26 02:00:00 | 2025-10-26 | 2025-10     | 1000
        DK1        | 2025-10-26 01:00:00 | 60                 | 2025-10-26 02:00:00 | 2025-10-26 | 2025-10     | 40
        DK1        | 2025-10-26 16:00:00 | 15                 | 2025-10-26 17:00:00 | 2025-10-26 | 2025-10     | 1200
        DK1        | 2025-10-26 16:15:00 | 15                 | 2025-10-26 17:15:00 | 2025-10-26 | 2025-10     |
        DK1        | 2025-10-27 16:00:00 | 60                 | 2025-10-27 17:00:00 | 2025-10-27 | 2025-10     | 1
        """);
    scratch.derived("elhus.tariff_hour", "elhus.household_tariff", "elhus.household_price");

    assertThat(
            scratch.query(
                "SELECT company, CAST(start_utc AS STRING) AS begins, HOUR(start_local),"
                    + " priced_minutes, spot_dkk_per_kwh, grid_tariff_dkk_per_kwh,"
                    + " electricity_tax_dkk_per_kwh, price_without_vat_dkk_per_kwh,"
                    + " vat_dkk_per_kwh, price_with_vat_dkk_per_kwh FROM elhus.household_price"
                    + " WHERE price_area = 'DK1' AND local_month = '2025-10' AND gln <> ''"
                    + " AND local_day >= DATE '2025-10-26' ORDER BY begins, company"))
        .containsExactly(
            "N1 2025-10-25 22:00:00 0 60 0.25 0.08 0.72 1.05 0.2625 1.3125",
            "N1 2025-10-26 00:00:00 2 60 1 0.1 0.72 1.82 0.455 2.275",
            "N1 2025-10-26 01:00:00 2 60 0.04 0.1 0.72 0.86 0.215 1.075",
            "N1 2025-10-26 16:00:00 17 15 1.2 0.58 0.72 2.5 0.625 3.125");
  }

  @Test
  void aConditionOverATariffAndItsHourIsNotLost() throws Exception {
    scratch.given(
        "elhus.tariff",
        """
        gln           | charge_type | charge_code | valid_from | valid_to
        5790001089030 | D03         | CD          | 2023-01-01 | 2024-01-03
        5790001089030 | D03         | CD R        | 2024-01-03 |
        """);
    scratch.derived("elhus.tariff_hour");

    assertThat(
            scratch.query(
                "SELECT charge_code, local_hour FROM elhus.tariff_hour"
                    + " WHERE local_hour < DAY(valid_from) ORDER BY charge_code, local_hour"))
        .containsExactly("CD 0", "CD R 0", "CD R 1", "CD R 2");
  }

  @Test
  void theMeanTariffOfAMonthIsOfAllHoursOfItsDays() throws Exception {
    scratch.given(
        "elhus.grid_company",
        """
        gln           | name   | tariff_codes
        5790001089030 | N1     | CD + CD R
        """);
    scratch.given(
        "elhus.calendar_day",
        """
        local_day  | day_minutes
        2024-01-01 | 1440
        2024-01-02 | 1440
        2024-02-01 | 1440
        """);
    scratch.given(
        "elhus.tariff",
        """
        gln           | charge_type | charge_code | valid_from | valid_to   | price_hour_03_dkk_per_kwh | price_hour_17_dkk_per_kwh
        5790001089030 | D03         | CD          | 2023-01-01 | 2024-01-02 | 0.2                       | 0.4
        5790001089030 | D03         | CD R        | 2023-01-01 | 2024-01-02 | -0.1                      | -0.1
        5790001089030 | D03         | CD          | 2024-01-02 |            | 0.2                       | 0.6
        """);
    scratch.derived("elhus.tariff_hour", "elhus.household_tariff", "elhus.household_tariff_month");

    assertThat(
            scratch.query(
                "SELECT local_month, mean_grid_tariff_dkk_per_kwh,"
                    + " mean_peak_grid_tariff_dkk_per_kwh, days FROM elhus.household_tariff_month"
                    + " WHERE company = 'N1' ORDER BY local_month"))
        .containsExactly("2024-01 0.3 0.45 2", "2024-02 0.4 0.6 1");
  }

  @Test
  void aMunicipalitysMonthIsAlsoPerInhabitantAndHasItsElectricCars() throws Exception {
    municipalityMonth();
  }

  private void municipalityMonth() throws Exception {
    scratch.given(
        "elhus.municipality",
        """
        municipality_code | name      | price_area
        851               | Aalborg   | DK1
        101               | København | DK2
        """);
    scratch.given(
        "elhus.population",
        """
        municipality_code | first_day  | persons
        851               | 2023-10-01 | 1000
        851               | 2024-01-01 | 2000
        851               | 2024-04-01 | 9999
        """);
    scratch.given(
        "elhus.vehicle_stock",
        """
        area_code | vehicle_type | propellant | local_month | local_year | vehicles
        851       | 4000101002   | 20225      | 2023-12     | 2023       | 50
        851       | 4000101002   | 20225      | 2024-01     | 2024       | 60
        851       | 4000101002   | 20232      | 2024-01     | 2024       | 30
        851       | 4000101002   | 20200      | 2024-01     | 2024       | 800
        851       | 4000101001   | 20225      | 2024-01     | 2024       | 9999
        101       | 4000101002   | 20225      | 2024-01     | 2024       | 7
        """);
    scratch.given(
        "elhus.municipal_consumption_month",
        """
        municipality_code | branch  | local_month | local_year | consumption_kwh | hours
        851               | Privat  | 2024-01     | 2024       | 400000          | 400
        851               | Erhverv | 2024-01     | 2024       | 99999           | 400
        851               | Privat  | 2024-02     | 2024       | 10              | 10
        101               | Privat  | 2024-01     | 2024       | 5               | 10
        """);
    scratch.given(
        "elhus.household_tariff_month",
        """
        gln           | company | local_month | mean_grid_tariff_dkk_per_kwh | mean_peak_grid_tariff_dkk_per_kwh
        5790001089030 | N1      | 2024-01     | 0.3                          | 0.9
        """);
    scratch.derived(
        "elhus.population_period",
        "elhus.passenger_cars_month",
        "elhus.electric_car_stock",
        "elhus.municipality_month",
        "elhus.tariff_usage_cars_month");

    assertThat(
            scratch.query(
                "SELECT municipality, local_month, electric_cars, plug_in_hybrid_cars, cars,"
                    + " electric_share_percent, persons, electric_cars_per_1000_inhabitants"
                    + " FROM elhus.electric_car_stock ORDER BY municipality, local_month"))
        .containsExactly(
            "Aalborg 2023-12 50 - - - 1000 50",
            "Aalborg 2024-01 60 30 800 7.5 2000 30",
            "København 2024-01 7 - - - - -");
    assertThat(
            scratch.query(
                "SELECT company, municipality, local_month, mean_grid_tariff_dkk_per_kwh,"
                    + " consumption_kwh_per_hour, electric_cars FROM"
                    + " elhus.tariff_usage_cars_month ORDER BY municipality, local_month"))
        .containsExactly("N1 Aalborg 2024-01 0.3 1000 60", "N1 København 2024-01 0.3 0.5 7");
    assertThat(
            scratch.query(
                "SELECT municipality, local_month, consumption_kwh, persons,"
                    + " consumption_kwh_per_person_per_day, electric_cars FROM"
                    + " elhus.municipality_month ORDER BY municipality, local_month"))
        .containsExactly(
            "Aalborg 2024-01 400000 2000 12 60",
            "Aalborg 2024-02 10 2000 0.012 -",
            "København 2024-01 5 - - 7");
  }

  @Test
  void noDayWithASmallGroupIsShownNotEvenInItsSum() throws Exception {
    smallGroups();
  }

  private void smallGroups() throws Exception {
    scratch.given(
        "elhus.metered_hour",
        """
        municipality_code | start_utc           | local_day  | consumption_kwh | readings | local_month
        851               | 2026-01-04 22:00:00 | 2026-01-04 | 10              | 20       | 2026-01
        851               | 2026-01-04 21:00:00 | 2026-01-04 | 11              | 24       | 2026-01
        851               | 2026-01-04 23:00:00 | 2026-01-05 | 12              | 400      | 2026-01
        851               | 2026-01-05 00:00:00 | 2026-01-05 | 1               | 19       | 2026-01
        101               | 2026-01-05 00:00:00 | 2026-01-05 | 7.5             | 40       | 2026-01
        """);
    scratch.derived("elhus.metered_group_hour", "elhus.metered_group_day");

    assertThat(
            scratch.query(
                "SELECT municipality_code, local_day, consumption_kwh, readings FROM"
                    + " elhus.metered_group_hour ORDER BY municipality_code, start_utc"))
        .containsExactly("101 2026-01-05 7.5 40", "851 2026-01-04 11 24", "851 2026-01-04 10 20");
    assertThat(
            scratch.query(
                "SELECT municipality_code, local_day, consumption_kwh, readings, hours FROM"
                    + " elhus.metered_group_day ORDER BY municipality_code, local_day"))
        .containsExactly("101 2026-01-05 7.5 40 1", "851 2026-01-04 21 44 2");
  }

  @Test
  void aShapeIsTheHourAgainstTheMeanOfItsMonth() throws Exception {
    loadShape();
  }

  private void loadShape() throws Exception {
    scratch.given(
        "elhus.load_profile",
        """
        municipality_code | branch | local_month | working_day | local_hour | consumption_kwh | hours | local_year
        851               | Privat | 2025-01     | 1           | 17         | 600             | 20    | 2025
        851               | Privat | 2025-01     | 0           | 17         | 200             | 10    | 2025
        851               | Privat | 2025-01     | 1           | 3          | 100             | 20    | 2025
        851               | Privat | 2025-02     | 1           | 3          | 9999            | 20    | 2025
        101               | Privat | 2025-01     | 1           | 3          | 9999            | 20    | 2025
        """);
    scratch.derived("elhus.load_shape");

    assertThat(
            scratch.query(
                "SELECT working_day, local_hour, share_of_mean, share_of_month_percent FROM"
                    + " elhus.load_shape WHERE municipality_code = '851' AND local_month ="
                    + " '2025-01' ORDER BY working_day, local_hour"))
        .containsExactly(
            "0 17 1.111111 22.222222", "1 3 0.277778 11.111111", "1 17 1.666667 66.666667");
  }

  @Test
  void aForecastKnowsTheDaysBeforeByTheClockAndNotByTheRow() throws Exception {
    forecastFeatures();
  }

  private void forecastFeatures() throws Exception {
    LocalDate first = LocalDate.parse("2025-01-01");
    StringBuilder days = new StringBuilder("local_day | weekday | working_day\n");
    StringBuilder energy =
        new StringBuilder("price_area | local_day | local_year | consumption_mwh | hours\n");
    for (int i = 0; i <= 400; i++) {
      LocalDate day = first.plusDays(i);
      days.append("%s | %d | 1%n".formatted(day, day.getDayOfWeek().getValue()));
      if (i != 390) {
        energy.append("DK1 | %s | %d | %d | 10%n".formatted(day, day.getYear(), i * 10));
      }
      energy.append("DK2 | %s | %d | 9999 | 1%n".formatted(day, day.getYear()));
    }
    scratch.given("elhus.calendar_day", days.toString());
    scratch.given("elhus.energy_day", energy.toString());
    scratch.derived("elhus.forecast_feature_day");

    assertThat(
            scratch.query(
                "SELECT local_day, weekday, consumption_mwh_per_hour,"
                    + " consumption_7_days_before_mwh_per_hour,"
                    + " consumption_364_days_before_mwh_per_hour,"
                    + " consumption_last_7_days_mwh_per_hour,"
                    + " consumption_last_28_days_mwh_per_hour, days_in_last_28 FROM"
                    + " elhus.forecast_feature_day WHERE price_area = 'DK1' AND local_day IN (DATE"
                    + " '2025-01-03', DATE '2026-02-01', DATE '2026-02-02') ORDER BY local_day"))
        .containsExactly(
            "2025-01-03 5 2 - - 0.5 0.5 2",
            "2026-02-01 7 396 389 32 392.333333 381.185185 27",
            "2026-02-02 1 397 - 33 393.5 382.222222 27");
  }

  @Test
  void theForecastOfAMonthSawNothingNewerThanThreeMonthsBefore() throws Exception {
    forecast();
  }

  private void forecast() throws Exception {
    StringBuilder months =
        new StringBuilder("price_area | local_month | local_year | consumption_mwh | hours\n");
    for (YearMonth month = YearMonth.of(2022, 11);
        month.isBefore(YearMonth.of(2025, 1));
        month = month.plusMonths(1)) {
      int usage = month.isBefore(YearMonth.of(2023, 11)) ? 100 : 110;
      months.append("DK1 | %s | %d | %d | 10%n".formatted(month, month.getYear(), usage * 10));
      months.append("DK2 | %s | %d | 9999 | 1%n".formatted(month, month.getYear()));
    }
    months.append("DK1 | 2025-01 | 2025 | 999 | 1\n");
    scratch.given("elhus.energy_month", months.toString());
    scratch.derived("elhus.demand_forecast_month");

    assertThat(
            scratch.query(
                "SELECT local_month, forecast_mwh_per_hour, actual_mwh_per_hour, error_percent,"
                    + " growth_percent, month_hours FROM elhus.demand_forecast_month WHERE"
                    + " price_area = 'DK1' AND local_month IN ('2024-01', '2024-12', '2025-01',"
                    + " '2025-02', '2025-03') ORDER BY local_month"))
        .containsExactly(
            "2024-01 100 110 -9.09 0 744",
            "2024-12 110 110 0 0 744",
            "2025-01 121 999 -87.89 10 744",
            "2025-02 120 - - 9.09 672",
            "2025-03 119.016393 - - 8.2 744");
  }

  @Test
  void aQuarterComesFromSumsAndCountsOfItsMonths() throws Exception {
    quarters();
  }

  private void quarters() throws Exception {
    scratch.given(
        "elhus.spot_price_month",
        """
        price_area | local_month | local_year | price_minutes_dkk | priced_minutes_dkk | min_price_dkk_per_mwh
        DK1        | 2024-12     | 2024       | 9999              | 1                  | -999
        DK1        | 2025-01     | 2025       | 3000              | 30                 | 5
        DK1        | 2025-03     | 2025       | 9000              | 10                 | 7
        """);
    scratch.given(
        "elhus.energy_balance_month",
        """
        price_area | local_month | local_year | production_mwh | green_mwh | deficit_minutes | largest_deficit_mwh_per_hour
        DK1        | 2025-01     | 2025       | 100            | 10        | 60              | 5
        DK1        | 2025-02     | 2025       | 300            | 90        | 15              | 9
        """);
    scratch.given(
        "elhus.municipal_consumption_month",
        """
        municipality_code | branch | local_month | local_year | consumption_kwh | hours
        851               | Privat | 2025-03     | 2025       | 10              | 743
        851               | Privat | 2025-04     | 2025       | 20              | 720
        851               | Privat | 2025-05     | 2025       | 5               | 744
        """);
    scratch.derived(
        "elhus.spot_price_quarter",
        "elhus.energy_balance_quarter",
        "elhus.municipal_consumption_quarter");

    assertThat(
            scratch.query(
                "SELECT local_quarter, mean_price_dkk_per_mwh, min_price_dkk_per_mwh, months"
                    + " FROM elhus.spot_price_quarter WHERE local_year = '2025'"))
        .containsExactly("2025Q1 300 5 2");
    assertThat(
            scratch.query(
                "SELECT local_quarter, green_share_percent, deficit_minutes,"
                    + " largest_deficit_mwh_per_hour FROM elhus.energy_balance_quarter"))
        .containsExactly("2025Q1 25 75 9");
    assertThat(
            scratch.query(
                "SELECT local_quarter, consumption_kwh, hours FROM"
                    + " elhus.municipal_consumption_quarter ORDER BY local_quarter"))
        .containsExactly("2025Q1 10 743", "2025Q2 25 1464");
  }

  /** The real price list of N1, the real tax and real spot prices; the sums are made by hand. */
  @Test
  void whatN1sHouseholdsReallyPaidIn2023() throws Exception {
    Optional<Path> data = SourceFiles.realData();
    assumeTrue(data.isPresent(), "real data is not at hand");
    scratch.given(
        "elhus.grid_company",
        """
        gln           | name   | tariff_codes
        5790001089030 | N1     | CD + CD R
        """);
    scratch.given(
        "elhus.calendar_day",
        """
        local_day  | day_minutes
        2023-03-31 | 1440
        2023-07-01 | 1440
        2023-10-29 | 1500
        """);
    scratch.given("elhus.tariff", realCharges(data.get()));
    scratch.given("elhus.spot_price", realPrices(data.get()));
    scratch.derived("elhus.tariff_hour", "elhus.household_tariff", "elhus.household_price");

    assertThat(
            scratch.query(
                "SELECT CAST(start_utc AS STRING) AS begins, HOUR(start_local), price_without_vat_dkk_per_kwh,"
                    + " price_with_vat_dkk_per_kwh FROM elhus.household_price WHERE"
                    + " HOUR(start_local) IN (2, 17) AND local_month > '2023-01'"
                    + " ORDER BY begins"))
        .containsExactly(
            // 0.425270 + 0.432225 + 0 + 0.008, the low tax of the first half of 2023
            "2023-03-31 00:00:00 2 0.865495 1.081869",
            // 0.769290 + 1.056190 in the evening peak, on its last day
            "2023-03-31 15:00:00 17 1.83348 2.29185",
            // the tax is 0.697 from July on
            "2023-07-01 00:00:00 2 1.765785 2.207231",
            "2023-07-01 15:00:00 17 1.522195 1.902744",
            // both hours 02 of the autumn day, spot 0.000070 and 0.000150
            "2023-10-29 00:00:00 2 1.129295 1.411619",
            "2023-10-29 01:00:00 2 1.129375 1.411719",
            "2023-10-29 16:00:00 17 1.755395 2.194244");
    assertThat(
            scratch.query(
                "SELECT local_day, COUNT(*) FROM elhus.household_price GROUP BY local_day ORDER BY"
                    + " local_day"))
        .containsExactly("2023-03-31 24", "2023-07-01 24", "2023-10-29 25");
  }

  private static String realCharges(Path data) throws IOException {
    StringBuilder rows =
        new StringBuilder(
            "gln | charge_type | charge_code | valid_from | valid_to"
                + IntStream.range(0, 24)
                    .mapToObj(" | price_hour_%02d_dkk_per_kwh"::formatted)
                    .collect(Collectors.joining())
                + "\n");
    addCharges(data.resolve("tariffs/DatahubPricelistN1.json"), "5790001089030", rows);
    addCharges(data.resolve("tariffs/ElectricityTaxes.json"), "5790000432752", rows);
    return rows.toString();
  }

  private static void addCharges(Path answer, String gln, StringBuilder rows) throws IOException {
    JsonNode records =
        new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .readTree(answer.toFile())
            .get("records");
    for (JsonNode charge : records) {
      rows.append(gln).append(" | D03 | ").append(charge.get("ChargeTypeCode").asText());
      rows.append(" | ").append(day(charge.get("ValidFrom")));
      rows.append(" | ").append(day(charge.get("ValidTo")));
      for (int hour = 1; hour <= 24; hour++) {
        JsonNode price = charge.get("Price" + hour);
        boolean isOwn = price != null && !price.isNull();
        rows.append(" | ").append((isOwn ? price : charge.get("Price1")).decimalValue());
      }
      rows.append('\n');
    }
  }

  private static String day(JsonNode time) {
    return time == null || time.isNull() ? "" : time.asText().substring(0, 10);
  }

  private static String realPrices(Path data) throws IOException {
    List<String> days = List.of("2023-03-31", "2023-07-01", "2023-10-29");
    Path export = data.resolve("spot/Elspotprices_DK1_2023-2024H1_gui-export.csv");
    return "price_area | start_utc | resolution_minutes | start_local | local_day | local_month"
        + " | price_dkk_per_mwh\n"
        + Files.readAllLines(export).stream()
            .map(line -> line.replace(',', '.').split(";"))
            .filter(cells -> days.contains(cells[1].split(" ")[0]))
            .map(
                cells ->
                    String.join(
                        " | ",
                        cells[2],
                        cells[0],
                        "60",
                        cells[1],
                        cells[1].substring(0, 10),
                        cells[1].substring(0, 7),
                        cells[3]))
            .collect(Collectors.joining("\n"));
  }

  @TestFactory
  Stream<DynamicTest> aChangedViewFailsItsStory() {
    return Stream.of(
        scratch.changed("the newest period", this::householdPrice, "newest = 1", "newest > 0"),
        scratch.changed("an exclusive end", this::householdPrice, "to > d.local", "to >= d.local"),
        scratch.changed(
            "the tax", this::householdPrice, " + t.electricity_tax_dkk_per_kwh AS", " AS"),
        scratch.changed("whose codes", this::householdPrice, "c.charge_gln = t.gln AND", ""),
        scratch.changed("hours of quarters", this::householdPrice, "TO HOUR)", "TO MINUTE)"),
        scratch.changed(
            "inhabitants of then",
            this::municipalityMonth,
            "p.true_from_day <=",
            "p.true_from_day >"),
        scratch.changed(
            "passenger cars", this::municipalityMonth, "vehicle_type = '4000101002' AND", ""),
        scratch.changed(
            "the small hour", this::smallGroups, "fewest_readings >= 20", "readings >= 20"),
        scratch.changed("the threshold", this::smallGroups, ">= 20", "> 20"),
        scratch.changed(
            "the own mean", this::loadShape, "BY municipality_code, branch,", "BY branch,"),
        scratch.changed("days by the clock", this::forecastFeatures, "RANGE", "ROWS"),
        scratch.changed(
            "three months ahead", this::forecast, "AND t.number - 3", "AND t.number - 1"),
        scratch.changed(
            "sums of a quarter",
            this::quarters,
            "SUM(green_mwh) / SUM(p",
            "AVG(green_mwh) / MAX(p"));
  }
}
