package dk.elhus.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportArgumentsTest {
  private static Report usage;

  @BeforeAll
  static void readReport() throws Exception {
    usage = catalog().report("usage");
  }

  @Test
  void checkedValuesAreFilledIn() throws ReportException {
    ReportArguments week = ReportArguments.check(usage, week());

    assertThat(week.fill("d >= DATE '${hivevar:start_date}' AND r = '${hivevar:region}'"))
        .isEqualTo("d >= DATE '2025-01-01' AND r = 'DK1'");
  }

  @Test
  void aDefaultIsUsedWhenNothingIsGiven() throws ReportException {
    assertThat(ReportArguments.check(usage, week()).values()).containsEntry("per", "total");
  }

  @Test
  void aMissingValueIsNamedWithAnExample() {
    Map<String, String> given = week();
    given.remove("start_date");

    refused(given)
        .hasMessage(
            "start_date is missing: first Danish local day, included; give --start_date"
                + " 2025-01-01");
  }

  @Test
  void anUnknownParameterListsTheKnownOnes() {
    Map<String, String> given = week();
    given.put("area", "DK1");

    refused(given)
        .hasMessage(
            "report usage has no parameter 'area'; it has region, start_date, end_date, per");
  }

  @Test
  void aPeriodThatEndsBeforeItStartsIsRefused() {
    Map<String, String> given = week();
    given.put("end_date", "2024-12-31");

    refused(given).hasMessage("the period ends 2024-12-31, before it starts 2025-01-01; swap them");
  }

  @Test
  void aPeriodOfOneDayIsFine() throws ReportException {
    Map<String, String> given = week();
    given.put("end_date", "2025-01-01");

    LocalDate day = LocalDate.of(2025, 1, 1);
    assertThat(ReportArguments.check(usage, given).period()).contains(new Period(day, day));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-02-30",
        "01-01-2025",
        "2025-1-1",
        "2025-01-01' OR '1'='1",
        "2025-01-01'; DROP TABLE elhus_history.spot_price; --",
        "2025-01-01\n",
        " 2025-01-01",
        "٢٠٢٥-٠١-٠١",
        "${hivevar:region}",
        ""
      })
  void whatIsNoDateNeverReachesHive(String value) {
    Map<String, String> given = week();
    given.put("start_date", value);

    refused(given).hasMessageContaining("start_date is '" + value + "' but must be a date such as");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DK3", "dk1", "DK1' OR price_area = 'DK2", "DK1 ", "*"})
  void whatIsNoRegionNeverReachesHive(String value) {
    Map<String, String> given = week();
    given.put("region", value);

    refused(given).hasMessageContaining("region is '" + value + "' but must be DK1 or DK2");
  }

  @Test
  void aChoiceListsWhatCanBeChosen() {
    Map<String, String> given = week();
    given.put("per", "week");

    refused(given).hasMessageContaining("per is 'week' but must be total or day");
  }

  @Test
  void numbersAndMonthsAreCheckedToo() {
    assertThat(ParameterType.named("int").accepts("-12")).isTrue();
    assertThat(ParameterType.named("int").accepts("1e3")).isFalse();
    assertThat(ParameterType.named("int").accepts("12345678901")).isFalse();
    assertThat(ParameterType.named("month").accepts("2025-10")).isTrue();
    assertThat(ParameterType.named("month").accepts("2025-13")).isFalse();
  }

  @Test
  void aNumberKeepsItsRange() {
    assertThat(ParameterType.named("int 1..12").accepts("12")).isTrue();
    assertThat(ParameterType.named("int 1..12").accepts("13")).isFalse();
    assertThat(ParameterType.named("int 1..12").shape()).isEqualTo("a whole number from 1 to 12");
  }

  @Test
  void aPlaceIsACodeOrAName() {
    ParameterType place = ParameterType.named("municipality or all");

    assertThat(List.of("851", "Aalborg", "Høje-Taastrup", "Lyngby-Taarbæk", "all"))
        .allMatch(place::accepts);
    assertThat(List.of("9", "Aal'borg", "x\\", "", "a;b")).noneMatch(place::accepts);
  }

  @Test
  void aCompanyIsAGlnOrAName() {
    ParameterType company = ParameterType.named("company");

    assertThat(List.of("5790001089030", "N1", "Nordvestjysk Elforsyning (NOE Net)"))
        .allMatch(company::accepts);
    assertThat(List.of("N1' OR '1'='1", "N1; DROP TABLE x", "${x}", ""))
        .noneMatch(company::accepts);
  }

  @Test
  void anEditionIsANightOrANumberedLoadOfIt() {
    ParameterType edition = ParameterType.named("edition");

    assertThat(List.of("2025-10-26", "2025102601")).allMatch(edition::accepts);
    assertThat(List.of("2025-13-26", "2025133201", "2025102600", "x", "2025-10-26;"))
        .noneMatch(edition::accepts);
  }

  private static AbstractThrowableAssert<?, ?> refused(Map<String, String> given) {
    return assertThatThrownBy(() -> ReportArguments.check(usage, given))
        .isInstanceOf(ReportException.class);
  }

  private static Map<String, String> week() {
    return new HashMap<>(
        Map.of("region", "DK1", "start_date", "2025-01-01", "end_date", "2025-01-07"));
  }

  private static ReportCatalog catalog() throws IOException {
    return ReportCatalog.read(Path.of("reports").toAbsolutePath());
  }
}
