package dk.elhus.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The checked values of a report's parameters. */
public final class ReportArguments {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{hivevar:([a-z_]+)}");

  private final Map<String, String> values;

  private ReportArguments(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Checks every value before anything is asked of a server.
   *
   * @throws ReportException when a value is missing, unknown, not of its type, or when the period
   *     ends before it starts
   */
  public static ReportArguments check(Report report, Map<String, String> given)
      throws ReportException {
    for (String name : given.keySet()) {
      if (report.parameter(name).isEmpty()) {
        throw new ReportException(
            "report "
                + report.name()
                + " has no parameter '"
                + name
                + "'; it has "
                + report.parameterNames());
      }
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (Parameter parameter : report.parameters()) {
      values.put(
          parameter.name(), parameter.check(Optional.ofNullable(given.get(parameter.name()))));
    }
    ReportArguments arguments = new ReportArguments(values);
    arguments.requireForwardPeriod();
    return arguments;
  }

  /** All values by name, in the order of the parameters. */
  public Map<String, String> values() {
    return Map.copyOf(values);
  }

  Map<String, String> ordered() {
    return values;
  }

  /** The days that are asked about; absent when the report has no period. */
  Optional<Period> period() {
    return Period.of(values);
  }

  /** The report's query with these values in it. */
  public String query(Report report) {
    return fill(report.sql());
  }

  /** The text with its variables filled in. */
  String fill(String text) {
    return VARIABLE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(values.get(found.group(1))));
  }

  private void requireForwardPeriod() throws ReportException {
    Optional<Period> period = period();
    if (period.isPresent() && period.get().end().isBefore(period.get().start())) {
      throw new ReportException(
          "the period ends "
              + period.get().end()
              + ", before it starts "
              + period.get().start()
              + "; swap them");
    }
  }
}
