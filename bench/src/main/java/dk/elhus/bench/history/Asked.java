package dk.elhus.bench.history;

import dk.elhus.bench.BenchException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** What a month of prices looked like by the hour of the day, asked again and again. */
final class Asked {
  private static final String QUESTION =
      """
      SELECT price_area, HOUR(start_local), COUNT(*), AVG(price_dkk_per_mwh),
        MIN(price_dkk_per_mwh), MAX(price_dkk_per_mwh)
      FROM %s WHERE local_month = '%s'
      GROUP BY price_area, HOUR(start_local)
      """;
  private static final int COLUMNS = 6;

  private final Statement session;
  private final String question;
  private final Times times = new Times();
  private List<String> answer = List.of();

  /**
   * @param session whose edition counts
   * @param table with its database
   */
  Asked(Statement session, String table, YearMonth month) {
    this.session = session;
    this.question = QUESTION.formatted(table, month);
  }

  /**
   * Asks once.
   *
   * @throws BenchException when the answer is another one than before
   */
  void ask(boolean counts) throws SQLException {
    long begun = System.nanoTime();
    List<String> found = rows();
    if (counts) {
      times.add(System.nanoTime() - begun);
    }
    if (!answer.isEmpty() && !answer.equals(found)) {
      throw new BenchException("said " + answer + ", and then " + found + ": " + question);
    }
    answer = found;
  }

  private List<String> rows() throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet found = session.executeQuery(question)) {
      while (found.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= COLUMNS; i++) {
          row.append(found.getString(i)).append(' ');
        }
        rows.add(row.toString());
      }
    }
    rows.sort(null);
    return rows;
  }

  /** A line per area and hour of the day, sorted. */
  List<String> answer() {
    return answer;
  }

  double medianMillis() {
    return times.medianMillis();
  }
}
