package dk.elhus.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Holds a session on the edition that it sees, so that several queries agree; gives the session its
 * own choice back when closed.
 */
final class PinnedEdition implements AutoCloseable {
  private static final String KEY = "elhus.edition";
  private static final String EDITION =
      "SELECT CAST(elhus.edition() AS STRING),"
          + " CAST(elhus.edition_night(elhus.edition()) AS STRING)";

  private final Statement statement;
  private final String before;
  private final Optional<String> night;

  private PinnedEdition(Statement statement, String before, Optional<String> night) {
    this.statement = statement;
    this.before = before;
    this.night = night;
  }

  static PinnedEdition of(Statement statement) throws SQLException {
    String before = sessionValue(statement);
    try (ResultSet row = statement.executeQuery(EDITION)) {
      String edition = row.next() ? row.getString(1) : null;
      if (edition == null) {
        return new PinnedEdition(statement, before, Optional.empty());
      }
      PinnedEdition pinned = new PinnedEdition(statement, before, Optional.of(row.getString(2)));
      set(statement, edition);
      return pinned;
    }
  }

  /** The night that the session sees; nothing before the first publish. */
  Optional<String> night() {
    return night;
  }

  @Override
  public void close() throws SQLException {
    set(statement, before);
  }

  private static void set(Statement statement, String value) throws SQLException {
    statement.execute("SET " + KEY + "=" + value);
  }

  /** Hive answers {@code key=value}, or {@code key is undefined}. */
  private static String sessionValue(Statement statement) throws SQLException {
    try (ResultSet answer = statement.executeQuery("SET " + KEY)) {
      String text = answer.next() ? answer.getString(1) : "";
      return text.startsWith(KEY + "=") ? text.substring(KEY.length() + 1) : "";
    }
  }
}
