package dk.elhus.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Whether nights load the metering database. */
final class Metering {
  private final Settings settings;

  Metering(Settings settings) {
    this.settings = settings;
  }

  /** As the settings say; {@code auto} asks the database whether there is anything to load. */
  boolean isLoaded() {
    return switch (settings.metering()) {
      case "true" -> true;
      case "false" -> false;
      case "auto" -> holdsPoints();
      default ->
          throw new UserError(
              "elhus.metering is '" + settings.metering() + "'; write true, false or auto");
    };
  }

  private boolean holdsPoints() {
    try (Connection connection =
            DriverManager.getConnection(
                settings.databaseUrl(), settings.databaseUser(), password());
        Statement statement = connection.createStatement()) {
      return has(statement, "select to_regclass('metering_point') is not null")
          && has(statement, "select exists (select 1 from metering_point)");
    } catch (SQLException e) {
      throw new UserError(
          "the metering database at "
              + settings.databaseUrl()
              + " does not answer: "
              + e.getMessage()
              + "; mend it, or set elhus.metering=false",
          e);
    }
  }

  private static boolean has(Statement statement, String question) throws SQLException {
    try (ResultSet row = statement.executeQuery(question)) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private String password() {
    return settings
        .localDatabasePassword()
        .map(
            file -> {
              try {
                return Files.readString(file).strip();
              } catch (IOException e) {
                throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
              }
            })
        .orElseThrow(
            () ->
                new UserError(
                    "elhus.metering=auto needs elhus.source.db.password.local; write true or"
                        + " false"));
  }
}
