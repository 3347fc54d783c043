package dk.elhus.bench.questions;

import dk.elhus.report.Parameter;
import dk.elhus.report.Report;
import dk.elhus.report.ReportArguments;
import dk.elhus.report.ReportException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A report with values for its parameters.
 *
 * @param values of the parameters that have no default, by name
 */
record Question(Report report, Map<String, String> values) {
  private static final String START = "start_date";
  private static final String END = "end_date";

  /** As the examples of its parameters ask, and, where it has a period, over all of the history. */
  static List<Question> of(Report report, LocalDate since, LocalDate last) {
    Map<String, String> values = new LinkedHashMap<>();
    report.parameters().stream()
        .filter(parameter -> parameter.defaultValue().isEmpty())
        .forEach(parameter -> values.put(parameter.name(), parameter.example()));
    List<Question> questions = new ArrayList<>(List.of(new Question(report, values)));
    if (values.containsKey(START) && values.containsKey(END)) {
      Map<String, String> whole = new LinkedHashMap<>(values);
      whole.put(START, since.toString());
      whole.put(END, last.toString());
      questions.add(new Question(report, whole));
    }
    return questions;
  }

  String sql() {
    try {
      return ReportArguments.check(report, values).query(report);
    } catch (ReportException e) {
      throw new IllegalStateException("an example of " + report.name() + " is refused", e);
    }
  }

  /** The values, shortly: {@code DK1 2025-10-01 2025-10-31}. */
  String asked() {
    return String.join(
        " ",
        report.parameters().stream()
            .map(Parameter::name)
            .map(values::get)
            .filter(v -> v != null)
            .toList());
  }
}
