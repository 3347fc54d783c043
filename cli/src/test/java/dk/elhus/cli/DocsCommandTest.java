package dk.elhus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.hive.DataDictionary;
import dk.elhus.hive.DataDictionary.Entry;
import dk.elhus.hive.DdlScript.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The page of the data dictionary")
class DocsCommandTest {
  @TempDir private static Path folder;
  private static Document page;
  private static DataDictionary dictionary;

  @BeforeAll
  static void write() throws IOException {
    Cli cli = new Cli(folder.resolve("no-state"));
    Path file = folder.resolve("dictionary.html");

    Cli.Result result = cli.type("docs", "--out", file.toString());

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    page = Jsoup.parse(Files.readString(file));
    dictionary = DataDictionary.read(cli.home().resolve("hive-ddl"));
  }

  @Test
  void hasEveryTableViewAndFunctionWithEachOfItsColumns() {
    for (Entry entry : dictionary.entries()) {
      if (entry.kind() != Kind.DATABASE) {
        Element article = page.getElementById(entry.name());
        assertThat(article).as(entry.name()).isNotNull();
        assertThat(article.select("tbody th code").eachText())
            .as(entry.name())
            .containsExactlyElementsOf(
                entry.columns().stream().map(DataDictionary.Column::name).toList());
        assertThat(article.select("td[data-label=Meaning]").eachText())
            .as(entry.name())
            .doesNotContain("");
        assertThat(article.select("td[data-label=Example]").eachText())
            .as(entry.name())
            .doesNotContain("");
      }
    }
  }

  @Test
  void leadsFromTheSourceToTheReports() {
    Element prices = page.getElementById("elhus.spot_price_day");

    assertThat(prices.select(".way li").eachText())
        .containsExactly(
            "DayAheadPrices Energi Data Service of Energinet",
            "/landing/DayAheadPrices/night=… as received, in HDFS",
            "Elspotprices Energi Data Service of Energinet",
            "/landing/Elspotprices/night=… as received, in HDFS",
            "elhus_history.spot_price Day-ahead spot price per price area and interval, every"
                + " revision",
            "elhus_history.spot_price_day Spot price per price area and Danish local day, every"
                + " revision",
            "elhus.spot_price_day");
    assertThat(prices.text()).contains("serving.spot_price_day");
    assertThat(prices.select("dd a[href=#report-price]")).hasSize(1);
    assertThat(page.getElementById("elhus_history.metered_day").select(".way").text())
        .contains("meter_reading", "elhus_history.meter_reading");
  }

  @Test
  void givesAQueryThatReadsOnePartition() {
    assertThat(page.getElementById("elhus.energy_day").select("pre").text())
        .isEqualTo(
            """
            SELECT price_area, local_day, production_mwh, consumption_mwh, exchange_mwh
            FROM elhus.energy_day
            WHERE local_year = '2025'
            LIMIT 10;""");
    assertThat(page.getElementById("elhus.load_band").select("pre").text())
        .contains("SELECT elhus.load_band(TIMESTAMP '2025-10-26 16:00:00');  -- peak");
  }

  @Test
  void saysThatNobodyWasAskedHowFreshItIs() {
    assertThat(page.getElementById("elhus.energy_day").select("dl").text())
        .contains("Freshness not asked");
    assertThat(page.select("header").text()).contains("Freshness: not asked (no configuration");
  }

  @Test
  void needsNoNetworkAndAllowsItsOwnScriptOnly() {
    assertThat(page.select("link, img, iframe, script[src], style:contains(url\\()")).isEmpty();
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .contains("default-src 'none'", "script-src 'sha256-");
    assertThat(page.select("script")).hasSize(1);
  }

  @Test
  void hasNoLinkThatLeadsNowhere() {
    List<String> broken =
        page.select("a[href^=#]").stream()
            .map(link -> link.attr("href").substring(1))
            .filter(id -> page.getElementById(id) == null)
            .distinct()
            .toList();

    assertThat(broken).isEmpty();
  }

  @Test
  void isReadByKeyboardAndScreenReader() {
    assertThat(page.select("html").attr("lang")).isEqualTo("en");
    assertThat(page.select("label[for=search]")).hasSize(1);
    assertThat(page.select("[role=status][aria-live=polite]")).hasSize(1);
    assertThat(page.select("table").size()).isEqualTo(page.select("table caption").size());
    assertThat(page.select("tbody th:not([scope=row]), thead th:not([scope=col])")).isEmpty();
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.select("a.skip").attr("href")).isEqualTo("#main");
    assertThat(page.select("*[id]").eachAttr("id")).doesNotHaveDuplicates();
  }
}
