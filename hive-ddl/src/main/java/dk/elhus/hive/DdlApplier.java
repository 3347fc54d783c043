package dk.elhus.hive;

import dk.elhus.hive.DdlScript.Kind;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the databases, tables, functions and views over JDBC. Applying twice changes nothing.
 *
 * <p>A table that is there is brought to what its file states, see {@link TableChange}.
 *
 * <p>A function has no IF NOT EXISTS in Hive: it is made when it is absent, and made anew when its
 * class or its jar is another one. Where HiveServer2 has the functions on its own class path, they
 * are made without their jars.
 */
public final class DdlApplier {
  private static final Pattern CLASS = Pattern.compile("(?i)\\bAS\\s+'([^']+)'");
  private static final String RESOURCE = "Resource:";
  private static final Pattern JAR = Pattern.compile("(?i)\\bJAR\\s+'([^']+)'");

  /** Makes a folder that a table states for its files: Hive may not write into the warehouse. */
  @FunctionalInterface
  public interface FolderMaker {
    void make(String folder) throws IOException;
  }

  private final ConnectionSource server;
  private final FolderMaker folders;
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
   *     functions share with the jobs lie in the cluster's file system, with their scheme; without
   *     these two, HiveServer2 finds the functions on its class path
   * @param folders makes what is missing of the folders of tables
   * @param progress told of each script before it is applied
   */
  public DdlApplier(
      ConnectionSource server,
      Map<String, String> variables,
      FolderMaker folders,
      Consumer<DdlScript> progress) {
    this.server = server;
    this.folders = folders;
    this.variables = Map.copyOf(variables);
    this.progress = progress;
  }

  /**
   * Applies the scripts in their order.
   *
   * @return the statements that changed tables which were there
   * @throws TableChangeException when a table would have to change in a way that its files do not
   *     allow; the scripts before it are applied
   * @throws SQLException when a statement fails
   */
  public List<String> apply(List<DdlScript> scripts) throws SQLException {
    List<String> changes = new ArrayList<>();
    List<DdlScript> batch = new ArrayList<>();
    Kind kind = null;
    for (DdlScript script : scripts) {
      if (script.kind() != kind) {
        changes.addAll(applyBatch(batch));
        batch.clear();
        kind = script.kind();
      }
      batch.add(script);
    }
    changes.addAll(applyBatch(batch));
    return changes;
  }

  private List<String> applyBatch(List<DdlScript> batch) throws SQLException {
    List<String> changes = new ArrayList<>();
    if (batch.isEmpty()) {
      return changes;
    }
    try (Connection session = server.open();
        Statement statement = session.createStatement()) {
      for (DdlScript script : batch) {
        progress.accept(script);
        changes.addAll(applyOne(statement, script));
      }
    }
    return changes;
  }

  private List<String> applyOne(Statement statement, DdlScript script) throws SQLException {
    String sql = stated(script);
    try {
      switch (script.kind()) {
        case FUNCTION -> applyFunction(statement, script.name(), sql);
        case TABLE -> {
          makeFolder(script);
          return applyTable(statement, script, sql);
        }
        case DATABASE, VIEW -> statement.execute(sql);
      }
      return List.of();
    } catch (TableChangeException e) {
      throw e;
    } catch (SQLException e) {
      throw new SQLException(
          script.kind().folder() + "/" + script.name() + DdlScript.SUFFIX + ": " + e.getMessage(),
          e.getSQLState(),
          e);
    }
  }

  private String stated(DdlScript script) {
    boolean onClassPath = script.kind() == Kind.FUNCTION && !variables.containsKey("jar");
    return (onClassPath ? script.withoutJars() : script).statement(variables);
  }

  private void makeFolder(DdlScript script) throws SQLException {
    Optional<String> folder = script.location(variables);
    if (folder.isEmpty()) {
      return;
    }
    try {
      folders.make(folder.get());
    } catch (IOException e) {
      throw new SQLException(
          "the folder " + folder.get() + " cannot be made: " + e.getMessage(), e);
    }
  }

  private static List<String> applyTable(Statement statement, DdlScript script, String sql)
      throws SQLException {
    if (!isThere(statement, script.name())) {
      statement.execute(sql);
      return List.of();
    }
    DdlTable there = DdlTable.of(script.name(), describeTable(statement, script.name()));
    List<String> changes = TableChange.statements(DdlTable.of(script), there, sql);
    for (String change : changes) {
      statement.execute(change);
    }
    return changes;
  }

  private static boolean isThere(Statement statement, String table) throws SQLException {
    String[] parts = table.split("\\.", 2);
    try (ResultSet rows =
        statement.executeQuery("SHOW TABLES IN " + parts[0] + " LIKE '" + parts[1] + "'")) {
      return rows.next();
    }
  }

  private static List<String[]> describeTable(Statement statement, String table)
      throws SQLException {
    List<String[]> described = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery("DESCRIBE FORMATTED " + table)) {
      while (rows.next()) {
        described.add(new String[] {text(rows, 1), text(rows, 2), text(rows, 3)});
      }
    }
    return described;
  }

  private static String text(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text.strip();
  }

  private static void applyFunction(Statement statement, String name, String sql)
      throws SQLException {
    String described = describe(statement, name);
    if (described.contains(functionClass(sql)) && hasTheJarsOf(sql, described)) {
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

  private static boolean hasTheJarsOf(String sql, String described) {
    Matcher jar = JAR.matcher(sql);
    return jar.find() ? described.contains(jar.group(1)) : !described.contains(RESOURCE);
  }

  private static String functionClass(String sql) throws SQLException {
    Matcher found = CLASS.matcher(sql);
    if (!found.find()) {
      throw new SQLException("CREATE FUNCTION names no class: " + sql);
    }
    return found.group(1);
  }
}
