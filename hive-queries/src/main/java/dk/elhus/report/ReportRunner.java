package dk.elhus.report;

import dk.elhus.report.Report.Column;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs reports on HiveServer2. */
public final class ReportRunner {
  private final Connection connection;
  private final Optional<String> provenance;

  /**
   * @param connection a session of HiveServer2; the caller closes it. An edition that the session
   *     has pinned holds for its reports
   */
  public ReportRunner(Connection connection) {
    this(connection, Optional.empty());
  }

  /**
   * @param provenance a sentence about where the data really came from, such as a sandbox's
   *     generator; absent when the sources gave it
   */
  public ReportRunner(Connection connection, Optional<String> provenance) {
    this.connection = connection;
    this.provenance = provenance;
  }

  /** Checks the values, then asks. */
  public ReportResult run(Report report, Map<String, String> given)
      throws ReportException, SQLException {
    ReportArguments arguments = ReportArguments.check(report, given);
    try (Statement statement = connection.createStatement();
        PinnedEdition edition = PinnedEdition.of(statement)) {
      List<Map<String, Object>> rows = rows(statement, report, arguments);
      List<Gaps> gaps = new ArrayList<>();
      for (Coverage coverage : report.coverage()) {
        gaps.add(gaps(statement, coverage, arguments));
      }
      return new ReportResult(report, arguments, edition.night(), rows, gaps, provenance);
    }
  }

  private static List<Map<String, Object>> rows(
      Statement statement, Report report, ReportArguments arguments) throws SQLException {
    List<Map<String, Object>> rows = new ArrayList<>();
    try (ResultSet found = statement.executeQuery(arguments.fill(report.sql()))) {
      requireColumns(report, found.getMetaData());
      while (found.next()) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < report.columns().size(); i++) {
          Column column = report.columns().get(i);
          row.put(column.name(), value(found.getObject(i + 1)));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** The header and the query of a report must mean the same columns. */
  private static void requireColumns(Report report, ResultSetMetaData found) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= found.getColumnCount(); i++) {
      names.add(found.getColumnLabel(i));
    }
    List<String> declared = report.columns().stream().map(Column::name).toList();
    if (!names.equals(declared)) {
      throw new SQLException(
          "report " + report.name() + " declares " + declared + " but its query gives " + names);
    }
  }

  private static Gaps gaps(Statement statement, Coverage coverage, ReportArguments arguments)
      throws SQLException {
    Period period = arguments.period().orElseThrow();
    Map<String, Long> loaded = new HashMap<>();
    try (ResultSet found = statement.executeQuery(arguments.fill(coverage.sql(period)))) {
      while (found.next()) {
        loaded.put(found.getString(1), found.getLong(2));
      }
    }
    return Gaps.of(coverage, period, loaded);
  }

  private static Object value(Object found) {
    if (found instanceof BigDecimal || found == null) {
      return found;
    }
    if (found instanceof Double || found instanceof Float) {
      return new BigDecimal(found.toString());
    }
    if (found instanceof Number number) {
      return number.longValue();
    }
    return found.toString();
  }
}
