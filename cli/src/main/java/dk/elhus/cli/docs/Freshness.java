package dk.elhus.cli.docs;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * When what a warehouse holds was loaded.
 *
 * @param edition the edition that it shows; absent when nobody was asked or nothing is loaded
 * @param tables last load that changed a table, in words, by the table's name without database
 * @param datasets last pull of a dataset that landed, in words
 * @param unasked why nobody was asked; absent when the warehouse was
 */
public record Freshness(
    Optional<String> edition,
    Map<String, String> tables,
    Map<String, String> datasets,
    Optional<String> unasked) {
  private static final String TABLES =
      """
      SELECT p.`table`, MAX(CONCAT(l.published_at, ' in the night of ', l.night))
      FROM elhus_ops.load_log l LATERAL VIEW explode(l.partitions) x AS p
      GROUP BY p.`table`""";

  private static final String DATASETS =
      """
      SELECT dataset, MAX(CONCAT(ended_at, ' for the night of ', night))
      FROM elhus_ops.pull
      WHERE outcome = 'landed'
      GROUP BY dataset""";

  /** Nobody was asked. */
  public static Freshness unasked(String why) {
    return new Freshness(Optional.empty(), Map.of(), Map.of(), Optional.of(why));
  }

  /** What a warehouse says. */
  public static Freshness ask(Connection hive) throws SQLException {
    try (Statement statement = hive.createStatement()) {
      Map<String, String> edition = pairs(statement, "SELECT 'edition', elhus.edition()");
      return new Freshness(
          Optional.ofNullable(edition.get("edition")),
          pairs(statement, TABLES),
          pairs(statement, DATASETS),
          Optional.empty());
    }
  }

  private static Map<String, String> pairs(Statement statement, String sql) throws SQLException {
    Map<String, String> pairs = new HashMap<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        pairs.put(rows.getString(1), rows.getString(2));
      }
    }
    return pairs;
  }
}
