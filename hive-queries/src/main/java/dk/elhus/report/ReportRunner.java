package dk.elhus.report;

import dk.elhus.report.Report.Column;
import dk.elhus.report.Report.Coverage;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs reports on HiveServer2. */
public final class ReportRunner {
  private final Connection connection;

  /**
   * @param connection a session of HiveServer2; the caller closes it. An edition that the session
   *     has pinned holds for its reports
   */
  public ReportRunner(Connection connection) {
    this.connection = connection;
  }

  /** Checks the values, then asks. */
  public ReportResult run(Report report, Map<String, String> given)
      throws ReportException, SQLException {
    ReportArguments arguments = ReportArguments.check(report, given);
    try (Statement statement = connection.createStatement();
        PinnedEdition edition = PinnedEdition.of(statement)) {
      List<Map<String, Object>> rows = rows(statement, report, arguments);
      Gaps gaps =
          report.coverage().isPresent()
              ? gaps(statement, report.coverage().get(), arguments)
              : Gaps.none();
      return new ReportResult(report, arguments, edition.night(), rows, gaps);
    }
  }

  private static List<Map<String, Object>> rows(
      Statement statement, Report report, ReportArguments arguments) throws SQLException {
    List<Map<String, Object>> rows = new ArrayList<>();
    try (ResultSet found = statement.executeQuery(arguments.fill(report.sql()))) {
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

  private static Gaps gaps(Statement statement, Coverage coverage, ReportArguments arguments)
      throws SQLException {
    Map<LocalDate, Long> loaded = new HashMap<>();
    String sql =
        String.format(
            "SELECT CAST(local_day AS STRING), %s FROM elhus.%s WHERE price_area = '%s'"
                + " AND local_year BETWEEN '%d' AND '%d'"
                + " AND local_day BETWEEN DATE '%s' AND DATE '%s'",
            coverage.minutes(),
            coverage.view(),
            arguments.region(),
            arguments.start().getYear(),
            arguments.end().getYear(),
            arguments.start(),
            arguments.end());
    try (ResultSet days = statement.executeQuery(sql)) {
      while (days.next()) {
        loaded.put(LocalDate.parse(days.getString(1)), days.getLong(2));
      }
    }
    return Gaps.between(arguments.start(), arguments.end(), loaded, coverage.nightsAfter());
  }

  private static Object value(Object found) {
    if (found instanceof BigDecimal || found == null) {
      return found;
    }
    if (found instanceof Number number) {
      return number.longValue();
    }
    return found.toString();
  }
}
