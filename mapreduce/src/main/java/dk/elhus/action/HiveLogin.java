package dk.elhus.action;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * How a step reaches HiveServer2. The password itself is never an argument: it lies in a file of
 * the cluster that only its owner may read.
 *
 * @param url such as {@code jdbc:hive2://127.0.0.1:10000/}
 * @param user account to connect as
 * @param passwordFile file that holds nothing but the password; empty where none is asked for
 */
public record HiveLogin(String url, String user, String passwordFile) {
  /** The URL alone: a password has no place in a message. */
  @Override
  public String toString() {
    return url;
  }

  /**
   * Opens a session.
   *
   * @throws SQLException when the server does not let us in
   * @throws IOException when the password cannot be read
   */
  public Connection connect(Configuration conf) throws SQLException, IOException {
    return DriverManager.getConnection(url, user, password(conf));
  }

  private String password(Configuration conf) throws IOException {
    if (passwordFile.isEmpty()) {
      return "";
    }
    Path file = new Path(passwordFile);
    try (InputStream in = file.getFileSystem(conf).open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new IOException(
          "cannot read the password of "
              + user
              + " for HiveServer2: "
              + e.getMessage()
              + "; put it there with: elhus deploy",
          e);
    }
  }
}
