package dk.elhus.report;

import dk.elhus.report.Report.Column;
import dk.elhus.report.Report.ContractValue;
import dk.elhus.report.Report.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a report's file: a header of comment lines, then one query.
 *
 * <p>The header has keys, {@code -- key: value}, and lists, {@code -- key:} followed by indented
 * lines whose fields are separated by {@code |}. It ends at the first line that is neither.
 */
final class ReportParser {
  private static final Pattern KEY = Pattern.compile("-- ([a-z]+):(?: (.+))?");
  private static final Pattern ITEM = Pattern.compile("--   (.+)");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{hivevar:([a-z_]+)}");
  private static final Pattern NUMBER = Pattern.compile("Q([1-9]|1[0-6])");
  private static final String REQUIRED = "required";
  private static final String CHART =
      "line, bar, stacked or scatter | column of x | columns of y, with commas | by column";

  private final String name;
  private final Map<String, List<String>> header = new LinkedHashMap<>();
  private final String sql;

  private ReportParser(String name, String text) {
    this.name = name;
    this.sql = query(readHeader(text.lines().toList()));
  }

  static Report parse(String name, String text) {
    return new ReportParser(name, text).report();
  }

  private Report report() {
    Report report =
        new Report(
            name,
            number(),
            one("title"),
            one("question"),
            header.getOrDefault("parameters", List.of()).stream().map(this::parameter).toList(),
            list("columns").stream().map(this::column).toList(),
            chart(one("chart")),
            Sentence.of(one("answer")),
            header.containsKey("caution")
                ? Optional.of(Sentence.of(one("caution")))
                : Optional.empty(),
            one("source"),
            header.getOrDefault("coverage", List.of()).stream().map(this::coverage).toList(),
            one("empty"),
            header.containsKey("contract")
                ? Arrays.stream(one("contract").split(", ")).map(ContractValue::of).toList()
                : List.of(),
            sql);
    requireUsageLine();
    requireDeclaredVariables(report);
    requireChartOfColumns(report);
    requireKnownNames(report, report.answer());
    report.caution().ifPresent(caution -> requireKnownNames(report, caution));
    requireKnownContract(report);
    return report;
  }

  private List<String> readHeader(List<String> lines) {
    String key = null;
    for (int i = 0; i < lines.size(); i++) {
      Matcher keyed = KEY.matcher(lines.get(i));
      Matcher item = ITEM.matcher(lines.get(i));
      if (keyed.matches()) {
        key = keyed.group(1);
        header.put(key, new ArrayList<>());
        Optional.ofNullable(keyed.group(2)).ifPresent(header.get(key)::add);
      } else if (item.matches() && key != null) {
        header.get(key).add(item.group(1));
      } else {
        return lines.subList(i, lines.size());
      }
    }
    throw wrong("has no query below its header");
  }

  private String query(List<String> lines) {
    String text =
        lines.stream()
            .filter(line -> !line.startsWith("--"))
            .collect(Collectors.joining("\n"))
            .strip();
    if (!text.endsWith(";") || text.indexOf(';') != text.length() - 1) {
      throw wrong("must hold one query that ends with a semicolon");
    }
    return text.substring(0, text.length() - 1);
  }

  private String one(String key) {
    List<String> values = list(key);
    if (values.size() != 1) {
      throw wrong("must say its " + key + " in one line: -- " + key + ": …");
    }
    return values.get(0);
  }

  private List<String> list(String key) {
    List<String> values = header.get(key);
    if (values == null || values.isEmpty()) {
      throw wrong("says nothing about its " + key);
    }
    return values;
  }

  private Parameter parameter(String line) {
    String[] fields = fields(line, 5, "name | type | required or default | meaning | example");
    Parameter parameter =
        new Parameter(
            fields[0],
            fields[1],
            fields[2].equals(REQUIRED) ? Optional.empty() : Optional.of(fields[2]),
            fields[3],
            fields[4]);
    requireAccepted(parameter, parameter.example());
    parameter.defaultValue().ifPresent(value -> requireAccepted(parameter, value));
    return parameter;
  }

  private void requireAccepted(Parameter parameter, String value) {
    if (!ParameterType.named(parameter.type()).accepts(value)) {
      throw wrong("gives '" + value + "' for " + parameter.name() + ", which its type refuses");
    }
  }

  private Column column(String line) {
    String[] fields = fields(line, 3, "name | row or all | unit and meaning");
    return new Column(fields[0], Scope.valueOf(fields[1].toUpperCase(Locale.ROOT)), fields[2]);
  }

  private String number() {
    String number = one("number");
    if (!NUMBER.matcher(number).matches()) {
      throw wrong("has the number '" + number + "', but questions are Q1 to Q16");
    }
    return number;
  }

  private Chart chart(String line) {
    String[] fields = line.split(" \\| ");
    if (fields.length < 3 || fields.length > 4) {
      throw wrong("has the chart '" + line + "' where it should have: " + CHART);
    }
    Optional<String> by =
        fields.length == 4 ? Optional.of(fields[3].replaceFirst("^by ", "")) : Optional.empty();
    return new Chart(
        Chart.Kind.valueOf(fields[0].toUpperCase(Locale.ROOT)),
        fields[1],
        List.of(fields[2].split(", ")),
        by);
  }

  private Coverage coverage(String line) {
    String[] fields =
        fields(line, 5, "day or month | view | aggregate: what is loaded | filter | nights after");
    return new Coverage(
        Coverage.Unit.valueOf(fields[0].toUpperCase(Locale.ROOT)),
        fields[1],
        fields[2],
        fields[3],
        Integer.parseInt(fields[4]));
  }

  private String[] fields(String line, int count, String shape) {
    String[] fields = line.split(" \\| ");
    if (fields.length != count) {
      throw wrong("has the line '" + line + "' where it should have: " + shape);
    }
    return fields;
  }

  private void requireUsageLine() {
    String usage = one("usage");
    if (!usage.startsWith("beeline ") || !usage.endsWith(name + ReportCatalog.SUFFIX)) {
      throw wrong("must have a usage line: beeline … -f …/" + name + ReportCatalog.SUFFIX);
    }
  }

  private void requireDeclaredVariables(Report report) {
    StringBuilder text = new StringBuilder(sql);
    report.coverage().forEach(coverage -> text.append(coverage.loaded()).append(coverage.filter()));
    Matcher variable = VARIABLE.matcher(text);
    while (variable.find()) {
      if (report.parameter(variable.group(1)).isEmpty()) {
        throw wrong("uses " + variable.group() + " without declaring it");
      }
    }
  }

  private void requireChartOfColumns(Report report) {
    List<String> drawn = new ArrayList<>(report.chart().y());
    drawn.add(report.chart().x());
    report.chart().by().ifPresent(drawn::add);
    for (String column : drawn) {
      if (report.column(column).isEmpty()) {
        throw wrong("draws '" + column + "', which is none of its columns");
      }
    }
  }

  private void requireKnownContract(Report report) {
    for (ContractValue value : report.contract()) {
      if (report.parameter(value.name()).isEmpty()
          && report.columns(Scope.ALL).stream().noneMatch(c -> c.name().equals(value.name()))) {
        throw wrong(
            "promises '" + value.name() + "', which is neither a parameter nor a column of all");
      }
    }
  }

  private void requireKnownNames(Report report, Sentence sentence) {
    for (String value : sentence.names()) {
      if (report.parameter(value).isEmpty() && report.column(value).isEmpty()) {
        throw wrong("says {{" + value + "}}, which is neither a parameter nor a column");
      }
    }
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("report " + name + ReportCatalog.SUFFIX + " " + what);
  }
}
