package dk.elhus.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

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
    return asked(
        connection ->
            has(connection, "select to_regclass('metering_point') is not null")
                && has(connection, "select exists (select 1 from metering_point)"));
  }

  /**
   * Whether the database still has a customer.
   *
   * @throws UserError when it does not answer
   */
  boolean knows(long customer) {
    return asked(
        connection ->
            has(connection, "select to_regclass('customer') is not null")
                && has(
                    connection,
                    "select exists (select 1 from customer where customer_id = ?)",
                    customer));
  }

  /** Something that the database is asked. */
  private interface Question {
    boolean ask(Connection connection) throws SQLException;
  }

  private boolean asked(Question question) {
    try (Connection connection = connect()) {
      return question.ask(connection);
    } catch (SQLException e) {
      throw new UserError(noAnswer(e) + "; mend it, or set elhus.metering=false", e);
    }
  }

  /** Opens the database as the user that Sqoop is. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(settings.databaseUrl(), settings.databaseUser(), password());
  }

  /** What a failure of the database means, for a person. */
  String noAnswer(SQLException e) {
    return "the metering database at "
        + settings.databaseUrl()
        + " does not answer: "
        + e.getMessage();
  }

  private static boolean has(Connection connection, String question, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
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
                    "the metering database cannot be asked without its password: set"
                        + " elhus.source.db.password.local, and for nights without it"
                        + " elhus.metering to true or false"));
  }
}
