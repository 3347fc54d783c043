package dk.elhus.ingest;

import dk.elhus.action.OozieAction;
import dk.elhus.export.ExportMain;
import dk.elhus.export.Mart;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.postgresql.PGConnection;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * Finds out why an export broke, which Sqoop tells only in the depths of a log: does with the same
 * file what Sqoop does, in a transaction that is rolled back, and ends with what the database says.
 */
public final class ExplainExportMain {
  @Option(names = "--mart", required = true)
  private String mart;

  @Option(names = "--folder", required = true)
  private Path folder;

  @Option(names = "--db-url", required = true)
  private String dbUrl;

  @Option(names = "--db-user", required = true)
  private String dbUser;

  @Option(names = "--db-password-file", required = true)
  private Path dbPasswordFile;

  private ExplainExportMain() {}

  public static void main(String[] args) throws PullException, IOException {
    ExplainExportMain options = new ExplainExportMain();
    new CommandLine(options).registerConverter(Path.class, Path::new).parseArgs(args);
    options.explain(OozieAction.configuration());
  }

  private void explain(Configuration conf) throws PullException, IOException {
    FileSystem fs = folder.getFileSystem(conf);
    MeteringDatabase database = MeteringDatabase.of(fs, dbUrl, dbUser, dbPasswordFile);
    Mart found = Mart.named(mart).orElseThrow(() -> new PullException("there is no mart " + mart));
    try (Connection connection = database.connect();
        InputStream rows = fs.open(new Path(folder, ExportMain.FILE))) {
      connection.setAutoCommit(false);
      rehearse(connection, rows, found);
      connection.rollback();
    } catch (SQLException e) {
      throw new PullException(explanation(found, e), e);
    }
    throw new PullException(
        "%s took the rows when it was tried again; run it again: elhus export %s"
            .formatted(found.table(), mart));
  }

  /** What Sqoop does: fill the staging table, and move it over in one statement. */
  private static void rehearse(Connection connection, InputStream rows, Mart mart)
      throws SQLException, IOException {
    String staging = mart.table() + "_staging";
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local lock_timeout = '10s'");
      statement.execute("delete from " + staging);
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "copy %s (%s) from stdin with (delimiter ';', null 'null')"
                  .formatted(staging, String.join(", ", mart.columns())),
              rows);
      statement.execute("insert into %s select * from %s".formatted(mart.table(), staging));
    }
  }

  static String explanation(Mart mart, SQLException e) {
    return "the database refuses the rows of %s: %s; mend that, then: elhus export %s"
        .formatted(
            mart.table(), e.getMessage().lines().findFirst().orElse("").strip(), mart.name());
  }
}
