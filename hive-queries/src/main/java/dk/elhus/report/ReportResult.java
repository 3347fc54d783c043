package dk.elhus.report;

import dk.elhus.report.Report.Column;
import dk.elhus.report.Report.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer to a report.
 *
 * @param report what was asked
 * @param arguments with which parameters
 * @param edition the night that the answer is as of; absent before the first publish
 * @param rows values by column name: null, String, Long or BigDecimal
 * @param gaps what of the period is not loaded
 * @param provenance a sentence about where the data really came from; absent when the sources gave
 *     it
 */
public record ReportResult(
    Report report,
    ReportArguments arguments,
    Optional<String> edition,
    List<Map<String, Object>> rows,
    List<Gaps> gaps,
    Optional<String> provenance) {

  /** Columns in which rows differ; none when the answer is one row about the whole. */
  List<Column> rowColumns() {
    return report.columns(Scope.ROW).stream()
        .filter(column -> rows.stream().anyMatch(row -> row.get(column.name()) != null))
        .toList();
  }

  /** Columns whose one value is about the whole answer. */
  List<Column> commonColumns() {
    return report.columns(Scope.ALL);
  }

  /** The answer in one sentence; without rows, why there are none. */
  String answer() {
    return firstRow()
        .map(row -> report.answer().about(arguments, row))
        .orElse("No rows: " + report.empty() + ".");
  }

  /** What the answer does not say. */
  Optional<String> caution() {
    return report
        .caution()
        .flatMap(caution -> firstRow().map(row -> caution.about(arguments, row)));
  }

  /** What is not loaded of the period; empty when all is. */
  public List<Gaps> missing() {
    return gaps.stream().filter(gap -> !gap.isEmpty()).toList();
  }

  /** The command that loads what is missing; nothing when nothing is. */
  public Optional<String> loadCommand() {
    return Gaps.command(gaps);
  }

  Optional<Map<String, Object>> firstRow() {
    return rows.stream().findFirst();
  }
}
