package dk.elhus.cli;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code elhus sql}: Beeline in a process of its own, because it needs a class path of its own. */
@Command(
    name = "sql",
    description = "Ask in HiveQL: Beeline on HiveServer2.",
    footer = {
      "",
      "Everything after `sql` goes to Beeline:",
      "  elhus sql",
      "  elhus sql -e 'SELECT * FROM elhus.spot_price_month'",
      "  elhus sql --outputformat=csv2 -f question.hql",
      "  elhus sql --as officer -e 'SELECT * FROM elhus_ops.query_log'"
    })
final class SqlCommand implements Callable<Integer> {
  /** Beeline's own jars, and Hadoop's, which it needs. */
  private static final List<String> CLASS_PATH =
      List.of("sandbox/stack/tools/target/lib", "sandbox/stack/hadoop/target/lib");

  private static final String DATABASE = "elhus";

  @ParentCommand private Elhus elhus;

  @Parameters(
      arity = "0..*",
      paramLabel = "BEELINE-OPTION",
      description = "Beeline's own options, such as -e QUERY or -f FILE.")
  private List<String> options = List.of();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Settings settings = elhus.settings();
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Duser.timezone=UTC"));
    command.add("-Delhus.log=" + System.getProperty("elhus.log"));
    command.add("-Dlog4j.configuration=" + log());
    command.addAll(List.of("-cp", classPath(), "org.apache.hive.beeline.BeeLine"));
    command.addAll(List.of("-u", database(settings), "-n", elhus.account(), "--silent=true"));
    new Credentials(settings)
        .file(elhus.account())
        .ifPresent(file -> command.addAll(List.of("-w", file.toString())));
    command.addAll(options);
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exit != 0) {
      requireDeployed(settings);
    }
    return exit;
  }

  /** Beeline says in many words that there is no such database, and does not know why. */
  private void requireDeployed(Settings settings) {
    try (Connection connection = HiveServer.as(settings, elhus.account()).connect();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SHOW DATABASES LIKE '" + DATABASE + "'")) {
      if (!found.next()) {
        throw new UserError("nothing is deployed yet; make the tables with: elhus deploy");
      }
    } catch (SQLException e) {
      throw HiveServer.refused(e);
    }
  }

  private static String database(Settings settings) {
    String url = settings.jdbcUrl();
    return (url.endsWith("/") ? url : url + "/") + DATABASE;
  }

  private static URL log() {
    return SqlCommand.class.getResource("/log4j.properties");
  }

  private String classPath() {
    return CLASS_PATH.stream()
        .flatMap(folder -> elhus.home().jars(folder).stream())
        .map(Object::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String java() {
    return ProcessHandle.current().info().command().orElse("java");
  }
}
