package dk.elhus.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Types a command as a user would, and keeps what it prints. */
public final class Cli {
  /** What a command left behind. */
  public record Result(int exitCode, String out, String err) {}

  private final Path state;

  /**
   * @param state the sandbox state that every command works with
   */
  public Cli(Path state) {
    this.state = state;
  }

  /** The checkout under test. */
  public Path home() {
    return Home.fromEnvironment().folder();
  }

  public Result type(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        Elhus.commandLine()
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    List<String> all = new ArrayList<>(List.of("--state=" + state));
    all.addAll(List.of(words));
    int exitCode = commandLine.execute(all.toArray(new String[0]));
    return new Result(exitCode, out.toString(), err.toString());
  }
}
