package dk.elhus.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.elhus.report.Report.Column;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** An answer as an option of ECharts, as JSON that may stand within a script element. */
final class ChartOption {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

  /** Beside its colour every line has a dash and a mark, for those who see no colour. */
  private static final List<String> DASHES = List.of("solid", "dashed", "dotted");

  private static final List<String> MARKS = List.of("circle", "rect", "triangle", "diamond");
  private static final int MARKS_UP_TO = 60;

  private static final int SLANT_DEGREES = 35;
  private static final int MOST_NAMES = 40;
  private static final int LETTERS_IN_A_ROW = 60;

  private final ReportResult result;
  private final Chart chart;

  private ChartOption(ReportResult result) {
    this.result = result;
    this.chart = result.report().chart();
  }

  /** Nothing when there are too few points to draw. */
  static Optional<String> of(ReportResult result) {
    Chart chart = result.report().chart();
    long points =
        result.rows().stream()
            .filter(row -> row.get(chart.x()) != null)
            .filter(row -> chart.y().stream().anyMatch(y -> row.get(y) != null))
            .count();
    return points < 2 ? Optional.empty() : Optional.of(new ChartOption(result).json());
  }

  private String json() {
    ObjectNode option = NODES.objectNode();
    Map<String, ArrayNode> series = chart.kind() == Chart.Kind.SCATTER ? pairs() : values();
    option
        .putObject("aria")
        .put("enabled", true)
        .putObject("decal")
        .put("show", isPatterned(series));
    option.set("xAxis", xAxis());
    option.set("yAxis", yAxis());
    option
        .putObject("grid")
        .put("left", 12)
        .put("right", 24)
        .put("bottom", isScatter() ? 40 : 12)
        .put("top", 56)
        .put("containLabel", true);
    option.putObject("tooltip").put("trigger", isScatter() ? "item" : "axis").put("confine", true);
    if (series.size() > 1) {
      option.putObject("legend").put("type", "scroll").put("top", 4);
    }
    ArrayNode all = option.putArray("series");
    series.forEach((name, data) -> all.add(series(name, data, all.size())));
    return inScript(option);
  }

  private boolean isScatter() {
    return chart.kind() == Chart.Kind.SCATTER;
  }

  private boolean isBars() {
    return chart.kind() == Chart.Kind.BAR || chart.kind() == Chart.Kind.STACKED;
  }

  private boolean isPatterned(Map<String, ArrayNode> series) {
    return isBars() && series.size() > 1;
  }

  private ObjectNode series(String name, ArrayNode data, int number) {
    ObjectNode series = NODES.objectNode();
    series
        .put("name", name)
        .put("type", isBars() ? "bar" : chart.kind().name().toLowerCase(Locale.ROOT));
    if (chart.kind() == Chart.Kind.STACKED) {
      series.put("stack", "all");
    }
    series.set("data", data);
    if (chart.kind() == Chart.Kind.LINE) {
      series.putObject("lineStyle").put("type", DASHES.get(number % DASHES.size())).put("width", 2);
      series.put("symbol", MARKS.get(number % MARKS.size()));
      series.put("showSymbol", data.size() <= MARKS_UP_TO);
    }
    return series;
  }

  private ObjectNode xAxis() {
    ObjectNode axis = NODES.objectNode();
    if (isScatter()) {
      axis.put("type", "value").put("scale", true).put("name", title(column(chart.x())));
      return axis.put("nameLocation", "middle").put("nameGap", 30);
    }
    axis.put("type", "category").put("name", "");
    ArrayNode data = axis.putArray("data");
    categories().forEach(data::add);
    if (isBars() && needsRoom(categories())) {
      axis.putObject("axisLabel").put("interval", 0).put("rotate", SLANT_DEGREES);
    }
    return axis;
  }

  /** Names side by side would hide each other, and a bar without a name says nothing. */
  private static boolean needsRoom(List<String> names) {
    return names.size() <= MOST_NAMES
        && names.stream().mapToInt(String::length).sum() > LETTERS_IN_A_ROW;
  }

  private ObjectNode yAxis() {
    ObjectNode axis = NODES.objectNode().put("type", "value");
    axis.put("scale", !isBars());
    Column first = column(chart.y().get(0));
    String plain = chart.y().size() == 1 ? first.label() : "";
    axis.put("name", isScatter() ? title(first) : first.unit().orElse(plain));
    axis.putObject("nameTextStyle").put("align", "left");
    return axis;
  }

  /** Rows of different series share a place; else each row has its own, whatever its name. */
  private List<String> categories() {
    Stream<String> all =
        result.rows().stream().map(row -> Objects.toString(row.get(chart.x()), ""));
    return (chart.by().isPresent() ? all.distinct() : all).toList();
  }

  /** Values by series, a place for every category. */
  private Map<String, ArrayNode> values() {
    List<String> categories = categories();
    Map<String, BigDecimal[]> found = new LinkedHashMap<>();
    for (int number = 0; number < result.rows().size(); number++) {
      Map<String, Object> row = result.rows().get(number);
      int place =
          chart.by().isPresent()
              ? categories.indexOf(Objects.toString(row.get(chart.x()), ""))
              : number;
      for (String y : chart.y()) {
        found.computeIfAbsent(name(y, row), key -> new BigDecimal[categories.size()])[place] =
            number(row.get(y));
      }
    }
    Map<String, ArrayNode> series = new LinkedHashMap<>();
    found.forEach(
        (name, numbers) -> {
          ArrayNode data = NODES.arrayNode();
          for (BigDecimal number : numbers) {
            data.add(number);
          }
          series.put(name, data);
        });
    return series;
  }

  /** Points by series. */
  private Map<String, ArrayNode> pairs() {
    Map<String, ArrayNode> series = new LinkedHashMap<>();
    for (Map<String, Object> row : result.rows()) {
      for (String y : chart.y()) {
        if (row.get(chart.x()) != null && row.get(y) != null) {
          series
              .computeIfAbsent(name(y, row), key -> NODES.arrayNode())
              .addArray()
              .add(number(row.get(chart.x())))
              .add(number(row.get(y)));
        }
      }
    }
    return series;
  }

  private String name(String y, Map<String, Object> row) {
    String label = column(y).label();
    if (chart.by().isEmpty()) {
      return label;
    }
    String by = Objects.toString(row.get(chart.by().get()), "unknown");
    return chart.y().size() == 1 ? by : by + ", " + label;
  }

  private Column column(String name) {
    return result.report().column(name).orElseThrow();
  }

  private static String title(Column column) {
    return column
        .unit()
        .filter(unit -> !column.label().endsWith(unit))
        .map(unit -> column.label() + ", " + unit)
        .orElse(column.label());
  }

  private static BigDecimal number(Object value) {
    return value == null ? null : new BigDecimal(value.toString());
  }

  /** A text that closes the script element, or opens a comment in it, is only a text here. */
  private static String inScript(ObjectNode option) {
    try {
      return JSON.writeValueAsString(option)
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an option of plain values is JSON", e);
    }
  }
}
