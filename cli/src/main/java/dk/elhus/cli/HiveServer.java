package dk.elhus.cli;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** HiveServer2, as the settings name it. */
final class HiveServer {
  private static final String COMPILER_PREFIX =
      "^Error while compiling statement: FAILED: (\\w+ )?(Line \\S+ )?(Wrong arguments '[^']*': )?";

  private final Settings settings;

  HiveServer(Settings settings) {
    this.settings = settings;
  }

  /**
   * Opens a session.
   *
   * @throws UserError when the server does not answer
   */
  Connection connect() {
    try {
      return DriverManager.getConnection(settings.jdbcUrl(), settings.jdbcUser(), "");
    } catch (SQLException e) {
      throw new UserError(
          "HiveServer2 at "
              + settings.jdbcUrl()
              + " does not answer; see `elhus sandbox status`, start with `elhus sandbox up`",
          e);
    }
  }

  /** What a failed statement means to the user, without what Hive's compiler says of itself. */
  static UserError refused(SQLException e) {
    String said = NightProgress.oneLine(e.getMessage()).replaceFirst(COMPILER_PREFIX, "");
    String mend =
        said.contains("elhus.edition=") ? "" : "; if nothing is deployed yet: elhus deploy";
    return new UserError("HiveServer2 says: " + said + mend, e);
  }
}
