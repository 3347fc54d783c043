package dk.elhus.cli.chain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Rows of a result as text. */
final class Rows {
  private Rows() {}

  /** One text per row, its cells parted by a blank. */
  static List<String> of(ResultSet found) throws SQLException {
    List<String> rows = new ArrayList<>();
    while (found.next()) {
      List<String> cells = new ArrayList<>();
      for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
        cells.add(found.getString(i));
      }
      rows.add(String.join(" ", cells));
    }
    return rows;
  }
}
