package dk.elhus.sandbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL server, from published binaries.
 *
 * <p>They are unpacked and started here, not by the library that publishes them: its server ends
 * with the Java process that started it.
 */
final class Postgres {
  static final String USER = "elhus";
  static final String PASSWORD = "elhus";

  /**
   * Of Sqoop's own user; a word that stands nowhere else, so that a search for it means something.
   */
  static final String METERING_PASSWORD = "laerkevej-er-ikke-et-kodeord";

  /** The databases: of Hive's metastore, of Oozie, and what Sqoop reads from. */
  static final List<String> DATABASES = List.of("metastore", "oozie", "source");

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final StateFolder state;
  private final Jvm jvm;
  private final int port;

  Postgres(StateFolder state, Jvm jvm, int port) {
    this.state = state;
    this.jvm = jvm;
    this.port = port;
  }

  /**
   * Unpacks the programs and makes the data folder, each once and each whole or not at all.
   *
   * @param running whether the server runs; otherwise its lock file is a leftover of a machine that
   *     was switched off, and the number in it may be another program's by now
   */
  void prepare(OneOff oneOff, boolean running) throws IOException {
    checkNamespace();
    if (!running) {
      Files.deleteIfExists(data().resolve("postmaster.pid"));
    }
    if (!Files.exists(programs())) {
      unpack();
    }
    if (!Files.exists(data())) {
      Path fresh = emptied(state.data("postgres.new"));
      Path password = Files.writeString(state.tmp().resolve("postgres.password"), PASSWORD);
      oneOff.run(
          "postgres-initdb",
          command(
              List.of(
                  programs().resolve("bin/initdb").toString(),
                  "--pgdata=" + fresh,
                  "--username=" + USER,
                  "--pwfile=" + password,
                  "--auth=scram-sha-256",
                  "--encoding=UTF8",
                  "--locale=C")),
          PATIENCE);
      Files.delete(password);
      Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  Command server() {
    return command(
        List.of(
            programs().resolve("bin/postgres").toString(),
            "-D",
            data().toString(),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "port=" + port,
            "-c",
            "unix_socket_directories=",
            "-c",
            "timezone=UTC",
            "-c",
            "log_timezone=UTC",
            "-c",
            "shared_buffers=64MB",
            "-c",
            "max_connections=100"));
  }

  /** Serves when every database answers; a missing one is made on the way. */
  Health health() {
    return () -> {
      try (Connection connection = connect("postgres")) {
        for (String database : DATABASES) {
          create(connection, database);
        }
        return Optional.empty();
      } catch (SQLException notYet) {
        return Optional.of("an answer on port " + port);
      }
    };
  }

  private static void create(Connection connection, String database) throws SQLException {
    try (PreparedStatement exists =
        connection.prepareStatement("select 1 from pg_database where datname = ?")) {
      exists.setString(1, database);
      try (ResultSet found = exists.executeQuery()) {
        if (found.next()) {
          return;
        }
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("create database " + database);
    }
  }

  /** Throws a database away and makes it anew, for a step that was interrupted half-way. */
  void recreate(String database) {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists " + database + " with (force)");
      statement.execute("create database " + database);
    } catch (SQLException e) {
      throw new SandboxException(
          "cannot make the database " + database + " anew: " + e.getMessage(),
          "see " + state.log("postgres"),
          e);
    }
  }

  /** Whether this database says that its schema is whole. */
  boolean isMarked(String database) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select to_regclass('elhus_schema_complete') is not null")) {
      row.next();
      return row.getBoolean(1);
    } catch (SQLException e) {
      throw new SandboxException(
          "cannot ask the database " + database + ": " + e.getMessage(),
          "see " + state.log("postgres"),
          e);
    }
  }

  /** Writes into the database itself that its schema is whole. */
  void mark(String database) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute("create table if not exists elhus_schema_complete ()");
    } catch (SQLException e) {
      throw new SandboxException(
          "cannot mark the database " + database + ": " + e.getMessage(),
          "see " + state.log("postgres"),
          e);
    }
  }

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        url(database) + "?loginTimeout=5&connectTimeout=5", USER, PASSWORD);
  }

  private Path data() {
    return state.data("postgres");
  }

  private Path programs() {
    return state.root().resolve("postgres");
  }

  /**
   * PostgreSQL refuses to run as root. In a user namespace of its own, root is nobody in
   * particular, and the files it wrote belong to that same nobody.
   */
  private Command command(List<String> words) {
    List<String> all = new ArrayList<>();
    if (isRoot()) {
      all.addAll(List.of("unshare", "-U"));
    }
    all.addAll(words);
    Map<String, String> environment = new HashMap<>(jvm.environment());
    environment.put("LC_ALL", "C");
    return new Command(all, environment, state.tmp());
  }

  private static void checkNamespace() throws IOException {
    if (!isRoot()) {
      return;
    }
    try {
      if (new ProcessBuilder("unshare", "-U", "true").start().waitFor() != 0) {
        throw new SandboxException(
            "PostgreSQL does not run as root, and this machine forbids the user namespace that helps",
            "run the sandbox as an ordinary user");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("interrupted", "run the same command again: it goes on", e);
    }
  }

  private static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException e) {
      throw new SandboxException("cannot read /proc/self", "the sandbox needs Linux", e);
    }
  }

  private void unpack() throws IOException {
    Path fresh = emptied(state.root().resolve("postgres.new"));
    try (InputStream packed = Postgres.class.getResourceAsStream(archive());
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, fresh);
      }
    }
    Files.move(fresh, programs(), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder)
      throws IOException {
    Path target = folder.resolve(entry.getName()).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("the archive names a file outside: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target);
    boolean program = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private static String archive() {
    String machine = System.getProperty("os.arch");
    String name =
        switch (machine) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64" -> "arm_64";
          default ->
              throw new SandboxException(
                  "there is no PostgreSQL for the processor " + machine,
                  "use a Linux machine with x86_64 or aarch64");
        };
    return "/postgres-linux-" + name + ".txz";
  }

  private static Path emptied(Path folder) throws IOException {
    if (Files.exists(folder)) {
      new StateFolder(folder).delete();
    }
    return Files.createDirectories(folder);
  }
}
