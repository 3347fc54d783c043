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
 */
public record ReportResult(
    Report report,
    ReportArguments arguments,
    Optional<String> edition,
    List<Map<String, Object>> rows,
    Gaps gaps) {

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

  Optional<Map<String, Object>> firstRow() {
    return rows.stream().findFirst();
  }
}
