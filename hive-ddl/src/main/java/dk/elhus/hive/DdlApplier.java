package dk.elhus.hive;

import dk.elhus.hive.DdlScript.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the databases, tables, functions and views over JDBC. Applying twice changes nothing.
 *
 * <p>A function has no IF NOT EXISTS in Hive: it is made when it is absent, and made anew when its
 * class or its jar is another one.
 */
public final class DdlApplier {
  private static final Pattern CLASS = Pattern.compile("(?i)\\bAS\\s+'([^']+)'");
  private static final Pattern JAR = Pattern.compile("(?i)\\bJAR\\s+'([^']+)'");

  private final ConnectionSource server;
  private final Map<String, String> variables;
  private final Consumer<DdlScript> progress;

  /** Opens a new session; a session that has used a function keeps its old class. */
  @FunctionalInterface
  public interface ConnectionSource {
    Connection open() throws SQLException;
  }

  /**
   * @param server opens sessions of HiveServer2
   * @param variables values of {@code ${hivevar:…}}: {@code root}, the warehouse's root folder, and
   *     {@code jar} and {@code rules}, where this module's jar and that of the rules which its
   *     functions share with the jobs lie in the cluster's file system, with their scheme
   * @param progress told of each script before it is applied
   */
  public DdlApplier(
      ConnectionSource server, Map<String, String> variables, Consumer<DdlScript> progress) {
    this.server = server;
    this.variables = Map.copyOf(variables);
    this.progress = progress;
  }

  /** Applies the scripts in their order. */
  public void apply(List<DdlScript> scripts) throws SQLException {
    List<DdlScript> batch = new ArrayList<>();
    Kind kind = null;
    for (DdlScript script : scripts) {
      if (script.kind() != kind) {
        applyBatch(batch);
        batch.clear();
        kind = script.kind();
      }
      batch.add(script);
    }
    applyBatch(batch);
  }

  private void applyBatch(List<DdlScript> batch) throws SQLException {
    if (batch.isEmpty()) {
      return;
    }
    try (Connection session = server.open();
        Statement statement = session.createStatement()) {
      for (DdlScript script : batch) {
        progress.accept(script);
        applyOne(statement, script);
      }
    }
  }

  private void applyOne(Statement statement, DdlScript script) throws SQLException {
    String sql = script.statement(variables);
    try {
      if (script.kind() == Kind.FUNCTION) {
        applyFunction(statement, script.name(), sql);
      } else {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new SQLException(
          script.kind().folder() + "/" + script.name() + DdlScript.SUFFIX + ": " + e.getMessage(),
          e.getSQLState(),
          e);
    }
  }

  private static void applyFunction(Statement statement, String name, String sql)
      throws SQLException {
    String described = describe(statement, name);
    if (described.contains(group(CLASS, sql)) && described.contains(group(JAR, sql))) {
      return;
    }
    statement.execute("DROP FUNCTION IF EXISTS " + name);
    statement.execute(sql);
  }

  private static String describe(Statement statement, String name) throws SQLException {
    StringBuilder text = new StringBuilder();
    try (ResultSet rows = statement.executeQuery("DESCRIBE FUNCTION EXTENDED " + name)) {
      while (rows.next()) {
        text.append(rows.getString(1)).append('\n');
      }
    }
    return text.toString();
  }

  private static String group(Pattern pattern, String sql) throws SQLException {
    Matcher found = pattern.matcher(sql);
    if (!found.find()) {
      throw new SQLException("CREATE FUNCTION names no class or no jar: " + sql);
    }
    return found.group(1);
  }
}
