package dk.elhus.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.record.DanishTime;
import dk.elhus.record.Decimals;
import dk.elhus.record.Row;
import dk.elhus.record.Tables;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AggregatesTest {
  @Test
  void hoursThatAverage13HundredthsAverageExactly13Hundredths() {
    List<Row> hours = new ArrayList<>();
    for (int hour = 0; hour < 24; hour++) {
      hours.add(price("2025-01-01T00:00:00Z", hour * 60, 60, hour % 2 == 0 ? "0.12" : "0.14"));
    }

    Row day = only(Aggregates.of(Tables.SPOT_PRICE_DAY), hours.subList(0, 23));
    Row whole = only(Aggregates.of(Tables.SPOT_PRICE_DAY), hours.subList(0, 22));

    assertThat(decimal(whole, "mean_price_dkk_per_mwh")).isEqualTo("0.130000");
    assertThat(decimal(day, "mean_price_dkk_per_mwh")).isEqualTo("0.129565");
  }

  @Test
  void aQuarterWeighsAFourthOfAnHour() {
    List<Row> mixed =
        List.of(
            price("2025-10-01T00:00:00Z", 0, 60, "100"),
            price("2025-10-01T00:00:00Z", 60, 15, "200"));

    Row day = only(Aggregates.of(Tables.SPOT_PRICE_DAY), mixed);

    // (60 x 100 + 15 x 200) / 75, and not (100 + 200) / 2
    assertThat(decimal(day, "mean_price_dkk_per_mwh")).isEqualTo("120.000000");
    assertThat(decimal(day, "price_minutes_dkk")).isEqualTo("9000.000000");
    assertThat(day.number("priced_minutes_dkk")).isEqualTo(75);
    assertThat(day.number("intervals")).isEqualTo(2);
    assertThat(decimal(day, "min_price_dkk_per_mwh")).isEqualTo("100.000000");
    assertThat(decimal(day, "max_price_dkk_per_mwh")).isEqualTo("200.000000");
  }

  @Test
  void aPriceThatIsNotThereYetWeighsNothing() {
    Row unpriced = price("2025-01-01T00:00:00Z", 60, 60, null);
    List<Row> hours = List.of(price("2025-01-01T00:00:00Z", 0, 60, "80"), unpriced);

    Row day = only(Aggregates.of(Tables.SPOT_PRICE_DAY), hours);
    Row nothing = only(Aggregates.of(Tables.SPOT_PRICE_DAY), List.of(unpriced));

    assertThat(decimal(day, "mean_price_dkk_per_mwh")).isEqualTo("80.000000");
    assertThat(day.number("intervals")).isEqualTo(2);
    assertThat(nothing.isNull("mean_price_dkk_per_mwh")).isTrue();
    assertThat(nothing.isNull("min_price_dkk_per_mwh")).isTrue();
    assertThat(nothing.number("priced_minutes_dkk")).isZero();
  }

  @Test
  void aMonthIsTheMeanOfItsHoursAndNotOfItsDays() {
    List<Row> hours = new ArrayList<>();
    hours.add(price("2025-01-10T00:00:00Z", 0, 60, "100"));
    for (int hour = 0; hour < 3; hour++) {
      hours.add(price("2025-01-11T00:00:00Z", hour * 60, 60, "200"));
    }

    Row month = only(Aggregates.of(Tables.SPOT_PRICE_MONTH), hours);

    // an average of the two daily averages would say 150
    assertThat(decimal(month, "mean_price_dkk_per_mwh")).isEqualTo("175.000000");
    assertThat(month.text("local_month")).isEqualTo("2025-01");
    assertThat(month.partition()).isEqualTo("2025");
  }

  @Test
  void theLastHourOfTheYearInUtcIsTheFirstOfTheDanishOne() {
    Row day =
        only(
            Aggregates.of(Tables.SPOT_PRICE_DAY),
            List.of(price("2024-12-31T23:00:00Z", 0, 60, "1")));

    assertThat(day.partition()).isEqualTo("2025");
    assertThat(day.toString()).contains("local_day=2025-01-01");
  }

  @Test
  void producing1000AndConsuming950LeavesASurplusOf50() {
    Row hour =
        only(
            Aggregates.of(Tables.ENERGY_HOUR),
            List.of(settlement("2025-01-01T09:00:00Z", 60, "1000", "950")));

    assertThat(decimal(hour, "production_mwh")).isEqualTo("1000.000000");
    assertThat(decimal(hour, "consumption_mwh")).isEqualTo("950.000000");
    assertThat(decimal(hour, "surplus_mwh")).isEqualTo("50.000000");
  }

  @Test
  void fiftyNineMinuteReadingsOf100InAnHourSumTo5900() {
    List<Row> minutes = new ArrayList<>();
    for (int minute = 0; minute < 59; minute++) {
      minutes.add(
          settlement(
              Instant.parse("2025-01-01T09:00:00Z").plusSeconds(60L * minute).toString(),
              1,
              "0",
              "100"));
    }

    Row hour = only(Aggregates.of(Tables.ENERGY_HOUR), minutes);

    assertThat(decimal(hour, "consumption_mwh")).isEqualTo("5900.000000");
    assertThat(hour.number("start_utc"))
        .isEqualTo(Instant.parse("2025-01-01T09:00:00Z").getEpochSecond());
  }

  @Test
  void aDayAndAMonthCountTheirHours() {
    List<Row> hours = new ArrayList<>();
    for (int hour = 0; hour < 25; hour++) {
      Instant start = Instant.parse("2025-10-25T22:00:00Z").plusSeconds(3600L * hour);
      hours.add(settlement(start.toString(), 60, "10", "8"));
    }

    Row day = only(Aggregates.of(Tables.ENERGY_DAY), hours);

    assertThat(day.number("hours")).isEqualTo(25);
    assertThat(decimal(day, "surplus_mwh")).isEqualTo("50.000000");
    assertThat(only(Aggregates.of(Tables.ENERGY_MONTH), hours).number("hours")).isEqualTo(25);
  }

  @Test
  void greenIsWindSunAndWater() {
    Row settlement = settlement("2025-01-01T09:00:00Z", 60, "5", "5");
    Tables.GREEN.forEach(column -> settlement.set(column, 1_000_000));

    Row hour = only(Aggregates.of(Tables.ENERGY_HOUR), List.of(settlement));

    assertThat(decimal(hour, "green_mwh")).isEqualTo("9.000000");
    assertThat(decimal(hour, "production_mwh")).isEqualTo("14.000000");
  }

  @Test
  void aBalanceCountsTheDeficitOfEachIntervalByItself() {
    Row noon = settlement("2025-01-01T11:00:00Z", 60, "1000", "900");
    noon.set("offshore_wind_ge_100mw_mwh", 300_000_000).set("solar_power_self_con_mwh", 50_000_000);
    Row evening = settlement("2025-01-01T17:00:00Z", 60, "400", "1000");
    Row quarter = settlement("2025-01-01T18:00:00Z", 15, "100", "300");

    Row day =
        only(Aggregates.of(Tables.ENERGY_BALANCE_DAY), List.of(noon, evening, quarter, evening()));

    assertThat(decimal(day, "deficit_mwh")).isEqualTo("800.000000");
    assertThat(decimal(day, "excess_mwh")).isEqualTo("450.000000");
    assertThat(decimal(day, "surplus_mwh")).isEqualTo("-350.000000");
    assertThat(decimal(day, "largest_deficit_mwh_per_hour")).isEqualTo("800.000000");
    assertThat(day.number("deficit_minutes")).isEqualTo(75);
    assertThat(decimal(day, "offshore_wind_mwh")).isEqualTo("300.000000");
    assertThat(decimal(day, "solar_power_mwh")).isEqualTo("50.000000");
    assertThat(decimal(day, "central_power_mwh")).isEqualTo("1550.000000");
    assertThat(decimal(day, "green_share_percent")).isEqualTo("18.421053");
  }

  /** Neither deficit nor surplus. */
  private static Row evening() {
    return settlement("2025-01-01T19:00:00Z", 60, "50", "50");
  }

  @Test
  void theKindsOfABalanceAreAllProductionOnceEach() {
    assertThat(Tables.BALANCE_KINDS.values().stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(Tables.PRODUCTION);
  }

  @Test
  void aShareOfNothingIsNoShare() {
    Row month =
        only(
            Aggregates.of(Tables.ENERGY_BALANCE_MONTH),
            List.of(settlement("2025-01-01T09:00:00Z", 60, "0", "10")));

    assertThat(month.isNull("green_share_percent")).isTrue();
  }

  @Test
  void whatIsProducedAndImportedIsConsumed() {
    Row balanced = settlement("2025-01-01T09:00:00Z", 60, "1000", "950");
    balanced.set("exchange_no_mwh", -50_000_000);
    Row off = settlement("2025-01-01T09:00:00Z", 60, "1000", "950");

    assertThat(SettlementIdentity.difference(balanced)).isZero();
    assertThat(SettlementIdentity.difference(off)).isEqualTo(50_000_000);
  }

  /** Adds the rows up in two halves, as combiners do, and finishes the one key that they have. */
  private static Row only(Aggregate aggregate, List<Row> rows) {
    long[] first = null;
    long[] second = null;
    for (int i = 0; i < rows.size(); i++) {
      long[] sums = aggregate.sums(rows.get(i));
      if (i % 2 == 0) {
        first = plus(aggregate, first, sums);
      } else {
        second = plus(aggregate, second, sums);
      }
    }
    Row key = aggregate.key(rows.get(0));
    aggregate.finish(key, second == null ? first : plus(aggregate, first, second));
    return key;
  }

  private static long[] plus(Aggregate aggregate, long[] into, long[] more) {
    if (into == null) {
      return more;
    }
    aggregate.add(into, more);
    return into;
  }

  private static Row price(String day, int minute, int resolution, String price) {
    long start = Instant.parse(day).getEpochSecond() + 60L * minute;
    Row row =
        new Row(Tables.SPOT_PRICE, DanishTime.localMonth(start).toString())
            .set("price_area", "DK1")
            .set("start_utc", start)
            .set("resolution_minutes", resolution)
            .set("local_day", DanishTime.localDay(start));
    return price == null ? row : row.set("price_dkk_per_mwh", millionths(price));
  }

  private static Row settlement(
      String start, int resolution, String production, String consumption) {
    long seconds = Instant.parse(start).getEpochSecond();
    return new Row(Tables.SETTLEMENT, DanishTime.localMonth(seconds).toString())
        .set("price_area", "DK1")
        .set("start_utc", seconds)
        .set("resolution_minutes", resolution)
        .set("local_day", DanishTime.localDay(seconds))
        .set("central_power_mwh", millionths(production))
        .set("gross_consumption_mwh", millionths(consumption));
  }

  private static long millionths(String number) {
    return new BigDecimal(number).movePointRight(6).longValueExact();
  }

  private static String decimal(Row row, String column) {
    return Decimals.toBigDecimal(row.number(column)).toPlainString();
  }
}
