package dk.elhus.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.clean.Cleaner;
import dk.elhus.clean.Cleaners;
import dk.elhus.descriptor.DescriptorException;
import dk.elhus.descriptor.YamlSection;
import dk.elhus.record.Tables;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules are read with file and line, and what is no rule is refused before anything runs. */
class RuleReaderTest {
  @Test
  void everyDatasetThatIsPulledHasRulesAndTheyCanBeRead() {
    List<String> pulled =
        Cleaners.ALL.stream()
            .filter(cleaner -> !cleaner.table().isRestricted())
            .map(Cleaner::dataset)
            .toList();

    assertThat(AuditRules.packed().all())
        .filteredOn(rules -> rules.dataset().isPresent())
        .filteredOn(rules -> !rules.table().isRestricted())
        .extracting(rules -> rules.dataset().orElseThrow())
        .containsExactlyElementsOf(pulled);
    assertThat(AuditRules.packed().all())
        .allSatisfy(rules -> assertThat(rules.words()).isNotEmpty());
  }

  @Test
  void computedTablesHaveRulesOfTheirOwn() {
    assertThat(AuditRules.packed().of(Tables.ENERGY_HOUR))
        .singleElement()
        .satisfies(
            rules ->
                assertThat(rules.words())
                    .contains(
                        "identity_mwh: production + exchange - consumption, warn above 0.001, stop"
                            + " above 1"));
  }

  @Test
  void aDescriptorWithoutRulesWarnsOfAnyReject() {
    assertThat(read("name: DayAheadPrices").words())
        .containsExactly("rejected_share: warn above 0");
  }

  @Test
  void expectedValuesMayBeAColumnOfAListOfOurs() {
    TableRules rules =
        read(
            """
            audit:
              intervals: {per: price_area, file: municipalities.csv, column: code}
            """);

    assertThat(rules.intervals().orElseThrow().values()).hasSize(98).contains("851");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          rangge: {}                                          | line 2, audit.rangge: is not a known field
          range: {price: {warn: 0..1}}                        | line 2, audit.range.price: table spot_price has no column price
          range: {price_eur_per_mwh: {warn: low..high}}       | line 2, audit.range.price_eur_per_mwh.warn: must be a range of numbers, has "low"
          range: {price_eur_per_mwh: {warn: 4000}}            | line 2, audit.range.price_eur_per_mwh.warn: must be a range such as -500..4000 or 0.., is "4000"
          range: {price_eur_per_mwh: {warns: 0..1}}           | line 2, audit.range.price_eur_per_mwh.warn: is missing, and stop too
          null_share: {price_eur_per_mwh: {warn: a tenth}}    | line 2, audit.null_share.price_eur_per_mwh.warn: must be a number, is "a tenth"
          null_share: {price_eur_per_mwh: {stop: 1, max: 2}}  | line 2, audit.null_share.price_eur_per_mwh.max: is not a known field
          rejected_share: {warn: 0.5, stop: 0.1}              | line 2, audit.rejected_share.stop: 0.1 is below warn 0.5
          allowed: {price_area: {warn: 0}}                    | line 2, audit.allowed.price_area.values: is missing
          allowed: {price_area: {file: areas.csv, column: a}} | line 2, audit.allowed.price_area.file: "areas.csv" is no file of the folder reference
          intervals: {per: area, values: [DK1]}               | line 2, audit.intervals.per: table spot_price has no column area
          identity_mwh: {stop: 1}                             | line 2, audit.identity_mwh: spot_price has no production, exchange and consumption
          withdrawn: {warn: 0}                                | line 2, audit.withdrawn: a fetch of DayAheadPrices is no whole list
          volume: {last: two, at_least: 1, warn: 1}           | line 2, audit.volume.last: must be a whole number from 1 to 1000, is "two"
          """)
  void whatIsNoRuleIsNamedWithFileLineAndField(String rule, String complaint) {
    assertThatThrownBy(() -> read("audit:\n  " + rule))
        .isInstanceOf(DescriptorException.class)
        .hasMessageStartingWith("DayAheadPrices.yaml, " + complaint);
  }

  @Test
  void personalDataHasNoRulesForItsValuesWouldStandInTheResults() {
    Cleaner customers = Cleaners.of("customer").orElseThrow();
    YamlSection file = yaml("audit: {rejected_share: {warn: 0}}");

    assertThatThrownBy(() -> RuleReader.ofDataset(customers, file))
        .hasMessageContaining("table customer holds personal data");
  }

  private static TableRules read(String text) {
    return RuleReader.ofDataset(Cleaners.of("DayAheadPrices").orElseThrow(), yaml(text));
  }

  private static YamlSection yaml(String text) {
    return YamlSection.parse("DayAheadPrices.yaml", new StringReader(text));
  }
}
