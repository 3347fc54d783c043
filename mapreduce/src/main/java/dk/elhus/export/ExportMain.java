package dk.elhus.export;

import dk.elhus.action.HiveLogin;
import dk.elhus.action.OozieAction;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Writes a mart's rows, as of the edition, into a folder as text that Sqoop exports: columns parted
 * by semicolons, a null as {@code null}.
 *
 * <p>Arguments: {@code --mart=NAME --folder=FOLDER --jdbc-url=jdbc:hive2://… --jdbc-user=elhus
 * --jdbc-password-file=FILE}, and {@code --edition=NIGHT} for what was known on that night.
 */
public final class ExportMain {
  /** Name of the one file in the folder. */
  public static final String FILE = "part-0.csv";

  private static final String[] NAMES = {"mart", "folder", "jdbc-url", "jdbc-user"};

  private ExportMain() {}

  public static void main(String[] args) throws IOException, SQLException {
    Map<String, String> options = options(args);
    Mart mart = mart(options.get("mart"));
    Path folder = new Path(options.get("folder"));
    Configuration conf = OozieAction.configuration();
    FileSystem fs = folder.getFileSystem(conf);
    fs.delete(folder, true);
    long rows;
    try (Connection hive = login(options).connect(conf);
        Statement statement = pinned(hive, options.getOrDefault("edition", ""));
        ResultSet found = statement.executeQuery(mart.query());
        BufferedWriter out =
            new BufferedWriter(
                new OutputStreamWriter(
                    fs.create(new Path(folder, FILE)), StandardCharsets.UTF_8))) {
      rows = write(found, out);
    }
    requireRows(mart, rows);
    System.out.println(mart.name() + ": " + rows + " rows in " + folder);
    OozieAction.output(Map.of("mart", mart.name(), "rows", Long.toString(rows)));
  }

  private static HiveLogin login(Map<String, String> options) {
    return new HiveLogin(
        options.get("jdbc-url"),
        options.get("jdbc-user"),
        options.getOrDefault("jdbc-password-file", ""));
  }

  private static Mart mart(String name) {
    return Mart.named(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no mart " + name + "; see which there are with: elhus export"));
  }

  private static Statement pinned(Connection hive, String edition) throws SQLException {
    Statement statement = hive.createStatement();
    if (!edition.isEmpty()) {
      statement.execute("SET elhus.edition=" + LocalDate.parse(edition));
    }
    return statement;
  }

  /** What replaces everything must be something. */
  static void requireRows(Mart mart, long rows) {
    if (rows == 0) {
      throw new IllegalStateException(
          "elhus."
              + mart.view()
              + " is empty, so "
              + mart.table()
              + " stays as it is; load a night first: elhus night");
    }
  }

  static long write(ResultSet found, Appendable out) throws SQLException, IOException {
    int columns = found.getMetaData().getColumnCount();
    long rows = 0;
    while (found.next()) {
      for (int i = 1; i <= columns; i++) {
        out.append(i == 1 ? "" : ";").append(String.valueOf(found.getString(i)));
      }
      out.append('\n');
      rows++;
    }
    return rows;
  }

  private static Map<String, String> options(String... args) {
    Map<String, String> options = new HashMap<>();
    for (String arg : args) {
      String[] parts = arg.split("=", 2);
      if (parts.length == 2 && parts[0].startsWith("--")) {
        options.put(parts[0].substring(2), parts[1]);
      }
    }
    for (String name : NAMES) {
      if (!options.containsKey(name)) {
        throw new IllegalArgumentException("--" + name + "=… is missing");
      }
    }
    return options;
  }
}
