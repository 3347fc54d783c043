package dk.elhus.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The columns of a table of PostgreSQL, with their types as descriptors write them. */
final class DatabaseColumns {
  private static final String QUERY =
      """
      select attname, format_type(atttypid, atttypmod)
      from pg_attribute
      where attrelid = to_regclass(?) and attnum > 0 and not attisdropped
      order by attnum
      """;

  private DatabaseColumns() {}

  /**
   * @return in their order; none when there is no such table
   */
  static Map<String, Optional<String>> of(Connection database, String table) throws SQLException {
    Map<String, Optional<String>> columns = new LinkedHashMap<>();
    try (PreparedStatement statement = database.prepareStatement(QUERY)) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          columns.put(rows.getString(1), Optional.of(word(rows.getString(2))));
        }
      }
    }
    return columns;
  }

  /** The database writes types in full. */
  private static String word(String type) {
    return type.replace("character varying", "varchar").replace(" without time zone", "");
  }
}
