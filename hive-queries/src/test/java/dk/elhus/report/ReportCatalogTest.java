package dk.elhus.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.report.Report.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The reports that ship with the project. */
class ReportCatalogTest {
  private static final Path FOLDER = Path.of("reports").toAbsolutePath();
  private static final Pattern HIVEVAR = Pattern.compile("--hivevar ([a-z_]+)=(\\S+)");

  private static ReportCatalog catalog;

  @BeforeAll
  static void readCatalog() throws IOException {
    catalog = ReportCatalog.read(FOLDER);
  }

  @Test
  void theReportsOfTheHouseAreThere() {
    assertThat(catalog.reports())
        .extracting(Report::name)
        .contains("price", "rolling-average", "usage");
  }

  @Test
  void anUnknownReportIsAnErrorThatListsTheKnownOnes() {
    assertThatThrownBy(() -> catalog.report("prise"))
        .isInstanceOf(ReportException.class)
        .hasMessage("there is no report 'prise'; known are price, rolling-average, usage");
  }

  @Test
  void theUsageLineGivesEveryParameterAWorkingValue() throws IOException {
    for (Report report : catalog.reports()) {
      String usage =
          Files.readString(FOLDER.resolve(report.name() + ".hql"))
              .lines()
              .filter(line -> line.contains("beeline"))
              .findFirst()
              .orElseThrow();
      Map<String, String> given = new HashMap<>();
      Matcher hivevar = HIVEVAR.matcher(usage);
      while (hivevar.find()) {
        given.put(hivevar.group(1), hivevar.group(2));
      }
      assertThat(given.keySet())
          .as(report.name())
          .containsExactlyInAnyOrder(
              report.parameters().stream().map(Parameter::name).toArray(String[]::new));
      assertThat(ParameterType.named("region").accepts(given.get("region"))).isTrue();
    }
  }

  @Test
  void everyValueAboutAmountsStatesItsUnit() {
    for (Report report : catalog.reports()) {
      for (Report.Column column : report.columns()) {
        if (column.name().contains("price_") || column.name().contains("average")) {
          assertThat(column.meaning())
              .as(report.name() + "." + column.name())
              .containsAnyOf("DKK/MWh", "EUR/MWh", "MWh per hour");
        }
      }
    }
  }

  @Test
  void everyReportNamesWhatItAnswersForTheWhole() {
    assertThat(catalog.reports())
        .allSatisfy(report -> assertThat(report.columns(Scope.ALL)).isNotEmpty());
  }

  @Test
  void everyReportReadsViewsAndNamesAPartition() {
    for (Report report : catalog.reports()) {
      assertThat(report.sql()).as(report.name()).doesNotContain("elhus_history");
      assertThat(report.sql()).as(report.name()).containsPattern("AND local_(month|year) ");
    }
  }
}
