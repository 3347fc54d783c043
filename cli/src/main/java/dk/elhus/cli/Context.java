package dk.elhus.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command has, and what follows from them. */
public class Context {
  @Option(
      names = "--state",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description =
          "Folder of the sandbox's state. Default: $ELHUS_STATE, else .state in the project.")
  private Path state;

  @Option(
      names = "--conf",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description =
          "Configuration directory of the cluster. Default: $ELHUS_CONF_DIR, else the sandbox's.")
  private Path conf;

  @Option(
      names = "--as",
      paramLabel = "ACCOUNT",
      scope = ScopeType.INHERIT,
      description =
          "Ask HiveServer2 as this account; its password is in the folder of credentials, or typed."
              + " Default: elhus.jdbc.reader.")
  private String account;

  private final Home home = Home.fromEnvironment();

  public Home home() {
    return home;
  }

  /** Folder of the sandbox's state. */
  public Path state() {
    return state == null ? home.defaultState() : state.toAbsolutePath().normalize();
  }

  /** HiveServer2, as whoever asks. */
  HiveServer reader() {
    return HiveServer.as(settings(), account);
  }

  /** The account that asks. */
  String account() {
    return account == null ? settings().jdbcReader() : account;
  }

  /** The cluster that this command works with. */
  public Settings settings() {
    if (conf != null) {
      return Settings.read(conf);
    }
    String named = System.getenv("ELHUS_CONF_DIR");
    return Settings.read(named == null ? state().resolve("conf") : Path.of(named));
  }

  /** Prints one line with picocli's colour markup to a command's output. */
  public static void say(PrintWriter out, String markup, Object... arguments) {
    out.println(Ansi.AUTO.string(String.format(java.util.Locale.ROOT, markup, arguments)));
    out.flush();
  }
}
