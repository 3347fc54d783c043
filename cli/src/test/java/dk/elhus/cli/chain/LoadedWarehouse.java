package dk.elhus.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.cli.Cli;
import dk.elhus.cli.Settings;
import dk.elhus.hive.DdlApplier;
import dk.elhus.hive.DdlScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A real stack with two nights loaded, started once per test run and taken down at its end.
 *
 * <p>The first night pulls all history. Before the second, the source corrects an hour, and one of
 * its answers has a number that is a text; in the metering database people move.
 *
 * <p>For whoever writes such a test: with {@code -Delhus.test.keep=true} the stack stays up, and
 * the next run with it deploys what was built since and takes the warehouse as it is. What a fresh
 * warehouse alone can show (the order of two nights, who moved) fails there; {@code elhus
 * --state=cli/target/chain/state sandbox down} ends it.
 */
public final class LoadedWarehouse
    implements ParameterResolver, ExtensionContext.Store.CloseableResource {
  static final String FIRST_NIGHT = "2026-01-05";
  static final String SECOND_NIGHT = "2026-01-06";
  private static final String HISTORY = "2024-01-01";
  private static final boolean KEPT = Boolean.getBoolean("elhus.test.keep");

  private Path state;
  private Path sourceFiles;
  private Cli cli;
  private Settings settings;
  private MeteringSource source;
  private ToySource toy;

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LoadedWarehouse.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent(LoadedWarehouse.class, key -> started(), LoadedWarehouse.class);
  }

  private static LoadedWarehouse started() {
    LoadedWarehouse warehouse = new LoadedWarehouse();
    try {
      warehouse.start();
    } catch (IOException | SQLException | RuntimeException | AssertionError e) {
      warehouse.cli.type("sandbox", "down");
      throw new IllegalStateException("the stack of the chain test did not come up", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the stack came up", e);
    }
    return warehouse;
  }

  private void start() throws IOException, InterruptedException, SQLException {
    Path work = Path.of(System.getProperty("elhus.test.state")).toAbsolutePath();
    state = work.resolve("state");
    cli = new Cli(state);
    sourceFiles = work.resolve("first");
    Path loaded = work.resolve("loaded");
    if (KEPT && Files.exists(loaded)) {
      takeAsItIs();
      return;
    }
    Files.deleteIfExists(loaded);
    cli.type("sandbox", "reset", "--yes");
    SourceFiles.write(sourceFiles);
    SourceFiles.writeCorrected(sourceFiles, work.resolve("corrected"));
    ToySource.answers(sourceFiles);
    ToySource.answers(work.resolve("corrected"));

    serve(sourceFiles);
    must(MeteringSource.seed());
    source = new MeteringSource(settings);
    deploy();
    must("night", FIRST_NIGHT, "--since", HISTORY);
    serve(work.resolve("corrected"));
    spoil(SourceFiles.SETTLEMENT, "text-in-number");
    source.peopleMove();
    must("night", SECOND_NIGHT, "--since", HISTORY);
    Files.createFile(loaded);
  }

  private void takeAsItIs() throws IOException, SQLException {
    serve(servedLast());
    source = new MeteringSource(settings);
    deploy();
  }

  /** Deploys what is built, and then the toy: the checkout does not have it. */
  void deploy() throws IOException, SQLException {
    must("deploy");
    toy = ToySource.addedTo(this, sourceFiles.resolveSibling("toy"));
  }

  /** Lets the source answer from a folder; what {@link #servedLast} was is the caller's to know. */
  void serve(Path folder) {
    must(
        "sandbox",
        "up",
        "--port-base",
        "28000",
        "--files",
        folder.toString(),
        "--generate-missing");
    settings = Settings.read(state.resolve("conf"));
  }

  /** Lets the source's next answer for a dataset be bad: a kind of the stand-in's faults. */
  void spoil(String dataset, String kind) throws IOException, InterruptedException {
    String standIn = settings.sourceUrl().replaceAll("/as-of/.*", "");
    URI fault =
        URI.create(
            standIn
                + "/control/fault?answers=1&delayMillis=1000&kind="
                + kind
                + "&dataset="
                + dataset);
    HttpRequest request =
        HttpRequest.newBuilder(fault).PUT(HttpRequest.BodyPublishers.noBody()).build();
    int status =
        HttpClient.newHttpClient()
            .send(request, HttpResponse.BodyHandlers.discarding())
            .statusCode();
    assertThat(status).isBetween(200, 299);
  }

  /** Types a command that has to end well; gives what it printed. */
  String must(String... words) {
    Cli.Result result = cli.type(words);
    assertThat(result.exitCode())
        .as(String.join(" ", words) + "%n%s%n%s", result.out(), result.err())
        .isZero();
    return result.out();
  }

  Cli cli() {
    return cli;
  }

  Settings settings() {
    return settings;
  }

  /** The source that was added by the recipe before the first night. */
  ToySource toy() {
    return toy;
  }

  /** The metering database. */
  MeteringSource source() {
    return source;
  }

  Path state() {
    return state;
  }

  /** The day after the edition: a night that no test has loaded yet, in whatever order they run. */
  String nextNight() throws SQLException {
    return ask("SELECT DATE_ADD(elhus.edition_night(elhus.edition()), 1)").get(0);
  }

  /** What the source answers since the second night. */
  Path servedLast() {
    return sourceFiles.resolveSibling("corrected");
  }

  /** What the source answered on the first night, a file per dataset. */
  Path sourceFiles() {
    return sourceFiles;
  }

  /** A session of plain JDBC, of the account that owns the tables. */
  Connection connect() throws SQLException {
    return connectAs(settings.jdbcUser());
  }

  /** A session of plain JDBC of one of the sandbox's accounts. */
  Connection connectAs(String account) throws SQLException {
    return DriverManager.getConnection(settings.jdbcUrl(), account, password(account));
  }

  /** Applies DDL as the account that owns the tables; gives the statements that changed one. */
  List<String> apply(List<DdlScript> scripts) throws SQLException, IOException {
    try (FileSystem fs = settings.fileSystem()) {
      return new DdlApplier(
              this::connect,
              Map.of("root", settings.root()),
              folder -> fs.mkdirs(new org.apache.hadoop.fs.Path(folder)),
              script -> {})
          .apply(scripts);
    }
  }

  /** The password that the sandbox drew for an account of its own. */
  String password(String account) {
    try {
      return Files.readString(state.resolve("accounts/" + account + ".password")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("no password of " + account, e);
    }
  }

  /** The rows of a query, cells parted by a blank. */
  List<String> ask(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < statements.length - 1; i++) {
        statement.execute(statements[i]);
      }
      try (ResultSet found = statement.executeQuery(statements[statements.length - 1])) {
        return Rows.of(found);
      }
    }
  }

  @Override
  public void close() {
    if (KEPT) {
      return;
    }
    must("sandbox", "down");
    assertThat(cli.type("sandbox", "status").out()).doesNotContain("pid ");
  }
}
