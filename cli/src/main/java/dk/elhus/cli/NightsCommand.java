package dk.elhus.cli;

import dk.elhus.oozie.NightRange;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code elhus nights}. */
@Command(
    name = "nights",
    description = "Run several nights through Oozie, in order.",
    footer = {"", "Example: elhus nights --from 2025-10-24 --to 2025-10-26"})
final class NightsCommand implements Callable<Integer> {
  @ParentCommand private Elhus elhus;
  @Spec private CommandSpec spec;

  @Option(names = "--from", required = true, paramLabel = "NIGHT", description = "First night.")
  private LocalDate from;

  @Option(names = "--to", required = true, paramLabel = "NIGHT", description = "Last night.")
  private LocalDate to;

  @Option(
      names = "--since",
      paramLabel = "DATE",
      description = "Pull history from this Danish day on, further back than the descriptors say.")
  private LocalDate since;

  @Option(
      names = "--detach",
      description = "Hand them to Oozie and return; nights to come run when their time has come.")
  private boolean detach;

  @Override
  public Integer call() throws InterruptedException {
    NightRange nights = range();
    NightRunner runner = new NightRunner(elhus.settings(), spec.commandLine().getOut());
    if (detach) {
      runner.submit(nights, since);
      return NightRunner.ALL_LOADED;
    }
    return runner.run(nights, since);
  }

  private NightRange range() {
    try {
      return new NightRange(from, to);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
