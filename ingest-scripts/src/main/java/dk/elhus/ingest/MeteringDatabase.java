package dk.elhus.ingest;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Properties;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The database that Sqoop imports from, asked what it should have found. */
final class MeteringDatabase {
  private final String url;
  private final Properties login = new Properties();

  private MeteringDatabase(String url, String user, String password) {
    this.url = url;
    login.setProperty("user", user);
    login.setProperty("password", password);
  }

  /**
   * @param passwordFile a file of the cluster that holds nothing but the password
   */
  static MeteringDatabase of(FileSystem fs, String url, String user, Path passwordFile)
      throws PullException {
    try (FSDataInputStream in = fs.open(passwordFile)) {
      return new MeteringDatabase(
          url, user, new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new PullException(
          "cannot read the password of the database: "
              + e.getMessage()
              + "; put it there with: elhus deploy",
          e);
    }
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url, login);
  }

  /** Counts and sums what the window holds. */
  Totals totals(SqoopDataset dataset, LocalDateTime start, LocalDateTime end) throws PullException {
    // The names are constants of SqoopDataset; only the moments come from outside.
    String query =
        "select count(*), coalesce(sum(%s), 0) from %s where updated_at >= ? and updated_at < ?"
            .formatted(dataset.control().name(), dataset.name());
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setObject(1, start);
      statement.setObject(2, end);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Totals(row.getLong(1), row.getObject(2, BigDecimal.class));
      }
    } catch (SQLException e) {
      throw new PullException(
          "the database at %s says: %s; see that it is up and may be read"
              .formatted(url, e.getMessage()),
          e);
    }
  }
}
