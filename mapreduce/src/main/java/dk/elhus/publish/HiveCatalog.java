package dk.elhus.publish;

import dk.elhus.action.HiveLogin;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Hive's metastore, through HiveServer2.
 *
 * <p>Statistics come from the footers of the ORC files ({@code NOSCAN}, 0.2 s a partition; column
 * statistics would start a Tez job of 0.8 s each): Hive then knows the rows that it will find, the
 * planner reckons with them, and they are compared with those that were staged. {@code COUNT(*)} of
 * an external table always reads the files.
 */
public final class HiveCatalog implements PartitionCatalog {
  private static final Pattern TABLE = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Pattern PARTITION = Pattern.compile("([a-z_]+)=([a-z0-9-]+)");
  private static final Pattern LOCATION = Pattern.compile("[A-Za-z0-9/._:=-]+");

  private final Connection connection;
  private final Statement statement;

  private HiveCatalog(Connection connection, Statement statement) {
    this.connection = connection;
    this.statement = statement;
  }

  /**
   * Opens a session; to be closed.
   *
   * @throws SQLException when HiveServer2 does not let us in; the message says what to do
   * @throws IOException when the password cannot be read
   */
  public static HiveCatalog connect(Configuration conf, HiveLogin login)
      throws SQLException, IOException {
    Connection connection = open(conf, login);
    try {
      return new HiveCatalog(connection, connection.createStatement());
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static Connection open(Configuration conf, HiveLogin login)
      throws SQLException, IOException {
    try {
      return login.connect(conf);
    } catch (SQLException e) {
      throw new SQLException(
          "HiveServer2 at "
              + login.url()
              + " does not let "
              + login.user()
              + " in, so nothing was published ("
              + e.getMessage()
              + "); start it or mend the account, then load the night again",
          e.getSQLState(),
          e);
    }
  }

  @Override
  public void add(String table, List<StagedPartition> versions) throws SQLException {
    statement.execute(addPartitions(qualified(table), versions));
  }

  @Override
  public void point(String table, StagedPartition version) throws SQLException {
    String partition = partition(table, version.partition());
    statement.execute("ALTER TABLE " + partition + " SET LOCATION '" + location(version) + "'");
    statement.execute("ANALYZE TABLE " + partition + " COMPUTE STATISTICS NOSCAN");
    verify(partition, version);
  }

  @Override
  public String location(String table, String partition) throws SQLException {
    return describe(partition(table, partition)).getOrDefault("Location:", "");
  }

  private static String partition(String table, String partition) {
    return qualified(table) + " PARTITION (" + condition(partition) + ")";
  }

  @Override
  public void drop(String table, String partition) throws SQLException {
    statement.execute(
        "ALTER TABLE "
            + qualified(table)
            + " DROP IF EXISTS PARTITION ("
            + condition(partition)
            + ")");
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      statement.close();
    }
  }

  private static String addPartitions(String name, List<StagedPartition> versions) {
    return versions.stream()
        .map(
            version ->
                "PARTITION ("
                    + condition(version.partition())
                    + ") LOCATION '"
                    + location(version)
                    + "'")
        .collect(Collectors.joining(" ", "ALTER TABLE " + name + " ADD IF NOT EXISTS ", ""));
  }

  private void verify(String partition, StagedPartition version) throws SQLException {
    Map<String, String> described = describe(partition);
    String found = described.getOrDefault("Location:", "");
    if (!samePath(found, version.location())) {
      throw new SQLException(
          partition + " is at " + found + " after it was pointed to " + version.location());
    }
    String rows = described.getOrDefault("numRows", "");
    if (!rows.equals(Long.toString(version.rows()))) {
      throw new SQLException(
          "Hive finds "
              + rows
              + " rows in "
              + version.location()
              + ", but "
              + version.rows()
              + " were staged");
    }
  }

  /** The facts of a partition: named in the first column, or in the second where that is empty. */
  private Map<String, String> describe(String partition) throws SQLException {
    Map<String, String> facts = new HashMap<>();
    try (ResultSet rows = statement.executeQuery("DESCRIBE FORMATTED " + partition)) {
      while (rows.next()) {
        String first = trimmed(rows.getString(1));
        if (first.isEmpty()) {
          facts.put(trimmed(rows.getString(2)), trimmed(rows.getString(3)));
        } else {
          facts.put(first, trimmed(rows.getString(2)));
        }
      }
    }
    return facts;
  }

  private static String trimmed(String text) {
    return text == null ? "" : text.trim();
  }

  static boolean samePath(String found, String expected) {
    return !found.isEmpty()
        && new Path(found).toUri().getPath().equals(new Path(expected).toUri().getPath());
  }

  private static String qualified(String table) {
    checked(TABLE, table, "table name");
    return Tables.named(table).database() + "." + table;
  }

  private static String condition(String partition) {
    checked(PARTITION, partition, "partition");
    return PARTITION.matcher(partition).replaceFirst("$1='$2'");
  }

  private static String location(StagedPartition version) {
    return checked(LOCATION, version.location(), "location");
  }

  private static String checked(Pattern pattern, String text, String what) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "' is no " + what);
    }
    return text;
  }
}
