package dk.elhus.cli;

import dk.elhus.oozie.NightRange;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code elhus night}. */
@Command(
    name = "night",
    description = "Run one night through Oozie and show how it goes.",
    footer = {"", "Example: elhus night 2025-10-26"},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every source landed and the night is published",
      "1:the load failed; the tables show the edition before",
      "2:the command was wrong",
      "3:published, but a source is missing (it rides with a later night), or an export broke"
    })
final class NightCommand implements Callable<Integer> {
  @ParentCommand private Elhus elhus;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NIGHT", description = "Date of the night, such as 2025-10-26.")
  private LocalDate night;

  @Option(
      names = "--since",
      paramLabel = "DATE",
      description = "Pull history from this Danish day on, further back than the descriptors say.")
  private LocalDate since;

  @Override
  public Integer call() throws InterruptedException {
    return new NightRunner(elhus.settings(), spec.commandLine().getOut())
        .run(NightRange.of(night), since);
  }
}
