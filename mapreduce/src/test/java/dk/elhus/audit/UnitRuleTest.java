package dk.elhus.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.descriptor.YamlSection;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices of about 60 EUR per MWh so far. */
@DisplayName("A column whose unit changes")
class UnitRuleTest {
  private static final TableSpec PRICES = Tables.SPOT_PRICE;
  private static final String COLUMN = "price_eur_per_mwh";
  private static final List<BigDecimal> BEFORE =
      Stream.of("55", "62.5", "60").map(BigDecimal::new).toList();

  private final UnitRule rule =
      UnitRule.read(
          PRICES,
          COLUMN,
          YamlSection.parse(
              "rule", new StringReader("{last: 14, at_least: 3, rows: 4, warn: 50, stop: 500}")));

  @ParameterizedTest
  @CsvSource({
    "0.060, STOP, EUR per kWh: a thousandth",
    "60000, STOP, a thousand times as much",
    "0.60, WARN, a hundredth",
    "6, PASS, a calm week",
    "-60, PASS, below zero is as large",
    "400, PASS, a crisis"
  })
  void isNoticedWhicheverWayItGoes(String price, String verdict, String why) {
    assertThat(judged(prices(price, price, price, price), BEFORE))
        .as(why)
        .singleElement()
        .satisfies(
            measure -> {
              boolean stops = measure.limits().stops(measure.value());
              boolean warns = measure.limits().warns(measure.value());
              assertThat(stops ? "STOP" : warns ? "WARN" : "PASS").isEqualTo(verdict);
              assertThat(measure.detail()).contains("was the unit changed?");
            });
  }

  @Test
  void isNotToldByAFewCorrections() {
    assertThat(judged(prices("0.06", "0.06", "0.06"), BEFORE)).isEmpty();
  }

  @Test
  void isNotToldByTheFirstLoadsButTheyAreRemembered() {
    List<Measure> means = means(prices("60", "61", "59", "60"));

    assertThat(rule.judged(means, BEFORE.subList(0, 2))).isEmpty();
    assertThat(means)
        .singleElement()
        .satisfies(mean -> assertThat(mean.value()).isEqualByComparingTo("60"));
  }

  @Test
  void isNotToldByRowsThatStoodBefore() {
    RowRule.Tally tally = rule.tally();
    prices("0.06", "0.06", "0.06", "0.06").forEach(row -> tally.add(row, false));
    List<Measure> means = new ArrayList<>();
    tally.report(finding -> means.add(finding.in(PRICES.name(), "local_month=2026-01")));

    assertThat(means).isEmpty();
  }

  private List<Measure> judged(List<Row> rows, List<BigDecimal> before) {
    return rule.judged(means(rows), before);
  }

  private List<Measure> means(List<Row> rows) {
    RowRule.Tally tally = rule.tally();
    rows.forEach(row -> tally.add(row, true));
    List<Measure> means = new ArrayList<>();
    tally.report(finding -> means.add(finding.in(PRICES.name(), "local_month=2026-01")));
    return means;
  }

  private static List<Row> prices(String... prices) {
    return Stream.of(prices)
        .map(
            price ->
                new Row(PRICES, "2026-01")
                    .set(COLUMN, new BigDecimal(price).movePointRight(6).longValueExact()))
        .toList();
  }
}
