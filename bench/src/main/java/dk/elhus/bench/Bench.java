package dk.elhus.bench;

import dk.elhus.bench.chain.ChainBench;
import dk.elhus.bench.history.HistoryBench;
import dk.elhus.bench.questions.QuestionsBench;
import dk.elhus.bench.readings.OneVariant;
import dk.elhus.bench.readings.ReadingsBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** All benches; a new one is a class more in the list. */
@Command(
    name = "bench/run",
    mixinStandardHelpOptions = true,
    description = "Measures Elhus on this machine; see bench/README.md for how to read it.",
    subcommands = {
      ReadingsBench.class,
      ChainBench.class,
      HistoryBench.class,
      QuestionsBench.class,
      OneVariant.class
    })
public final class Bench implements Runnable {
  @Spec private CommandSpec spec;

  /** Runs a bench and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Bench())
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(
            (e, at, parsed) -> {
              if (!(e instanceof BenchException)) {
                e.printStackTrace(at.getErr());
              }
              at.getErr().println("bench: " + e.getMessage());
              return at.getCommandSpec().exitCodeOnExecutionException();
            });
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
