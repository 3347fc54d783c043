package dk.elhus.cli.chain;

import dk.elhus.hive.DdlFolder;
import dk.elhus.hive.DdlScript;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What every dataset and every aggregate says of an edition, short enough to be compared.
 *
 * <p>These are the views that read the history. All others read nothing but them, neither clock nor
 * chance, which a test of the DDL sees to, so they say the same when these do.
 */
final class EveryTable {
  /** One query for each costs twice as much; one for all of them is planned for minutes. */
  private static final int AT_ONCE = 7;

  private EveryTable() {}

  /**
   * Asks them all of an edition.
   *
   * @param edition pinned by the session; empty for the one that is shown
   * @return rows and a sum over all cells, whatever their order, by view
   */
  static Map<String, String> of(LoadedWarehouse warehouse, String edition)
      throws IOException, SQLException {
    List<String> views =
        DdlFolder.read(warehouse.cli().home().resolve("hive-ddl")).stream()
            .filter(script -> script.kind() == DdlScript.Kind.VIEW)
            .filter(script -> script.text().contains("elhus.edition()"))
            .map(DdlScript::name)
            .toList();
    Map<String, String> said = new TreeMap<>();
    try (Connection connection = warehouse.connect();
        Statement session = connection.createStatement()) {
      session.execute("SET elhus.edition=" + edition);
      for (int i = 0; i < views.size(); i += AT_ONCE) {
        String question =
            views.subList(i, Math.min(i + AT_ONCE, views.size())).stream()
                .map(view -> "SELECT '" + view + "', COUNT(*), SUM(HASH(*)) FROM " + view)
                .collect(Collectors.joining(" UNION ALL "));
        try (ResultSet found = session.executeQuery(question)) {
          while (found.next()) {
            said.put(found.getString(1), found.getString(2) + " rows, " + found.getString(3));
          }
        }
      }
    }
    return said;
  }
}
