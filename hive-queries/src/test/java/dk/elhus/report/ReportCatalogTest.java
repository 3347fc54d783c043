package dk.elhus.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.report.Report.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The reports that ship with the project. */
class ReportCatalogTest {
  private static final Path FOLDER = Path.of("reports").toAbsolutePath();
  private static final Pattern HIVEVAR = Pattern.compile("--hivevar ([a-z_]+)=(\\S+)");

  private static final Set<String> RELATIONS = Set.of("Q7", "Q8", "Q9", "Q10");

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
        .hasMessageStartingWith("there is no report 'prise'; known are ")
        .hasMessageContainingAll("price, ", "rolling-average, ", "usage");
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
      assertThatCode(() -> ReportArguments.check(report, given))
          .as(report.name())
          .doesNotThrowAnyException();
    }
  }

  @Test
  void aColumnWhoseNameHasAUnitBeginsItsMeaningWithIt() {
    for (Report report : catalog.reports()) {
      for (Report.Column column : report.columns()) {
        if (!column.name().equals(Units.withoutUnit(column.name()))
            || column.name().contains("average")) {
          assertThat(column.meaning().split(",")[0].strip())
              .as(report.name() + "." + column.name())
              .isIn(Units.known());
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
      assertThat(report.sql())
          .as(report.name())
          .containsPattern("local_(month|year|day) |elhus_ops[.]|_year |_month ");
    }
  }

  @Test
  void aReportOnARelationSaysHowManyPairsItHasAndThatItProvesNothing() {
    List<Report> relations =
        catalog.reports().stream().filter(report -> RELATIONS.contains(report.number())).toList();

    for (Report report : relations) {
      assertThat(report.column("n")).as(report.name() + ": n").isPresent();
      assertThat(report.caution().map(Sentence::toString).orElse(""))
          .as(report.name())
          .contains("{{n}}", "no proof", "{{first_", "{{last_");
    }
  }

  @Test
  void aReportOnCarsSaysThatItCountsAStock() {
    for (Report report : catalog.reports()) {
      for (Report.Column column : report.columns()) {
        if (column.meaning().startsWith("cars,")) {
          assertThat(column.meaning()).as(report.name()).contains("stock");
        }
      }
    }
  }

  @Test
  void aValueThatPassesItsTypeCannotLeaveTheLiteralItStandsIn() {
    for (Report report : catalog.reports()) {
      for (Parameter parameter : report.parameters()) {
        for (String bad : List.of("x'", "x\"", "x\\", "${x}", "x;", "x\n", "x--\n", "x`")) {
          assertThat(ParameterType.named(parameter.type()).accepts(bad))
              .as("%s of %s accepts %s", parameter.name(), report.name(), bad)
              .isFalse();
        }
      }
    }
  }
}
