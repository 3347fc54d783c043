package dk.elhus.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.clean.Cleaners;
import dk.elhus.descriptor.YamlSection;
import dk.elhus.record.DanishTime;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the rules measure while the rows of a partition are written. */
class PartitionTallyTest {
  private static final boolean FRESH = true;
  private static final boolean STOOD = false;

  @Test
  void aRangeTellsTheLowestAndTheHighestOfTheNewRowsAndWhereTheyAre() {
    PartitionTally tally =
        prices("audit: {range: {price_eur_per_mwh: {warn: -500..4000, stop: ..20000}}}");
    tally.add(price("DK1", "2025-10-26T00:00:00Z", "9999"), STOOD);
    tally.add(price("DK1", "2025-10-26T00:15:00Z", "-500.5"), FRESH);
    tally.add(price("DK1", "2025-10-26T00:30:00Z", "4000"), FRESH);

    Measure lowest = measure(tally, "price_eur_per_mwh.lowest");
    Measure highest = measure(tally, "price_eur_per_mwh.highest");

    assertThat(lowest.value()).isEqualByComparingTo("-500.5");
    assertThat(lowest.detail())
        .isEqualTo("at price_area=DK1,start_utc=2025-10-26T00:15,resolution_minutes=15");
    assertThat(lowest.partition()).isEqualTo("local_month=2025-10");
    assertThat(lowest.limits().warns(lowest.value())).isTrue();
    assertThat(lowest.limits().stops(lowest.value())).isFalse();
    assertThat(highest.limits().warns(highest.value())).isFalse();
  }

  @Test
  void nothingNewIsNothingToMeasureInARange() {
    PartitionTally tally = prices("audit: {range: {price_eur_per_mwh: {stop: 0..}}}");
    tally.add(price("DK1", "2025-10-26T00:00:00Z", "-1"), STOOD);

    assertThat(tally.measures()).isEmpty();
  }

  @Test
  void eachUnexpectedValueIsAFindingWithItsRows() {
    PartitionTally tally = prices("audit: {allowed: {price_area: {values: [DK1], stop: 0}}}");
    tally.add(price("DK1", "2025-10-26T00:00:00Z", "1"), FRESH);
    tally.add(price("DK2", "2025-10-26T00:00:00Z", "1"), FRESH);
    tally.add(price("DK2", "2025-10-26T00:15:00Z", "1"), FRESH);

    assertThat(tally.measures()).hasSize(1);
    assertThat(measure(tally, "price_area=DK2").value()).isEqualByComparingTo("2");
  }

  @Test
  void aNullShareIsOfAllRowsThatStand() {
    PartitionTally tally = prices("audit: {null_share: {price_eur_per_mwh: {warn: 0.1}}}");
    tally.add(price("DK1", "2025-10-26T00:00:00Z", "1"), STOOD);
    tally.add(price("DK1", "2025-10-26T00:15:00Z", null), FRESH);
    tally.add(price("DK1", "2025-10-26T00:30:00Z", null), STOOD);

    assertThat(measure(tally, "price_eur_per_mwh").value()).isEqualByComparingTo("0.666667");
  }

  @Test
  void rulesOfOneDatasetDoNotJudgeTheRowsOfTheOtherThatLandsInTheSameTable() {
    PartitionTally tally = prices("audit: {range: {price_eur_per_mwh: {stop: 0..}}}");
    tally.add(
        price("DK1", "2025-09-30T21:00:00Z", "-1").set("source_dataset", "Elspotprices"), FRESH);

    assertThat(tally.measures()).isEmpty();
  }

  @Test
  void anIntervalWithSeveralRowsCoversItsMinutesOnce() {
    PartitionTally tally =
        tally(
            Tables.MUNICIPAL_CONSUMPTION,
            "PrivateConsumptionHeatingHour",
            "audit: {intervals: {per: municipality_code, values: ['851']}}");
    for (String hour : List.of("2025-10-25T22:00:00Z", "2025-10-25T23:00:00Z")) {
      tally.add(household("851", hour, "Elvarme"), FRESH);
      tally.add(household("851", hour, "Andet"), FRESH);
    }

    assertThat(tally.minutes()).containsOnly(java.util.Map.entry("851 2025-10-26", 120L));
  }

  @Test
  void completenessKnowsTheValuesOfEachGroup() {
    PartitionTally tally =
        tally(
            Tables.VEHICLE_STOCK,
            "BIL54",
            """
            audit:
              complete:
                area_code: {values: ['101', '851'], by: local_month, where: {area_level: municipality}, warn: 0}
            """);
    tally.add(vehicles("101", "municipality", "2025-09", 10), FRESH);
    tally.add(vehicles("81", "region", "2025-09", 10), FRESH);
    tally.add(vehicles("851", "municipality", "2025-10", 10), STOOD);

    assertThat(tally.present())
        .containsEntry("area_code 2025-09", Set.of("101"))
        .containsEntry("area_code 2025-10", Set.of("851"));
  }

  @Test
  void aCompanyIsThereWhenOneOfItsTariffsHoldsOnTheNight() {
    PartitionTally tally =
        tally(
            Tables.TARIFF,
            "DatahubPricelist",
            "audit: {complete: {gln: {values: ['1', '2', '3'], warn: 0}}}");
    tally.add(tariff("1", "2025-01-01", "2025-10-26"), STOOD);
    tally.add(tariff("2", "2025-01-01", "2025-10-27"), STOOD);
    tally.add(tariff("3", "2025-10-27", null), FRESH);

    assertThat(tally.present()).containsEntry("gln tonight", Set.of("2"));
  }

  @Test
  void municipalitiesAreALittleBelowTheCountryAndNeverAbove() {
    String rules =
        """
        audit:
          parts_of_whole:
            level: area_level
            whole: country
            parts: municipality
            value: vehicles
            by: [propellant, local_month]
            at_least: 100
            below: {warn: 0.01, stop: 0.1}
            above: {stop: 0}
        """;
    PartitionTally tally = tally(Tables.VEHICLE_STOCK, "BIL54", rules);
    tally.add(vehicles("0", "country", "2025-09", 1000), FRESH);
    tally.add(vehicles("101", "municipality", "2025-09", 600), FRESH);
    tally.add(vehicles("851", "municipality", "2025-09", 380), STOOD);
    tally.add(vehicles("81", "region", "2025-09", 380), STOOD);
    tally.add(vehicles("0", "country", "2025-10", 1000), FRESH);
    tally.add(vehicles("101", "municipality", "2025-10", 1001), FRESH);
    tally.add(vehicles("0", "country", "2025-11", 99), FRESH);
    tally.add(vehicles("101", "municipality", "2025-11", 1), FRESH);

    assertThat(tally.measures())
        .extracting(Measure::check, measure -> measure.value().stripTrailingZeros())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("parts_below_whole", new BigDecimal("0.02")),
            org.assertj.core.groups.Tuple.tuple("parts_above_whole", new BigDecimal("0.001")));
    assertThat(tally.measures().get(0).detail())
        .isEqualTo("most at 20200 2025-09: municipality sum up to 980, country is 1000");
  }

  private static PartitionTally prices(String yaml) {
    return tally(Tables.SPOT_PRICE, "DayAheadPrices", yaml);
  }

  private static PartitionTally tally(TableSpec table, String dataset, String yaml) {
    TableRules rules =
        RuleReader.ofDataset(
            Cleaners.of(dataset).orElseThrow(),
            YamlSection.parse(dataset + ".yaml", new StringReader(yaml)));
    return new PartitionTally(
        new AuditRules(List.of(rules)), table, "2025-10", LocalDate.parse("2025-10-26"));
  }

  private static Measure measure(PartitionTally tally, String subject) {
    return tally.measures().stream()
        .filter(measure -> measure.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  private static Row price(String area, String utc, String eur) {
    long start = Instant.parse(utc).getEpochSecond();
    Row row =
        new Row(Tables.SPOT_PRICE, "2025-10")
            .set("price_area", area)
            .set("start_utc", start)
            .set("resolution_minutes", 15)
            .set("local_day", DanishTime.localDay(start))
            .set("source_dataset", "DayAheadPrices");
    return eur == null
        ? row
        : row.set("price_eur_per_mwh", new BigDecimal(eur).movePointRight(6).longValueExact());
  }

  private static Row household(String municipality, String utc, String heating) {
    long start = Instant.parse(utc).getEpochSecond();
    return new Row(Tables.MUNICIPAL_CONSUMPTION, "2025-10")
        .set("municipality_code", municipality)
        .set("start_utc", start)
        .set("branch", "Privat")
        .set("heating_category", heating)
        .set("housing_category", "all")
        .set("local_day", DanishTime.localDay(start))
        .set("source_dataset", "PrivateConsumptionHeatingHour");
  }

  private static Row vehicles(String area, String level, String month, long vehicles) {
    return new Row(Tables.VEHICLE_STOCK, "2025")
        .set("area_code", area)
        .set("area_level", level)
        .set("vehicle_type", "4000101002")
        .set("propellant", "20200")
        .set("local_month", month)
        .set("vehicles", vehicles);
  }

  private static Row tariff(String gln, String from, String to) {
    Row row =
        new Row(Tables.TARIFF, "2025")
            .set("gln", gln)
            .set("charge_type", "D03")
            .set("charge_code", "C")
            .set("valid_from", LocalDate.parse(from).toEpochDay());
    return to == null ? row : row.set("valid_to", LocalDate.parse(to).toEpochDay());
  }
}
