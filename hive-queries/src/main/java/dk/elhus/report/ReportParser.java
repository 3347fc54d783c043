package dk.elhus.report;

import dk.elhus.report.Report.Column;
import dk.elhus.report.Report.Coverage;
import dk.elhus.report.Report.Scope;
import java.util.ArrayList;
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
  private static final String REQUIRED = "required";

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
            one("title"),
            one("question"),
            list("parameters").stream().map(this::parameter).toList(),
            list("columns").stream().map(this::column).toList(),
            Optional.ofNullable(header.get("coverage")).map(lines -> coverage(lines.get(0))),
            one("empty"),
            sql);
    requireUsageLine();
    requireDeclaredVariables(report);
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

  private Coverage coverage(String line) {
    String[] fields = fields(line, 3, "view | minutes of a day that are loaded | nights after");
    return new Coverage(fields[0], fields[1], Integer.parseInt(fields[2]));
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
    Matcher variable = VARIABLE.matcher(sql);
    while (variable.find()) {
      if (report.parameter(variable.group(1)).isEmpty()) {
        throw wrong("uses " + variable.group() + " without declaring it");
      }
    }
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("report " + name + ReportCatalog.SUFFIX + " " + what);
  }
}
