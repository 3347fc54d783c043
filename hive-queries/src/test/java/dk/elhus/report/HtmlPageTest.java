package dk.elhus.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A report as a page")
class HtmlPageTest {
  private static final String EVIL = "</script><img src=x onerror=alert(1)>&\"'<!--";
  private static final String REPORT =
      """
      -- title: Price of a day
      -- number: Q1
      -- question: What did a MWh cost?
      -- parameters:
      --   day | date | required | Danish local day | 2025-10-26
      -- columns:
      --   hour | row | hour of the Danish clock
      --   price_dkk_per_mwh | row | DKK/MWh, spot price
      --   grid_dkk_per_mwh | row | DKK/MWh, grid tariff
      --   mean_dkk_per_mwh | all | DKK/MWh, mean of the day
      -- chart: line | hour | price_dkk_per_mwh, grid_dkk_per_mwh
      -- answer: On {{day}} a MWh cost {{mean_dkk_per_mwh}} DKK; the first hour was {{hour}}.
      -- caution: One day is no proof of anything.
      -- source: Energinet, CC BY 4.0
      -- coverage:
      --   day | spot_price_day | SUM(priced_minutes_dkk) | 1 = 1 | 0
      -- empty: no price is loaded
      -- usage:
      --   beeline --hivevar day=2025-10-26 -f hive-queries/reports/page.hql
      SELECT 1 FROM t WHERE local_day = '${hivevar:day}';
      """;

  private final Report report = ReportParser.parse("page", REPORT);

  @Test
  void isValidHtml() throws Exception {
    Parser parser = Parser.htmlParser().setTrackErrors(100);

    parser.parseInput(page(rows("00", "01")), "");

    assertThat(parser.getErrors()).isEmpty();
  }

  @Test
  void saysTheAnswerTheUnitsTheSourceAndTheNight() throws Exception {
    Document page = document(rows("00", "01"));

    assertThat(page.select("#answer").text())
        .isEqualTo("On 2025-10-26 a MWh cost 693.66 DKK; the first hour was 00.");
    assertThat(page.select(".caution").text()).isEqualTo("One day is no proof of anything.");
    assertThat(page.select("thead th").eachText())
        .containsExactly("hour", "price DKK/MWh", "grid DKK/MWh");
    assertThat(page.select(".facts dd").text()).isEqualTo("693.66 DKK/MWh");
    assertThat(page.select("footer").text())
        .contains(
            "As known on 2025-10-27", "Energinet, CC BY 4.0", "elhus report page --day 2025-10-26");
  }

  @Test
  void itsTableHasTheRowsOfTheQuery() throws Exception {
    List<Map<String, Object>> rows = rows("00", "01", "02", "02");

    Document page = document(rows);

    List<List<String>> shown =
        page.select("tbody tr").stream().map(row -> row.children().eachText()).toList();
    assertThat(shown).hasSameSizeAs(rows);
    assertThat(shown.get(1)).containsExactly("01", "1,101.5", "-0.25");
  }

  @Test
  void itsChartHasTheValuesOfTheQuery() throws Exception {
    JsonNode chart = chart(document(rows("00", "01")));

    assertThat(chart.at("/xAxis/data").toString()).isEqualTo("[\"00\",\"01\"]");
    assertThat(chart.at("/series/0/data").toString()).isEqualTo("[100.50,1101.50]");
    assertThat(chart.at("/series/1/data").toString()).isEqualTo("[-0.25,-0.25]");
    assertThat(chart.at("/yAxis/name").asText()).isEqualTo("DKK/MWh");
    assertThat(chart.at("/aria/enabled").asBoolean()).isTrue();
  }

  @Test
  void linesDifferByMoreThanColour() throws Exception {
    JsonNode series = chart(document(rows("00", "01"))).get("series");

    assertThat(series.at("/0/lineStyle/type")).isNotEqualTo(series.at("/1/lineStyle/type"));
    assertThat(series.at("/0/symbol")).isNotEqualTo(series.at("/1/symbol"));
  }

  @Test
  void needsNoNetwork() throws Exception {
    Document page = document(rows("00", "01"));

    assertThat(page.select("link, iframe, img, object, embed, script[src], base")).isEmpty();
    assertThat(page.select("a[href]").eachAttr("href")).allMatch(href -> href.startsWith("#"));
    assertThat(page.select("style").html()).doesNotContain("url(", "@import");
    assertThat(policy(page)).startsWith("default-src 'none'; ").doesNotContain("http");
  }

  @Test
  void itsPolicyAllowsItsOwnScriptsOnly() throws Exception {
    Document page = document(rows("00", "01"));

    List<Element> scripts = page.select("script:not([type])");
    assertThat(scripts).hasSize(2);
    for (Element script : scripts) {
      byte[] hash =
          java.security.MessageDigest.getInstance("SHA-256")
              .digest(script.data().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      assertThat(policy(page))
          .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
    }
  }

  @Test
  void escapesWhateverTheWarehouseHolds() throws Exception {
    Document page = document(rows(EVIL, "01"));

    assertThat(page.select("img")).isEmpty();
    assertThat(page.select("script")).hasSize(3);
    assertThat(page.select("tbody tr").first().child(0).text()).isEqualTo(EVIL);
    assertThat(page.select("#answer").text()).endsWith("the first hour was " + EVIL + ".");
    assertThat(chart(page).at("/xAxis/data/0").asText()).isEqualTo(EVIL);
  }

  @Test
  void canBeReadByKeyboardAndScreenReader() throws Exception {
    Document page = document(rows("00", "01"));

    Element chart = page.getElementById("chart");
    assertThat(chart.attr("tabindex")).isEqualTo("0");
    assertThat(chart.attr("role")).isEqualTo("img");
    for (Element named : page.select("[aria-labelledby], [aria-describedby]")) {
      String ids = named.attr("aria-labelledby") + " " + named.attr("aria-describedby");
      for (String id : ids.strip().split(" +")) {
        assertThat(page.getElementById(id)).as(id).isNotNull();
      }
    }
    assertThat(page.select("html").attr("lang")).isEqualTo("en");
    assertThat(page.select("table caption")).hasSize(1);
    assertThat(page.select("thead th").eachAttr("scope")).containsOnly("col");
    assertThat(page.select(".scroll").attr("tabindex")).isEqualTo("0");
    assertThat(page.select("#point").attr("aria-live")).isEqualTo("polite");
    assertThat(page.select("style").html())
        .contains(":focus-visible", "prefers-color-scheme: dark");
  }

  @Test
  void withoutRowsItSaysWhyAndHowToLoadThem() throws Exception {
    Gaps gaps = new Gaps(report.coverage().get(0), List.of(LocalDate.of(2025, 10, 26)), List.of());

    Document page = Jsoup.parse(page(List.of(), List.of(gaps)));

    assertThat(page.select("#answer").text()).isEqualTo("No rows: no price is loaded.");
    assertThat(page.select(".gaps").text())
        .isEqualTo(
            "Not loaded: 2025-10-26 (1 day of spot_price_day)."
                + " Load it with: elhus night 2025-10-26");
    assertThat(page.select("table, #chart, script")).isEmpty();
  }

  @Test
  void onePointIsNoChart() throws Exception {
    assertThat(document(rows("00")).select("#chart, script")).isEmpty();
    assertThat(document(rows("00")).select("tbody tr")).hasSize(1);
  }

  private Document document(List<Map<String, Object>> rows) throws Exception {
    return Jsoup.parse(page(rows));
  }

  private String page(List<Map<String, Object>> rows) throws Exception {
    return page(rows, List.of());
  }

  private String page(List<Map<String, Object>> rows, List<Gaps> gaps) throws Exception {
    ReportArguments arguments = ReportArguments.check(report, Map.of("day", "2025-10-26"));
    StringBuilder out = new StringBuilder();
    ReportFormat.HTML.write(
        new ReportResult(
            report, arguments, Optional.of("2025-10-27"), rows, gaps, Optional.empty()),
        out);
    return out.toString();
  }

  private static List<Map<String, Object>> rows(String... hours) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String hour : hours) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("hour", hour);
      row.put(
          "price_dkk_per_mwh",
          new BigDecimal(rows.size() * 1001 + "").add(new BigDecimal("100.50")));
      row.put("grid_dkk_per_mwh", new BigDecimal("-0.25"));
      row.put("mean_dkk_per_mwh", new BigDecimal("693.661500"));
      rows.add(row);
    }
    return rows;
  }

  private static JsonNode chart(Document page) throws Exception {
    return new ObjectMapper()
        .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .setNodeFactory(
            com.fasterxml.jackson.databind.node.JsonNodeFactory.withExactBigDecimals(true))
        .readTree(page.getElementById("chart-data").data());
  }

  private static String policy(Document page) {
    return page.select("meta[http-equiv]").attr("content");
  }
}
