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
    Optional<String> night = edition(statement);
    if (night.isPresent()) {
      set(statement, night.get());
    }
    return new PinnedEdition(statement, before, night);
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

  private static Optional<String> edition(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT CAST(elhus.edition() AS STRING)")) {
      return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
    }
  }
}
