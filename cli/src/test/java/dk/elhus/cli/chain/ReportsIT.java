package dk.elhus.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.cli.chain.ScratchWarehouse.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Reports on hand-made tables with known answers")
@ExtendWith(LoadedWarehouse.class)
class ReportsIT {
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
  void aMeanPriceIsWeightedByTime() throws Exception {
    scratch.given(
        "elhus.spot_price_day",
        """
        price_area | local_day  | local_year | price_minutes_dkk | priced_minutes_dkk | price_minutes_eur | priced_minutes_eur | min_price_dkk_per_mwh | max_price_dkk_per_mwh
        DK1        | 2025-10-24 | 2025       | 999999            | 1440               | 1440              | 1440               | -999                  | 9999
        DK1        | 2025-10-25 | 2025       | 144000            | 1440               | 14400             | 1440               | -5                    | 300
        DK1        | 2025-10-26 | 2025       | 300000            | 1500               | 30000             | 1500               | 10                    | 400
        DK1        | 2025-10-27 | 2025       | 999999            | 1440               | 1440              | 1440               | -999                  | 9999
        DK2        | 2025-10-25 | 2025       | 999999            | 1440               | 1440              | 1440               | -999                  | 9999
        """);

    Answer days =
        scratch.ask(
            "price", "region=DK1", "start_date=2025-10-25", "end_date=2025-10-26", "per=day");
    Answer quarter =
        scratch.askRows(
            "price", "region=DK1", "start_date=2025-10-25", "end_date=2025-10-26", "per=quarter");

    assertThat(days.rows("period", "mean_price_dkk_per_mwh", "min_price_dkk_per_mwh"))
        .containsExactly("2025-10-25 100 -5", "2025-10-26 200 10");
    assertThat(days.value("overall_mean_dkk_per_mwh")).isEqualTo("151.020408");
    assertThat(quarter.rows("period", "mean_price_dkk_per_mwh", "mean_price_eur_per_mwh"))
        .containsExactly("2025Q4 151.020408 15.102041");
    assertThat(days.result().missing()).isEmpty();
  }

  @Test
  void usageIsTheMeanOfTheHoursThatAreLoaded() throws Exception {
    scratch.given(
        "elhus.energy_day",
        """
        price_area | local_day  | local_year | consumption_mwh | hours
        DK1        | 2024-12-31 | 2024       | 9999            | 24
        DK1        | 2025-01-01 | 2025       | 300             | 2
        DK1        | 2025-01-03 | 2025       | 14400           | 24
        DK1        | 2025-01-04 | 2025       | 9999            | 24
        DK2        | 2025-01-01 | 2025       | 9999            | 24
        """);

    Answer total =
        scratch.ask("usage", "region=DK1", "start_date=2025-01-01", "end_date=2025-01-03");
    Answer days =
        scratch.askRows(
            "usage", "region=DK1", "start_date=2025-01-01", "end_date=2025-01-03", "per=day");
    Answer quarters =
        scratch.askRows(
            "usage", "region=DK1", "start_date=2024-12-31", "end_date=2025-01-01", "per=quarter");

    assertThat(total.rows("average_usage", "hours")).containsExactly("565.384615 26");
    assertThat(days.rows("period", "period_average_usage", "period_hours"))
        .containsExactly("2025-01-01 150 2", "2025-01-03 600 24");
    assertThat(quarters.rows("period", "period_average_usage"))
        .containsExactly("2024Q4 416.625", "2025Q1 150");
    assertThat(total.result().missing())
        .singleElement()
        .satisfies(
            gaps ->
                assertThat(gaps.sentences())
                    .containsExactly(
                        "Not loaded: 2025-01-02 (1 day of energy_day).",
                        "Incomplete: 2025-01-01 has 2 of 24 hours."));
  }

  @Test
  void theNewestDayIsTheNewestWholeOne() throws Exception {
    scratch.given(
        "elhus.calendar_day",
        """
        local_day  | day_minutes
        2025-03-29 | 1440
        2025-03-30 | 1380
        2025-03-31 | 1440
        """);
    scratch.given(
        "elhus.energy_day",
        """
        price_area | local_day  | local_year | hours
        DK1        | 2025-03-29 | 2025       | 24
        DK1        | 2025-03-30 | 2025       | 23
        DK1        | 2025-03-31 | 2025       | 23
        DK2        | 2025-03-31 | 2025       | 24
        """);
    scratch.given(
        "elhus.energy_hour",
        """
        price_area | start_utc           | start_local         | local_day  | local_month | consumption_mwh
        DK1        | 2025-03-29 22:00:00 | 2025-03-29 23:00:00 | 2025-03-29 | 2025-03     | 9999
        DK1        | 2025-03-30 00:00:00 | 2025-03-30 01:00:00 | 2025-03-30 | 2025-03     | 100
        DK1        | 2025-03-30 01:00:00 | 2025-03-30 03:00:00 | 2025-03-30 | 2025-03     | 50.5
        DK1        | 2025-03-30 22:00:00 | 2025-03-31 00:00:00 | 2025-03-31 | 2025-03     | 9999
        DK2        | 2025-03-30 01:00:00 | 2025-03-30 03:00:00 | 2025-03-30 | 2025-03     | 9999
        """);

    Answer answer = scratch.ask("yesterday", "region=DK1");

    assertThat(answer.rows("hour", "usage_mwh")).containsExactly("01:00 100", "03:00 50.5");
    assertThat(answer.rows("newest_day", "usage_of_day_mwh", "average_usage_mwh_per_hour", "hours"))
        .contains("2025-03-30 150.5 75.25 2");
  }

  @Test
  void theCheapestHourIsTheOneThatCostsLeastWithEverything() throws Exception {
    allInPrice();
  }

  private void allInPrice() throws Exception {
    scratch.given(
        "elhus.household_price",
        """
        gln           | company | price_area | start_utc           | start_local         | local_day  | spot_dkk_per_kwh | price_without_vat_dkk_per_kwh | price_with_vat_dkk_per_kwh | local_month
        5790001089030 | N1      | DK1        | 2025-10-25 21:00:00 | 2025-10-25 23:00:00 | 2025-10-25 | 9                | 0.1                           | 0.125                      | 2025-10
        5790001089030 | N1      | DK1        | 2025-10-25 22:00:00 | 2025-10-26 00:00:00 | 2025-10-26 | 0.25             | 1.05                          | 1.3125                     | 2025-10
        5790001089030 | N1      | DK1        | 2025-10-26 00:00:00 | 2025-10-26 02:00:00 | 2025-10-26 | 1                | 1.82                          | 2.275                      | 2025-10
        5790001089030 | N1      | DK1        | 2025-10-26 01:00:00 | 2025-10-26 02:00:00 | 2025-10-26 | 0.04             | 0.86                          | 1.075                      | 2025-10
        5790001089030 | N1      | DK1        | 2025-10-26 16:00:00 | 2025-10-26 17:00:00 | 2025-10-26 | 1.2              | 2.5                           | 3.125                      | 2025-10
        5790001089030 | N1      | DK2        | 2025-10-26 16:00:00 | 2025-10-26 17:00:00 | 2025-10-26 | 9                | 9                             | 9                          | 2025-10
        5790000705689 | Radius  | DK1        | 2025-10-26 16:00:00 | 2025-10-26 17:00:00 | 2025-10-26 | 9                | 9                             | 9                          | 2025-10
        """);
    scratch.given(
        "elhus.spot_price_day",
        """
        price_area | local_day  | local_year | priced_minutes_dkk
        DK1        | 2025-10-26 | 2025       | 1500
        """);

    Answer answer = scratch.ask("cheapest-hours", "day=2025-10-26", "company=n1", "region=DK1");

    assertThat(
            answer.rows(
                "hour",
                "spot_dkk_per_kwh",
                "price_without_vat_dkk_per_kwh",
                "price_with_vat_dkk_per_kwh",
                "cheapest_rank"))
        .containsExactly(
            "00:00 0.25 1.05 1.3125 2",
            "02:00 1 1.82 2.275 3",
            "02:00 again 0.04 0.86 1.075 1",
            "17:00 1.2 2.5 3.125 4");
    assertThat(answer.value("cheapest_hour")).isEqualTo("02:00 again");
    assertThat(answer.value("dearest_hour")).isEqualTo("17:00");
    assertThat(answer.value("dearest_price_dkk_per_kwh")).isEqualTo("3.125");
    assertThat(answer.result().missing()).isEmpty();
  }

  @Test
  void theGreenShareComesFromSums() throws Exception {
    assertThat(greenShare().result().loadCommand())
        .contains("elhus night 2024-03-08 --since 2024-01-01");
  }

  private Answer greenShare() throws Exception {
    scratch.given(
        "elhus.energy_balance_month",
        """
        price_area | local_month | local_year | production_mwh | green_mwh | offshore_wind_mwh | onshore_wind_mwh | solar_power_mwh | hydro_power_mwh | hours
        DK1        | 2023-12     | 2023       | 999            | 1         | 1                 | 0                | 0               | 0               | 744
        DK1        | 2024-01     | 2024       | 100            | 60        | 30                | 20               | 9               | 1               | 744
        DK2        | 2024-01     | 2024       | 300            | 60        | 60                | 0                | 0               | 0               | 744
        DK1        | 2024-02     | 2024       | 200            | 150       | 100               | 49               | 1               | 0               | 696
        DK1        | 2024-04     | 2024       | 999            | 1         | 1                 | 0                | 0               | 0               | 743
        """);
    noDays();

    Answer all =
        scratch.ask("green-share", "region=all", "start_month=2024-01", "end_month=2024-02");

    assertThat(
            all.rows(
                "period",
                "price_area",
                "green_share_percent",
                "wind_production_mwh",
                "solar_production_mwh",
                "hydro_production_mwh",
                "loaded_hours"))
        .containsExactly(
            "2024-01 DK1 60 50 9 1 744", "2024-01 DK2 20 60 0 0 744", "2024-02 DK1 75 149 1 0 696");
    assertThat(all.value("overall_green_share_percent")).isEqualTo("45");
    assertThat(
            scratch
                .askRows(
                    "green-share",
                    "region=DK1",
                    "start_month=2023-12",
                    "end_month=2024-03",
                    "per=quarter")
                .rows("period", "green_share_percent", "loaded_hours"))
        .containsExactly("2023Q4 0.1 744", "2024Q1 70 1440");
    return all;
  }

  @Test
  void theDeficitIsAddedUpAndWeighedByTime() throws Exception {
    deficit();
  }

  private void deficit() throws Exception {
    scratch.given(
        "elhus.energy_balance_month",
        """
        price_area | local_month | local_year | deficit_minutes | deficit_mwh | excess_mwh | surplus_mwh | largest_deficit_mwh_per_hour | hours
        DK1        | 2023-12     | 2023       | 60              | 999         | 0          | -999        | 999                          | 744
        DK1        | 2024-01     | 2024       | 90              | 40          | 5          | -35         | 30                           | 3
        DK2        | 2024-01     | 2024       | 0               | 0           | 20         | 20          | 0                            | 1
        DK1        | 2024-02     | 2024       | 60              | 10          | 0          | -10         | 10                           | 1
        DK1        | 2024-03     | 2024       | 60              | 999         | 0          | -999        | 999                          | 1
        """);
    noDays();

    Answer answer =
        scratch.ask(
            "deficit", "region=all", "start_month=2024-01", "end_month=2024-02", "per=quarter");

    assertThat(
            answer.rows(
                "period",
                "price_area",
                "deficit_hours",
                "deficit_hours_percent",
                "deficit_mwh",
                "largest_deficit_mwh",
                "surplus_mwh",
                "balance_mwh"))
        .containsExactly("2024Q1 DK1 2.5 62.5 50 30 5 -45", "2024Q1 DK2 0 0 0 0 20 20");
    assertThat(answer.value("overall_deficit_mwh")).isEqualTo("50");
    assertThat(answer.value("overall_hours")).isEqualTo("5");
  }

  @Test
  void thePeakHourIsTheHourWithTheHighestMean() throws Exception {
    peakHours();
  }

  private void peakHours() throws Exception {
    scratch.given(
        "elhus.energy_hour",
        """
        price_area | start_utc           | start_local         | local_day  | local_month | consumption_mwh
        DK1        | 2025-10-25 15:00:00 | 2025-10-25 17:00:00 | 2025-10-25 | 2025-10     | 100
        DK1        | 2025-10-26 16:00:00 | 2025-10-26 17:00:00 | 2025-10-26 | 2025-10     | 300
        DK1        | 2025-10-26 00:00:00 | 2025-10-26 02:00:00 | 2025-10-26 | 2025-10     | 260
        DK1        | 2025-10-26 01:00:00 | 2025-10-26 02:00:00 | 2025-10-26 | 2025-10     | 120
        DK1        | 2025-10-27 16:00:00 | 2025-10-27 17:00:00 | 2025-10-27 | 2025-10     | 9999
        DK2        | 2025-10-25 15:00:00 | 2025-10-25 17:00:00 | 2025-10-25 | 2025-10     | 150
        """);
    noDays();

    Answer answer =
        scratch.ask("peak-hours", "region=all", "start_date=2025-10-25", "end_date=2025-10-26");

    assertThat(
            answer.rows(
                "price_area",
                "hour_of_day",
                "mean_usage_mwh_per_hour",
                "highest_usage_mwh_per_hour",
                "hours",
                "peak_rank"))
        .containsExactly("DK1 02 190 260 2 2", "DK1 17 200 300 2 1", "DK2 17 150 150 1 1");
    assertThat(answer.rows("top_area", "top_hour", "top_usage_mwh_per_hour"))
        .containsOnly("DK1 17 200");
  }

  @Test
  void theSteepestMunicipalityHasTheHighestPeakAgainstItsOwnMean() throws Exception {
    municipalPeaks();
  }

  private void municipalPeaks() throws Exception {
    municipalities();
    scratch.given(
        "elhus.load_profile",
        """
        municipality_code | branch  | local_month | working_day | local_hour | consumption_kwh | hours | local_year
        851               | Privat  | 2025-01     | 1           | 17         | 660             | 22    | 2025
        851               | Privat  | 2025-01     | 0           | 17         | 240             | 8     | 2025
        851               | Erhverv | 2025-01     | 1           | 17         | 9999            | 22    | 2025
        851               | Privat  | 2025-01     | 1           | 3          | 220             | 22    | 2025
        851               | Privat  | 2025-01     | 0           | 3          | 80              | 8     | 2025
        851               | Privat  | 2025-02     | 1           | 3          | 9999            | 1     | 2025
        101               | Privat  | 2025-01     | 1           | 17         | 120             | 30    | 2025
        101               | Privat  | 2025-01     | 1           | 3          | 180             | 30    | 2025
        """);
    householdsPerMonth();

    Answer all =
        scratch.ask(
            "peak-hours-municipality",
            "municipality=all",
            "start_month=2025-01",
            "end_month=2025-01");

    assertThat(
            all.rows(
                "municipality",
                "peak_hour",
                "peak_usage_kwh_per_hour",
                "mean_usage_kwh_per_hour",
                "peak_to_mean",
                "hours"))
        .containsExactly("Aalborg 17 30 20 1.5 60", "København 03 6 5 1.2 60");
    assertThat(all.value("steepest_municipality")).isEqualTo("Aalborg");
    assertThat(all.result().missing()).isEmpty();
    assertThat(
            scratch
                .askRows(
                    "peak-hours-municipality",
                    "municipality=københavn",
                    "start_month=2025-01",
                    "end_month=2025-01")
                .rows("municipality_code", "municipalities"))
        .containsExactly("101 1");
  }

  @Test
  void municipalitiesAreRankedByTheirDailyAverage() throws Exception {
    ranking();
  }

  private void ranking() throws Exception {
    municipalities();
    scratch.given(
        "elhus.municipal_consumption_day",
        """
        municipality_code | branch  | local_day  | local_year | consumption_kwh | hours
        851               | Privat  | 2024-12-31 | 2024       | 9999            | 24
        851               | Privat  | 2025-01-01 | 2025       | 100             | 24
        851               | Erhverv | 2025-01-01 | 2025       | 800             | 24
        851               | Privat  | 2025-01-02 | 2025       | 200             | 24
        101               | Privat  | 2025-01-01 | 2025       | 180             | 24
        101               | Privat  | 2025-01-03 | 2025       | 9999            | 24
        """);
    scratch.given(
        "elhus.population",
        """
        municipality_code | first_day  | persons
        851               | 2024-10-01 | 10
        851               | 2025-01-01 | 15
        851               | 2025-04-01 | 99
        """);

    Answer households =
        scratch.ask("municipality-ranking", "start_date=2025-01-01", "end_date=2025-01-02");
    Answer all =
        scratch.askRows(
            "municipality-ranking",
            "start_date=2025-01-01",
            "end_date=2025-01-02",
            "region=DK1",
            "branch=all");

    assertThat(
            households.rows(
                "place",
                "municipality",
                "price_area",
                "mean_usage_kwh_per_day",
                "kwh_per_person_per_day",
                "days"))
        .containsExactly("1 København DK2 180 - 1", "2 Aalborg DK1 150 10 2");
    assertThat(households.value("most_kwh_per_day")).isEqualTo("180");
    assertThat(all.rows("place", "municipality", "mean_usage_kwh_per_day", "municipalities"))
        .containsExactly("1 Aalborg 550 1");
  }

  @Test
  void carsAndUsageAreComparedMonthByMonth() throws Exception {
    assertThat(carsAndUsage().result().missing()).hasSize(2);
  }

  private Answer carsAndUsage() throws Exception {
    municipalities();
    electricCars();
    householdsPerMonth();

    Answer together =
        scratch.ask("cars-and-consumption", "start_month=2024-01", "end_month=2025-01");
    Answer later =
        scratch.askRows(
            "cars-and-consumption", "start_month=2024-01", "end_month=2024-03", "lag=1");

    assertThat(
            together.rows(
                "local_month",
                "electric_cars",
                "usage_kwh_per_hour",
                "cars_growth_percent",
                "usage_growth_percent"))
        .containsExactly(
            "2024-01 100 10 - -",
            "2024-02 200 30 - -",
            "2024-03 300 20 - -",
            "2025-01 150 12 50 20");
    assertThat(together.rows("n", "correlation", "n_growth", "first_month", "last_month"))
        .containsOnly("4 0.5581 1 2024-01 2025-01");
    assertThat(later.rows("local_month", "electric_cars", "usage_kwh_per_hour"))
        .containsExactly("2024-01 100 30", "2024-02 200 20");
    assertThat(later.value("correlation")).isEqualTo("-1");
    return together;
  }

  private static void electricCars() throws Exception {
    scratch.given(
        "elhus.vehicle_stock",
        """
        area_code | vehicle_type | propellant | local_month | local_year | vehicles
        851       | 4000101002   | 20225      | 2023-12     | 2023       | 9999
        851       | 4000101002   | 20225      | 2024-01     | 2024       | 60
        101       | 4000101002   | 20225      | 2024-01     | 2024       | 40
        851       | 4000101002   | 20200      | 2024-01     | 2024       | 9999
        851       | 4000101001   | 20225      | 2024-01     | 2024       | 9999
        851       | 4000101002   | 20225      | 2024-02     | 2024       | 200
        851       | 4000101002   | 20225      | 2024-03     | 2024       | 300
        851       | 4000101002   | 20225      | 2024-04     | 2024       | 400
        851       | 4000101002   | 20225      | 2025-01     | 2025       | 150
        """);
  }

  private static void householdsPerMonth() throws Exception {
    scratch.given(
        "elhus.municipal_consumption_month",
        """
        municipality_code | branch  | local_month | local_year | consumption_kwh | hours
        851               | Privat  | 2024-01     | 2024       | 6000            | 1000
        101               | Privat  | 2024-01     | 2024       | 2000            | 500
        851               | Erhverv | 2024-01     | 2024       | 99999           | 1000
        851               | Privat  | 2024-02     | 2024       | 30000           | 1000
        851               | Privat  | 2024-03     | 2024       | 20000           | 1000
        851               | Privat  | 2025-01     | 2025       | 12000           | 1000
        """);
  }

  @Test
  void theSameWeekdaysAreComparedAroundATariffChange() throws Exception {
    tariffChange();
  }

  private void tariffChange() throws Exception {
    scratch.given(
        "elhus.calendar_day",
        """
        local_day  | weekday | day_minutes
        2025-03-31 | 1       | 1440
        2025-04-01 | 2       | 1440
        2025-04-07 | 1       | 1440
        2025-04-08 | 2       | 1440
        """);
    scratch.given(
        "elhus.household_tariff",
        """
        gln           | company | local_day  | local_hour | grid_tariff_dkk_per_kwh
        5790001089030 | N1      | 2025-03-30 | 0          | 9
        5790001089030 | N1      | 2025-03-31 | 0          | 0.10
        5790001089030 | N1      | 2025-04-06 | 17         | 0.50
        5790001089030 | N1      | 2025-04-07 | 0          | 0.10
        5790001089030 | N1      | 2025-04-13 | 17         | 0.90
        5790001089030 | N1      | 2025-04-14 | 17         | 9
        5790000705689 | Radius  | 2025-04-07 | 17         | 7
        """);
    scratch.given(
        "elhus.energy_hour",
        """
        price_area | start_utc           | start_local         | local_day  | local_month | consumption_mwh
        DK1        | 2025-03-30 15:00:00 | 2025-03-30 17:00:00 | 2025-03-30 | 2025-03     | 9999
        DK1        | 2025-03-31 01:00:00 | 2025-03-31 03:00:00 | 2025-03-31 | 2025-03     | 50
        DK1        | 2025-03-31 15:00:00 | 2025-03-31 17:00:00 | 2025-03-31 | 2025-03     | 100
        DK1        | 2025-04-01 18:00:00 | 2025-04-01 20:00:00 | 2025-04-01 | 2025-04     | 200
        DK1        | 2025-04-07 01:00:00 | 2025-04-07 03:00:00 | 2025-04-07 | 2025-04     | 60
        DK1        | 2025-04-07 15:00:00 | 2025-04-07 17:00:00 | 2025-04-07 | 2025-04     | 90
        DK1        | 2025-04-08 19:00:00 | 2025-04-08 21:00:00 | 2025-04-08 | 2025-04     | 100
        DK1        | 2025-04-14 15:00:00 | 2025-04-14 17:00:00 | 2025-04-14 | 2025-04     | 9999
        DK2        | 2025-04-07 15:00:00 | 2025-04-07 17:00:00 | 2025-04-07 | 2025-04     | 9999
        """);
    noDays();

    Answer answer =
        scratch.ask(
            "tariff-change", "company=N1", "region=DK1", "change_date=2025-04-07", "weeks=1");

    assertThat(
            answer.rows(
                "weekday",
                "before_mwh_per_hour",
                "after_mwh_per_hour",
                "change_percent",
                "days_before",
                "days_after"))
        .containsExactly("1 75 75 0 1 1", "2 200 100 -50 1 1");
    assertThat(
            answer.rows(
                "usage_before_mwh_per_hour",
                "usage_after_mwh_per_hour",
                "peak_share_before_percent",
                "peak_share_after_percent",
                "tariff_before_dkk_per_kwh",
                "tariff_after_dkk_per_kwh",
                "n",
                "first_day",
                "last_day"))
        .containsOnly("137.5 87.5 85.71 36 0.3 0.5 4 2025-03-31 2025-04-08");
  }

  @Test
  void tariffsCarsAndUsageStandSideBySide() throws Exception {
    tariffsCarsAndUsage();
  }

  private void tariffsCarsAndUsage() throws Exception {
    scratch.given(
        "elhus.tariff_usage_cars_month",
        """
        gln           | company | municipality_code | municipality | local_month | mean_grid_tariff_dkk_per_kwh | mean_peak_grid_tariff_dkk_per_kwh | consumption_kwh_per_hour | electric_cars | local_year
        5790001089030 | N1      | 851               | Aalborg      | 2023-12     | 9                            | 9                                 | 9999                     | 9999          | 2023
        5790001089030 | N1      | 851               | Aalborg      | 2024-01     | 0.3                          | 0.45                              | 6                        | 60            | 2024
        5790001089030 | N1      | 101               | København    | 2024-01     | 0.3                          | 0.45                              | 4                        | 40            | 2024
        5790000705689 | Radius  | 851               | Aalborg      | 2024-01     | 7                            | 7                                 | 6                        | 60            | 2024
        5790001089030 | N1      | 851               | Aalborg      | 2024-02     | 0.4                          | 0.6                               | 30                       | 200           | 2024
        5790001089030 | N1      | 851               | Aalborg      | 2024-03     | 0.25                         | 0.35                              | 20                       | 300           | 2024
        5790001089030 | N1      | 101               | København    | 2024-03     | 0.25                         | 0.35                              | 99                       |               | 2024
        """);
    electricCars();
    householdsPerMonth();

    Answer answer =
        scratch.ask(
            "tariffs-cars-consumption", "company=N1", "start_month=2024-01", "end_month=2024-03");

    assertThat(
            answer.rows(
                "local_month",
                "mean_tariff_dkk_per_kwh",
                "peak_tariff_dkk_per_kwh",
                "electric_cars",
                "usage_kwh_per_hour"))
        .containsExactly(
            "2024-01 0.3 0.45 100 10", "2024-02 0.4 0.6 200 30", "2024-03 0.25 0.35 300 20");
    assertThat(
            answer.rows(
                "n",
                "correlation_tariff_usage",
                "correlation_cars_usage",
                "first_month",
                "last_month"))
        .containsOnly("3 0.6547 0.5 2024-01 2024-03");
  }

  @Test
  void theShareOfTheNightIsComparedWithTheCars() throws Exception {
    nightLoad();
  }

  private void nightLoad() throws Exception {
    municipalities();
    electricCars();
    householdsPerMonth();
    scratch.given(
        "elhus.load_profile",
        """
        municipality_code | branch  | local_month | working_day | local_hour | consumption_kwh | hours | local_year
        851               | Privat  | 2024-01     | 1           | 3          | 8               | 1     | 2024
        851               | Privat  | 2024-01     | 0           | 5          | 12              | 1     | 2024
        851               | Erhverv | 2024-01     | 1           | 3          | 9999            | 1     | 2024
        851               | Privat  | 2024-01     | 1           | 6          | 60              | 2     | 2024
        851               | Privat  | 2024-02     | 1           | 3          | 20              | 1     | 2024
        851               | Privat  | 2024-02     | 1           | 12         | 20              | 1     | 2024
        101               | Privat  | 2024-03     | 1           | 3          | 8               | 1     | 2024
        101               | Privat  | 2024-03     | 1           | 12         | 7               | 1     | 2024
        851               | Privat  | 2024-03     | 1           | 3          | 20              | 2     | 2024
        851               | Privat  | 2024-03     | 1           | 12         | 40              | 2     | 2024
        """);

    Answer answer = scratch.ask("night-load", "start_month=2024-01", "end_month=2024-03");

    assertThat(
            answer.rows(
                "local_month",
                "night_share_percent",
                "night_usage_kwh_per_hour",
                "day_usage_kwh_per_hour",
                "electric_cars"))
        .containsExactly("2024-01 25 10 30 100", "2024-02 50 20 20 200", "2024-03 37.33 18 27 300");
    assertThat(
            answer.rows("n", "correlation", "night_share_change_percentage_points", "first_month"))
        .containsOnly("3 0.4933 12.33 2024-01");
  }

  @Test
  void similarProfilesHaveTheSameShapeWhateverTheirSize() throws Exception {
    similarProfiles();
  }

  private void similarProfiles() throws Exception {
    scratch.given(
        "elhus.municipality",
        """
        municipality_code | name      | price_area
        851               | Aalborg   | DK1
        101               | København | DK2
        265               | Roskilde  | DK2
        751               | Aarhus    | DK1
        """);
    StringBuilder hours =
        new StringBuilder(
            "municipality_code | branch | local_month | working_day | local_hour"
                + " | consumption_kwh | hours | local_year\n");
    profile(hours, 851, 10, 20, 30, 10);
    profile(hours, 101, 100, 200, 300, 100);
    profile(hours, 265, 30, 20, 10, 30);
    profile(hours, 751, 10, 30, 20, 10);
    scratch.given("elhus.load_profile", hours.toString());
    householdsPerMonth();

    Answer answer =
        scratch.ask(
            "similar-profiles",
            "municipality=Aalborg",
            "start_month=2025-01",
            "end_month=2025-01",
            "count=2");

    assertThat(
            answer.rows(
                "place", "municipality", "similarity", "hours_compared", "mean_usage_kwh_per_hour"))
        .containsExactly("1 København 1 4 175", "2 Aarhus 0.6364 4 17.5");
    assertThat(answer.rows("compared_with", "most_similar", "highest_similarity"))
        .containsOnly("Aalborg København 1");
  }

  /** Three hours of working days, then one of the other days. */
  private static void profile(StringBuilder rows, int municipality, int... kwh) {
    int[] hours = {3, 12, 17, 3};
    for (int i = 0; i < hours.length; i++) {
      rows.append(
          "%d | Privat | 2025-01 | %d | %d | %d | 1 | 2025%n"
              .formatted(municipality, i < 3 ? 1 : 0, hours[i], kwh[i]));
    }
  }

  @Test
  void aTrendIsTheStraightLineThroughTheYears() throws Exception {
    trend();
  }

  private void trend() throws Exception {
    scratch.given(
        "elhus.energy_month",
        """
        price_area | local_month | local_year | consumption_mwh | production_mwh | green_mwh | hours
        DK1        | 2022-01     | 2022       | 9999            | 9999           | 9999      | 10
        DK1        | 2023-01     | 2023       | 100             | 50             | 25        | 5
        DK1        | 2023-02     | 2023       | 300             | 150            | 75        | 15
        DK1        | 2024-01     | 2024       | 500             | 400            | 100       | 20
        DK1        | 2025-01     | 2025       | 600             | 200            | 150       | 20
        DK1        | 2026-01     | 2026       | 9999            | 9999           | 9999      | 10
        DK2        | 2025-01     | 2025       | 9999            | 9999           | 9999      | 10
        """);
    scratch.given(
        "elhus.spot_price_month",
        """
        price_area | local_month | local_year | price_minutes_dkk | priced_minutes_dkk
        DK1        | 2023-01     | 2023       | 2000              | 40
        DK1        | 2023-02     | 2023       | 4000              | 20
        DK1        | 2024-01     | 2024       | 12000             | 60
        DK1        | 2025-01     | 2025       | 36000             | 60
        DK2        | 2025-01     | 2025       | 99999             | 60
        """);

    Answer answer = scratch.ask("trend", "region=DK1", "last_year=2025", "years=3");

    assertThat(
            answer.rows(
                "period",
                "usage_mwh_per_hour",
                "production_mwh_per_hour",
                "green_share_percent",
                "mean_price_dkk_per_mwh"))
        .containsExactly("2023 20 10 50 100", "2024 25 20 25 200", "2025 30 10 75 600");
    assertThat(
            answer.rows(
                "usage_trend_mwh_per_hour",
                "usage_change_percent",
                "price_trend_dkk_per_mwh",
                "periods_loaded",
                "first_period",
                "final_period"))
        .containsOnly("5 50 250 3 2023 2025");
    assertThat(
            scratch
                .askRows("trend", "region=DK1", "last_year=2024", "years=2", "per=quarter")
                .rows("period", "usage_mwh_per_hour", "usage_trend_mwh_per_hour"))
        .containsExactly("2023Q1 20 5", "2024Q1 25 5");
  }

  @Test
  void theForecastSaysHowFarOffItWasInMonthsItDidNotSee() throws Exception {
    forecast();
  }

  private void forecast() throws Exception {
    scratch.given(
        "elhus.demand_forecast_month",
        """
        price_area | local_month | forecast_mwh_per_hour | actual_mwh_per_hour | error_percent | growth_percent | month_hours
        DK1        | 2023-12     | 999                   | 1                   | 999           | 999            | 744
        DK1        | 2024-01     | 100                   | 110                 | -9.09         | 0              | 744
        DK1        | 2024-12     | 110.0004              | 110                 | 1             | 0              | 744
        DK1        | 2025-01     | 121                   | 999                 | -87           | 10             | 744
        DK1        | 2025-02     | 120                   |                     |               | 9              | 672
        DK1        | 2025-03     | 119                   |                     |               | 8              | 744
        DK1        | 2025-04     | 999                   |                     |               | 8              | 720
        DK2        | 2025-01     | 999                   |                     |               | 8              | 744
        """);

    Answer answer = scratch.ask("demand-forecast", "region=DK1", "month=2025-01");

    assertThat(
            answer.rows(
                "local_month",
                "kind",
                "forecast_mwh_per_hour",
                "actual_mwh_per_hour",
                "error_percent"))
        .containsExactly(
            "2024-01 held back 100 110 -9.09",
            "2024-12 held back 110 110 1",
            "2025-01 forecast 121 999 -",
            "2025-02 forecast 120 - -",
            "2025-03 forecast 119 - -");
    assertThat(
            answer.rows(
                "quarter_forecast_mwh", "held_back_months", "mean_error_percent", "growth_percent"))
        .containsOnly("259200 2 5.05 10");
  }

  @Test
  void theRollingAverageIsTheNewestOfTheArea() throws Exception {
    scratch.given(
        "elhus.consumption_rolling_24h",
        """
        price_area | start_utc           | start_local         | local_month | rolling_avg_consumption_mwh | hours_in_window
        DK1        | 2999-01-01 10:00:00 | 2999-01-01 11:00:00 | 2999-01     | 1500.5                      | 24
        DK1        | 2999-01-01 11:00:00 | 2999-01-01 12:00:00 | 2999-01     | 1600                        | 23
        DK2        | 2999-01-01 12:00:00 | 2999-01-01 13:00:00 | 2999-01     | 9999                        | 24
        """);

    assertThat(
            scratch
                .ask("rolling-average", "region=DK1")
                .rows("rolling_avg", "hours_in_window", "last_hour_utc"))
        .containsExactly("1600 23 2999-01-01 11:00:00");
  }

  @Test
  void aNightIsSummedUpFromItsLoads() throws Exception {
    lastNight();
  }

  private void lastNight() throws Exception {
    scratch.givenJson(
        "elhus_ops.load_log",
        """
        {"sequence":1,"run_id":"a","night":"2025-10-25","published_at":"2025-10-26T03:00:00Z","counts":[{"dataset":"BIL54","table":"vehicle_stock","read":999,"added":999,"revised":0,"duplicate":0,"overtaken":0,"rejected":0}],"audit":[]}
        {"sequence":2,"run_id":"b","night":"2025-10-26","published_at":"2025-10-27T05:30:00.123Z","counts":[{"dataset":"CO2Emis","table":"co2_emission","read":10,"added":5,"revised":1,"duplicate":2,"overtaken":1,"rejected":1},{"dataset":"BIL54","table":"vehicle_stock","read":4,"added":1,"revised":3,"duplicate":0,"overtaken":0,"rejected":0}],"audit":[{"check":"x","subject":"y","value":1,"verdict":"WARN","message":"m"},{"check":"x","subject":"z","value":0,"verdict":"PASS","message":"m"}]}
        {"sequence":3,"run_id":"c","night":"2025-10-26","published_at":"2025-10-27T09:00:00Z","counts":[{"dataset":"CO2Emis","table":"co2_emission","read":2,"added":0,"revised":0,"duplicate":2,"overtaken":0,"rejected":0}],"audit":[]}
        """);
    scratch.givenJson(
        "elhus_ops.pull",
        """
        {"dataset":"CO2Emis","night":"2025-10-26","outcome":"failed","ended_at":"2025-10-27T01:00:00Z","duration_millis":99999}
        {"dataset":"CO2Emis","night":"2025-10-26","outcome":"landed","ended_at":"2025-10-27T02:00:00Z","duration_millis":7250}
        {"dataset":"FOLK1A","night":"2025-10-26","outcome":"failed","ended_at":"2025-10-27T02:00:00Z","duration_millis":500}
        {"dataset":"BIL54","night":"2025-10-25","outcome":"failed","ended_at":"2025-10-26T02:00:00Z","duration_millis":99999}
        """);
    scratch.givenJson(
        "elhus_ops.stopped_load",
        """
        {"run_id":"d","night":"2025-10-26","stopped_at":"2025-10-27T04:00:00Z","audit":[{"check":"x","subject":"y","value":1,"verdict":"WARN","message":"m"}]}
        """);
    scratch.derived("elhus_ops.load_count");
    scratch.derived("elhus_ops.audit_result");

    Answer newest = scratch.ask("last-night");
    Answer hurried = scratch.askRows("last-night", "night=2025-10-26", "deadline_hours=29");

    assertThat(
            newest.rows(
                "dataset",
                "records_read",
                "added",
                "corrections",
                "duplicates",
                "overtaken",
                "rejects",
                "pull",
                "pull_took_seconds"))
        .containsExactly(
            "BIL54 4 1 3 0 0 0 - -",
            "CO2Emis 12 5 1 4 1 1 landed 7.25",
            "FOLK1A 0 0 0 0 0 0 failed 0.5");
    assertThat(
            newest.rows(
                "finished_night",
                "verdict",
                "hours_after_midnight",
                "failed_pulls",
                "warnings",
                "total_records_read",
                "total_corrections",
                "total_duplicates",
                "total_rejects"))
        .containsOnly("2025-10-26 finished on time 29.5 1 1 16 4 4 1");
    assertThat(hurried.value("verdict")).isEqualTo("finished late");
    assertThat(scratch.askRows("last-night", "night=2030-01-01").rows()).isEmpty();
  }

  @Test
  void theSlowestJobComesFirstWithWhatItCost() throws Exception {
    slowestJobs();
  }

  private void slowestJobs() throws Exception {
    scratch.givenJson(
        "elhus_ops.job_log",
        """
        {"job_id":"job_1_0001","run_id":"a","night":"2025-10-25","step":"clean","elapsed_millis":99000,"maps":9,"reduces":9,"shuffle_bytes":9}
        {"job_id":"job_1_0002","run_id":"b","night":"2025-10-26","step":"aggregate","elapsed_millis":7100,"maps":3,"reduces":1,"failed_tasks":0,"records_read":500,"shuffle_bytes":524288,"peak_memory_bytes":314572800,"cpu_millis":6000}
        {"job_id":"job_1_0003","run_id":"b","night":"2025-10-26","step":"clean","elapsed_millis":12250,"maps":12,"reduces":2,"failed_tasks":1,"records_read":96632,"shuffle_bytes":3145728,"peak_memory_bytes":419430400,"cpu_millis":15500}
        {"job_id":"job_1_0000","run_id":"b","night":"2025-10-26","step":"metering","elapsed_millis":5000,"maps":1,"reduces":1,"shuffle_bytes":0}
        """);
    scratch.derived("elhus_ops.job_cost");

    Answer newest = scratch.ask("slowest-jobs", "most=2");

    assertThat(
            newest.rows(
                "job",
                "elapsed_seconds",
                "shuffle_mib",
                "maps",
                "reduces",
                "failed_tasks",
                "peak_memory_mib",
                "cpu_seconds",
                "records_read",
                "job_id"))
        .containsExactly(
            "clean 12.25 3 12 2 1 400 15.5 96632 job_1_0003",
            "aggregate 7.1 0.5 3 1 0 300 6 500 job_1_0002");
    assertThat(newest.rows("asked_night", "jobs", "total_seconds"))
        .containsOnly("2025-10-26 3 24.35");
    assertThat(scratch.askRows("slowest-jobs", "night=2025-10-25").rows("job", "elapsed_seconds"))
        .containsExactly("clean 99");
  }

  @Test
  void theNamesOfTheRequirementsShowTheSameHours() throws Exception {
    scratch.given(
        "elhus.energy_hour",
        """
        price_area | start_utc           | local_day  | local_month | production_mwh | consumption_mwh | surplus_mwh
        DK1        | 2025-01-01 10:00:00 | 2025-01-01 | 2025-01     | 1000           | 950             | 50
        DK2        | 2025-01-01 10:00:00 | 2025-01-01 | 2025-01     | 1000           | 950             | 50
        DK1        | 2025-01-31 22:00:00 | 2025-01-31 | 2025-01     | 1              | 2               | -1
        DK1        | 2025-01-31 23:00:00 | 2025-02-01 | 2025-02     | 3              | 4               | -1
        """);
    scratch.given(
        "elhus.consumption_rolling_24h",
        """
        price_area | start_utc           | local_month | rolling_avg_consumption_mwh | hours_in_window
        DK1        | 2025-01-01 10:00:00 | 2025-01     | 940                         | 23
        """);
    String january = " WHERE region = 'DK1' AND local_day <= DATE '2025-01-31' ORDER BY `time`";
    for (String view :
        List.of("electricity_usage", "energy_data", "electricity_data", "processed_usage")) {
      scratch.derived("elhus." + view);
      assertThat(
              scratch.query("SELECT production, consumption, surplus FROM elhus." + view + january))
          .as(view)
          .containsExactly("1000 950 50", "1 2 -1");
    }
    assertThat(
            scratch.query(
                "SELECT rolling_avg, hours_in_window FROM elhus.processed_usage" + january))
        .containsExactly("940 23", "- -");
  }

  @ParameterizedTest
  @ValueSource(strings = {"elhus.load_band", "elhus.tariff_season", "elhus.tariff_hour_number"})
  void whatAFunctionSaysOfItselfIsTrue(String function, LoadedWarehouse warehouse)
      throws Exception {
    String said = String.join("\n", warehouse.ask("DESCRIBE FUNCTION EXTENDED " + function));

    List<String[]> examples =
        Pattern.compile("(SELECT .*); +-- (\\w+)")
            .matcher(said)
            .results()
            .map(example -> new String[] {example.group(1), example.group(2)})
            .toList();
    assertThat(examples).as(said).hasSizeGreaterThan(1);
    for (String[] example : examples) {
      String query = example[0].replaceAll("SELECT [\\w.]+\\(", "SELECT " + function + "(");
      assertThat(warehouse.ask(query)).as(query).containsExactly(example[1]);
    }
  }

  @Test
  void theUsageLineOfAReportRunsInPlainBeeline(LoadedWarehouse warehouse) throws Exception {
    String[] words = {"--region", "DK1", "--start-month", "2024-02", "--end-month", "2024-02"};
    Process beeline =
        new ProcessBuilder(
                warehouse.cli().home().resolve("elhus").toString(),
                "--state=" + warehouse.state(),
                "sql",
                "--outputformat=csv2",
                "--hivevar",
                "region=DK1",
                "--hivevar",
                "start_month=2024-02",
                "--hivevar",
                "end_month=2024-02",
                "-f",
                warehouse.cli().home().resolve("hive-queries/reports/deficit.hql").toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(beeline.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(beeline.waitFor(2, TimeUnit.MINUTES)).as("Beeline ends in two minutes").isTrue();
    assertThat(said.lines().filter(line -> !line.isBlank()).toList())
        .containsExactlyElementsOf(report(warehouse, "deficit", "csv", words).lines().toList())
        .hasSize(2);
  }

  @Test
  void aReportIsWrittenAsAPage(LoadedWarehouse warehouse, @TempDir Path folder) throws Exception {
    Path page = folder.resolve("green.html");

    String said =
        report(
            warehouse,
            "green-share",
            "html",
            "--start-month",
            "2024-01",
            "--end-month",
            "2024-03",
            "--out",
            page.toString());

    assertThat(said).contains(page.toString());
    assertThat(Files.readString(page))
        .startsWith("<!DOCTYPE html>")
        .contains("Share of green production", "CC BY 4.0", "invents what it is not given");
  }

  private static String report(
      LoadedWarehouse warehouse, String name, String format, String... words) {
    List<String> all = new ArrayList<>(List.of("report", name, "--format", format));
    all.addAll(List.of(words));
    return warehouse.must(all.toArray(new String[0]));
  }

  @TestFactory
  Stream<DynamicTest> aChangedQueryFailsItsStory() {
    return Stream.of(
        scratch.changed("the day", this::allInPrice, "local_day = DATE", "local_day <= DATE"),
        scratch.changed("the company", this::allInPrice, "OR LOWER(c", "OR gln <> '' OR LOWER(c"),
        scratch.changed("the dearest", this::allInPrice, "_kwh DESC, start_utc", "_kwh, start_utc"),
        scratch.changed(
            "the share's columns", this::greenShare, "green_mwh / prod", "hours / prod"),
        scratch.changed(
            "sums of shares", this::greenShare, "SUM(green_mwh) OVER", "MAX(green_mwh) OVER"),
        scratch.changed("an included last month", this::greenShare, "'2024-02'", "'2024-01'"),
        scratch.changed("minutes of a deficit", this::deficit, "minutes) / 60", "minutes) / 15"),
        scratch.changed("the worst hour", this::deficit, "MAX(largest", "SUM(largest"),
        scratch.changed("the area of a peak", this::peakHours, "PARTITION BY price_area ", ""),
        scratch.changed("the hour of a peak", this::peakHours, "start_local", "start_utc"),
        scratch.changed("households only", this::municipalPeaks, "branch = 'Privat')", "1 = 1)"),
        scratch.changed(
            "days of an average", this::ranking, "COUNT(*) AS kwh_per_day", "1 AS kwh_per_day"),
        scratch.changed(
            "the newest count", this::ranking, "ORDER BY first_day DESC", "ORDER BY first_day"),
        scratch.changed("electric cars only", this::carsAndUsage, "AND v.propellant = '20225'", ""),
        scratch.changed("the lag's sign", this::carsAndUsage, "AS DATE), -1)", "AS DATE), 1)"),
        scratch.changed(
            "before and after", this::tariffChange, "local_day < DATE", "local_day > DATE"),
        scratch.changed("the evening peak", this::tariffChange, "17 AND 20, h.", "17 AND 21, h."),
        scratch.changed(
            "all add up", this::tariffsCarsAndUsage, "SUM(consumption", "MAX(consumption"),
        scratch.changed(
            "all three", this::tariffsCarsAndUsage, "AND electric_cars IS NOT NULL", ""),
        scratch.changed(
            "the night's end", this::nightLoad, "< 6, u.consumption", "<= 6, u.consumption"),
        scratch.changed(
            "working days", this::similarProfiles, "o.working_day = c.working_day AND ", ""),
        scratch.changed("the slope", this::trend, "REGR_SLOPE", "CORR"),
        scratch.changed(
            "the size of an error", this::forecast, "ABS(error_percent)", "error_percent"),
        scratch.changed("swapped counts", this::lastNight, "(c.revised, 0)", "(c.added, 0)"),
        scratch.changed("published loads only", this::lastNight, "a.published AND ", ""),
        scratch.changed("the last pull", this::lastNight, "p.ended_at DESC", "p.ended_at"),
        scratch.changed("failed sources", this::lastNight, "c FULL OUTER JOIN", "c LEFT JOIN"),
        scratch.changed("the slowest first", this::slowestJobs, "j.elapsed_seconds DESC, j", "j"),
        scratch.changed(
            "jobs of the night", this::slowestJobs, "ON n.night = j.night", "ON 1 = 1"));
  }

  private static void municipalities() throws Exception {
    scratch.given(
        "elhus.municipality",
        """
        municipality_code | name      | price_area
        851               | Aalborg   | DK1
        101               | København | DK2
        """);
  }

  private static void noDays() throws Exception {
    scratch.given("elhus.energy_day", "price_area | local_day | local_year | hours\n");
  }
}
