package dk.elhus.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReportFormatTest {
  private static final BigDecimal FIFTEEN_HUNDRED = new BigDecimal("1500.000000");

  private static Report usage;

  @BeforeAll
  static void readReport() throws Exception {
    usage = ReportCatalog.read(Path.of("reports").toAbsolutePath()).report("usage");
  }

  @Test
  void jsonIsTheObjectThatConsumersWereTold() throws Exception {
    JsonNode json = json(total(List.of()));

    assertThat(json.toString())
        .isEqualTo(
            "{\"region\":\"DK1\",\"start_date\":\"2025-01-01\",\"end_date\":\"2025-01-07\","
                + "\"average_usage\":1500}");
  }

  @Test
  void aRollingAverageIsTheObjectThatConsumersWereTold() throws Exception {
    assertThat(json(rolling(24)).toString()).isEqualTo("{\"region\":\"DK1\",\"rolling_avg\":1600}");
  }

  @Test
  void aRollingAverageOfAWindowWithGapsSaysHowManyHoursItHad() throws Exception {
    assertThat(json(rolling(23)).toString())
        .isEqualTo("{\"region\":\"DK1\",\"rolling_avg\":1600,\"hours_in_window\":23}");
  }

  @Test
  void jsonGivesRowsPerDayOnRequest() throws Exception {
    JsonNode json = json(perDay());

    assertThat(json.get("average_usage").asInt()).isEqualTo(1500);
    assertThat(json.get("rows").toString())
        .isEqualTo(
            "[{\"period\":\"2025-01-01\",\"period_average_usage\":1400.5,\"period_hours\":24},"
                + "{\"period\":\"2025-01-02\",\"period_average_usage\":1599.5,\"period_hours\":24}]");
  }

  @Test
  void jsonNamesTheMissingDaysAndTheCommandThatLoadsThem() throws Exception {
    JsonNode json = json(total(lastDayMissing()));

    assertThat(json.get("missing_days").toString()).isEqualTo("[\"2025-01-07\"]");
    assertThat(json.get("load_with").asText()).isEqualTo("elhus night 2025-01-15");
  }

  @Test
  void jsonOfAnEmptyAnswerSaysNull() throws Exception {
    assertThat(json(result(List.of(), "total", lastDayMissing())).get("average_usage").isNull())
        .isTrue();
  }

  @Test
  void csvHasOneHeaderLineAndKeepsAllDecimals() throws Exception {
    assertThat(text(ReportFormat.CSV, perDay()))
        .isEqualTo(
            "period,period_average_usage,period_hours,average_usage,hours\n"
                + "2025-01-01,1400.500000,24,1500.000000,48\n"
                + "2025-01-02,1599.500000,24,1500.000000,48\n");
  }

  @Test
  void csvOfATotalHasNoEmptyColumns() throws Exception {
    assertThat(text(ReportFormat.CSV, total(List.of())))
        .isEqualTo("average_usage,hours\n1500.000000,168\n");
  }

  @Test
  void aTableSaysWhatItsNumbersMean() throws Exception {
    assertThat(text(ReportFormat.TABLE, perDay()))
        .contains("Usage of a price area between two dates: region DK1, start_date 2025-01-01")
        .contains("As known on 2025-10-26")
        .contains("| 2025-01-01 |          1400.500000 |           24 |")
        .contains("average_usage = 1500.000000  (MWh per hour, mean gross consumption");
  }

  @Test
  void aTableBeginsWithTheAnswerInOneSentence() throws Exception {
    assertThat(text(ReportFormat.TABLE, perDay()))
        .contains(
            "\nFrom 2025-01-01 to 2025-01-07 DK1 used 1,500 MWh per hour on average, over 48"
                + " hours.\n");
  }

  @Test
  void aTableNamesTheMissingDaysAndTheCommandThatLoadsThem() throws Exception {
    assertThat(text(ReportFormat.TABLE, total(lastDayMissing())))
        .endsWith(
            "Not loaded: 2025-01-07 (1 day of energy_day).\nLoad it with: elhus night 2025-01-15\n");
  }

  @Test
  void aTableWithoutRowsSaysSo() throws Exception {
    assertThat(text(ReportFormat.TABLE, result(List.of(), "total", lastDayMissing())))
        .contains("No rows: no hour of the period is loaded.")
        .contains("elhus night 2025-01-15");
  }

  private static List<Gaps> lastDayMissing() {
    return List.of(new Gaps(usage.coverage().get(0), List.of(LocalDate.of(2025, 1, 7)), List.of()));
  }

  private static ReportResult rolling(long hours) throws Exception {
    Report report =
        ReportCatalog.read(Path.of("reports").toAbsolutePath()).report("rolling-average");
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("rolling_avg", new BigDecimal("1600.000000"));
    row.put("hours_in_window", hours);
    row.put("last_hour_utc", "2025-10-18 21:00:00");
    row.put("last_hour_local", "2025-10-18 23:00:00");
    return new ReportResult(
        report,
        ReportArguments.check(report, Map.of("region", "DK1")),
        Optional.of("2025-10-26"),
        List.of(row),
        List.of(),
        Optional.empty());
  }

  private static ReportResult total(List<Gaps> gaps) throws ReportException {
    return result(List.of(row(null, null, null, 168)), "total", gaps);
  }

  private static ReportResult perDay() throws ReportException {
    return result(
        List.of(
            row("2025-01-01", new BigDecimal("1400.500000"), 24L, 48),
            row("2025-01-02", new BigDecimal("1599.500000"), 24L, 48)),
        "day",
        List.of());
  }

  private static Map<String, Object> row(
      String day, BigDecimal average, Long dayHours, long hours) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("period", day);
    row.put("period_average_usage", average);
    row.put("period_hours", dayHours);
    row.put("average_usage", FIFTEEN_HUNDRED);
    row.put("hours", hours);
    return row;
  }

  private static ReportResult result(List<Map<String, Object>> rows, String per, List<Gaps> gaps)
      throws ReportException {
    Map<String, String> given =
        Map.of("region", "DK1", "start_date", "2025-01-01", "end_date", "2025-01-07", "per", per);
    return new ReportResult(
        usage,
        ReportArguments.check(usage, given),
        Optional.of("2025-10-26"),
        rows,
        gaps,
        Optional.empty());
  }

  private static JsonNode json(ReportResult result) throws IOException {
    return new ObjectMapper().readTree(text(ReportFormat.JSON, result));
  }

  private static String text(ReportFormat format, ReportResult result) throws IOException {
    StringBuilder out = new StringBuilder();
    format.write(result, out);
    return out.toString();
  }
}
