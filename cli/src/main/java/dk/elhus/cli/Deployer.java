package dk.elhus.cli;

import dk.elhus.access.Account;
import dk.elhus.access.Accounts;
import dk.elhus.access.Role;
import dk.elhus.hive.DdlApplier;
import dk.elhus.hive.DdlFolder;
import dk.elhus.hive.DdlRole;
import dk.elhus.hive.DdlScript;
import dk.elhus.hive.DdlScript.Kind;
import dk.elhus.hive.GrantApplier;
import dk.elhus.hive.TableChangeException;
import dk.elhus.landing.Layout;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;

/** Puts everything that the cluster needs in place: jars, applications, tables. */
final class Deployer {
  private static final FsPermission READERS_TOO = new FsPermission((short) 0750);

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
    if (settings.grants()) {
      grants();
    }
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
    Optional<java.nio.file.Path> login = new Credentials(settings).file(settings.jdbcUser());
    if (login.isPresent() && !settings.jdbcPasswordFile().isEmpty()) {
      secrets.put(login.get(), settings.jdbcPasswordFile());
    }
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
  private void close(FileSystem fs, Layout layout) throws IOException {
    for (String folder : layout.closed()) {
      fs.mkdirs(new Path(folder));
      fs.setPermission(new Path(folder), Secrets.FOLDER);
    }
    if (settings.hdfsReaders().isPresent()) {
      // HiveServer2 reads the files for those whom it has let in.
      Path restricted = new Path(layout.restricted());
      fs.setOwner(restricted, null, settings.hdfsReaders().get());
      fs.setPermission(restricted, READERS_TOO);
    }
  }

  private void tables(Layout layout) {
    try {
      List<DdlScript> scripts = DdlFolder.read(home.resolve("hive-ddl"));
      List<String> changes;
      try (FileSystem fs = settings.fileSystem()) {
        changes =
            new DdlApplier(
                    this::session,
                    variables(layout),
                    folder -> fs.mkdirs(new Path(folder)),
                    script -> {})
                .apply(scripts);
      }
      Context.say(
          out, "@|green ✓|@ %-13s %3d scripts of hive-ddl applied", "tables", scripts.size());
      changes.forEach(change -> Context.say(out, "  %s", firstLine(change)));
    } catch (TableChangeException e) {
      throw new UserError(e.getMessage(), e);
    } catch (SQLException e) {
      throw HiveServer.refused(e);
    } catch (IOException e) {
      throw new UserError(
          "cannot read hive-ddl, or make the folders of its tables: " + e.getMessage(), e);
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

  /** Who makes functions and roles has to say so. */
  private Connection session() throws SQLException {
    Connection session = HiveServer.asLoader(settings).connect();
    if (settings.grants()) {
      try (Statement statement = session.createStatement()) {
        statement.execute(GrantApplier.BECOME_ADMIN);
      } catch (SQLException e) {
        session.close();
        throw e;
      }
    }
    return session;
  }

  private void grants() {
    try (Connection session = session()) {
      List<String> tables =
          DdlFolder.read(home.resolve("hive-ddl")).stream()
              .filter(script -> script.kind() == Kind.TABLE || script.kind() == Kind.VIEW)
              .map(DdlScript::name)
              .toList();
      List<DdlRole> roles = DdlRole.read(home.resolve("hive-ddl/roles"));
      GrantApplier applier = new GrantApplier(session);
      int changes = applier.apply(roles, tables) + applier.applyMembers(members());
      Context.say(
          out,
          "@|green ✓|@ %-13s %3d roles, %d changes of their grants",
          "roles",
          roles.size(),
          changes);
    } catch (SQLException e) {
      throw HiveServer.refused(e);
    } catch (IOException e) {
      throw new UserError("cannot read the roles or accounts: " + e.getMessage(), e);
    }
  }

  /** Roles of the accounts that this host knows; LDAP's people get theirs by hand. */
  private Map<String, Set<String>> members() throws IOException {
    Map<String, Set<String>> members = new TreeMap<>();
    if (settings.accountsFile().isPresent()) {
      for (Account account : new Accounts(settings.accountsFile().get()).read().values()) {
        members.put(
            account.name(),
            account.roles().stream().map(Role::toString).collect(Collectors.toSet()));
      }
    }
    return members;
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
