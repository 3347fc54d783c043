package dk.elhus.cli;

import dk.elhus.hive.DdlApplier;
import dk.elhus.hive.DdlFolder;
import dk.elhus.hive.DdlScript;
import dk.elhus.hive.TableChangeException;
import dk.elhus.landing.Layout;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Puts everything that the cluster needs in place: jars, applications, tables. */
final class Deployer {
  private final Home home;
  private final Settings settings;
  private final PrintWriter out;

  Deployer(Home home, Settings settings, PrintWriter out) {
    this.home = home;
    this.settings = settings;
    this.out = out;
  }

  void deploy() {
    Layout layout = new Layout(settings.root());
    try (FileSystem fs = settings.fileSystem()) {
      Deployment deployment = new Deployment(home, fs, layout);
      tell("jars", deployment.jars(), layout.lib());
      tell("applications", deployment.applications(), layout.apps());
      secrets(new Secrets(fs));
      close(fs, layout);
    } catch (IOException e) {
      throw new UserError("cannot deploy below " + settings.root() + ": " + e.getMessage(), e);
    }
    tables(layout);
  }

  private void tell(String what, Deployment.Outcome outcome, String where) {
    Context.say(
        out,
        "@|green ✓|@ %-13s %3d files in %s, %d of them new",
        what,
        outcome.files(),
        where,
        outcome.uploaded());
  }

  private void secrets(Secrets secrets) throws IOException {
    if (settings.pseudonymKeyFile().isEmpty()) {
      return;
    }
    boolean made = secrets.makeKey(settings.pseudonymKeyFile().get());
    if (settings.localDatabasePassword().isPresent()) {
      secrets.put(settings.localDatabasePassword().get(), settings.databasePasswordFile());
    }
    Context.say(out, "@|green ✓|@ %-13s %s", "secrets", made ? "a new pseudonym key" : "are there");
  }

  /** What was received and what is personal is nobody's but Elhus's. */
  private static void close(FileSystem fs, Layout layout) throws IOException {
    for (String folder : layout.closed()) {
      fs.mkdirs(new Path(folder));
      fs.setPermission(new Path(folder), Secrets.FOLDER);
    }
  }

  private void tables(Layout layout) {
    try {
      List<DdlScript> scripts = DdlFolder.read(home.resolve("hive-ddl"));
      List<String> changes =
          new DdlApplier(new HiveServer(settings)::connect, variables(layout), script -> {})
              .apply(scripts);
      Context.say(
          out, "@|green ✓|@ %-13s %3d scripts of hive-ddl applied", "tables", scripts.size());
      changes.forEach(change -> Context.say(out, "  %s", firstLine(change)));
    } catch (TableChangeException e) {
      throw new UserError(e.getMessage(), e);
    } catch (SQLException e) {
      throw HiveServer.refused(e);
    } catch (IOException e) {
      throw new UserError("cannot read hive-ddl: " + e.getMessage(), e);
    }
  }

  private Map<String, String> variables(Layout layout) {
    return settings.functionsOnClassPath()
        ? Map.of("root", layout.root())
        : Map.of(
            "root", layout.root(),
            "jar", jar("hive-ddl", "elhus-hive", layout),
            "rules", jar("mapreduce", "elhus-mapreduce", layout));
  }

  private static String firstLine(String statement) {
    return statement.lines().findFirst().orElse("");
  }

  private String jar(String module, String artifact, Layout layout) {
    String name =
        home.jars(module + "/target").stream()
            .map(jar -> jar.getFileName().toString())
            .filter(jar -> jar.startsWith(artifact))
            .findFirst()
            .orElseThrow(
                () ->
                    new UserError(module + " is not built; build first: mvn -DskipTests package"));
    return settings.hadoop().get("fs.defaultFS") + layout.lib() + "/" + name;
  }
}
