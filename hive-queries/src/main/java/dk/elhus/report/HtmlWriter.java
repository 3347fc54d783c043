package dk.elhus.report;

import com.samskivert.mustache.Mustache;
import dk.elhus.report.Report.Column;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * For everybody: one page that needs nothing else, neither network nor server. The chart's library,
 * style and script stand in it; its policy allows these scripts and no others, and the template
 * escapes every value.
 */
final class HtmlWriter implements ReportFormat.Writer {
  @Override
  public void write(ReportResult result, Appendable out) throws IOException {
    PageAssets assets = PageAssets.get();
    Map<String, Object> page = new HashMap<>(words(result));
    page.put("style", assets.style());
    page.put("library", assets.library());
    page.put("script", assets.script());
    page.put("scriptHashes", assets.scriptHashes());
    out.append(
        Mustache.compiler()
            .escapeHTML(true)
            .nullValue("")
            .emptyStringIsFalse(true)
            .compile(assets.template())
            .execute(page));
  }

  private static Map<String, Object> words(ReportResult result) {
    Report report = result.report();
    Map<String, Object> page = new HashMap<>();
    page.put("number", report.number());
    page.put("title", report.title());
    page.put("question", report.question());
    page.put("answer", result.answer());
    page.put("caution", result.caution().orElse(""));
    page.put("parameters", parameters(result.arguments()));
    page.put("edition", result.edition().orElse(""));
    page.put("source", report.source());
    page.put("command", command(result));
    page.put("provenance", result.provenance().orElse(""));
    page.put("hasGaps", !result.missing().isEmpty());
    page.put("gaps", sentences(result));
    page.put("loadCommand", result.loadCommand().orElse(""));
    page.putAll(numbers(result));
    return page;
  }

  private static Map<String, Object> numbers(ReportResult result) {
    Map<String, Object> page = new HashMap<>();
    List<Column> columns = result.rowColumns();
    page.put("hasRows", !result.rows().isEmpty());
    page.put("facts", facts(result));
    page.put("hasFacts", !result.rows().isEmpty() && !result.commonColumns().isEmpty());
    Optional<String> chart = ChartOption.of(result);
    page.put("hasChart", chart.isPresent());
    page.put("chart", chart.orElse(""));
    List<Column> shown = columns.isEmpty() ? result.commonColumns() : columns;
    page.put("columns", shown.stream().map(column -> head(column, result)).toList());
    Map<String, UnaryOperator<BigDecimal>> rounding = new HashMap<>();
    shown.forEach(column -> rounding.put(column.name(), Numbers.alike(numbers(column, result))));
    page.put(
        "rows", result.rows().stream().map(row -> cells(shown, row, result, rounding)).toList());
    page.put(
        "meanings",
        result.report().columns().stream()
            .map(column -> Map.of("name", column.name(), "meaning", column.meaning()))
            .toList());
    return page;
  }

  private static List<Map<String, String>> sentences(ReportResult result) {
    return result.missing().stream()
        .flatMap(gaps -> gaps.sentences().stream())
        .map(sentence -> Map.of("sentence", sentence))
        .toList();
  }

  private static List<Map<String, Object>> facts(ReportResult result) {
    List<Map<String, Object>> facts = new ArrayList<>();
    Map<String, Object> row = result.firstRow().orElse(Map.of());
    for (Column column : result.commonColumns()) {
      Map<String, Object> fact = head(column, result);
      fact.put(
          "value",
          row.get(column.name()) == null ? "unknown" : Numbers.text(row.get(column.name())));
      facts.add(fact);
    }
    return facts;
  }

  private static Map<String, Object> head(Column column, ReportResult result) {
    Map<String, Object> head = new HashMap<>();
    head.put("label", column.label());
    head.put("unit", column.unit().orElse(""));
    head.put("numeric", isNumeric(column, result));
    return head;
  }

  private static Map<String, Object> cells(
      List<Column> columns,
      Map<String, Object> row,
      ReportResult result,
      Map<String, UnaryOperator<BigDecimal>> rounding) {
    List<Map<String, Object>> cells = new ArrayList<>();
    for (Column column : columns) {
      cells.add(
          Map.of(
              "head", cells.isEmpty() && !isNumeric(column, result),
              "numeric", isNumeric(column, result),
              "value", text(row.get(column.name()), rounding.get(column.name()))));
    }
    return Map.of("cells", cells);
  }

  private static boolean isNumeric(Column column, ReportResult result) {
    return result.rows().stream().anyMatch(row -> row.get(column.name()) instanceof Number);
  }

  private static List<BigDecimal> numbers(Column column, ReportResult result) {
    return result.rows().stream()
        .map(row -> row.get(column.name()))
        .filter(BigDecimal.class::isInstance)
        .map(BigDecimal.class::cast)
        .toList();
  }

  private static String text(Object value, UnaryOperator<BigDecimal> rounding) {
    if (value instanceof BigDecimal number) {
      return Numbers.exact(rounding.apply(number));
    }
    if (value instanceof Long number) {
      return Numbers.exact(BigDecimal.valueOf(number));
    }
    return value == null ? "" : value.toString();
  }

  private static String parameters(ReportArguments arguments) {
    return arguments.ordered().isEmpty()
        ? "nothing"
        : arguments.ordered().entrySet().stream()
            .map(value -> value.getKey().replace('_', ' ') + " " + value.getValue())
            .collect(Collectors.joining(", "));
  }

  private static String command(ReportResult result) {
    StringBuilder command = new StringBuilder("elhus report " + result.report().name());
    result
        .arguments()
        .ordered()
        .forEach(
            (name, value) ->
                command
                    .append(" --")
                    .append(name.replace('_', '-'))
                    .append(' ')
                    .append(value.contains(" ") ? "'" + value + "'" : value));
    return command.toString();
  }
}
