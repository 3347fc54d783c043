package dk.elhus.cli;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** HiveServer2, as the settings name it. */
final class HiveServer {
  private static final String COMPILER_PREFIX =
      "^Error while compiling statement: FAILED: (\\w+ )?(Line \\S+ )?(Wrong arguments '[^']*': )?";

  private static final String WRONG_PASSWORD = "validating the login";

  private final Settings settings;
  private final String account;

  private HiveServer(Settings settings, String account) {
    this.settings = settings;
    this.account = account;
  }

  /** As the account that owns the tables, for what changes something. */
  static HiveServer asLoader(Settings settings) {
    return new HiveServer(settings, settings.jdbcUser());
  }

  /**
   * As an account.
   *
   * @param name null for the one that asks
   */
  static HiveServer as(Settings settings, String name) {
    return new HiveServer(settings, name == null ? settings.jdbcReader() : name);
  }

  /**
   * Opens a session.
   *
   * @throws UserError when the server does not answer, or does not let this account in
   */
  Connection connect() {
    try {
      return DriverManager.getConnection(
          settings.jdbcUrl(), account, new Credentials(settings).password(account));
    } catch (SQLException e) {
      if (String.valueOf(e.getMessage()).contains(WRONG_PASSWORD)) {
        throw new UserError(
            "HiveServer2 does not let "
                + account
                + " in: no such account, or another password; see: elhus user list",
            e);
      }
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
