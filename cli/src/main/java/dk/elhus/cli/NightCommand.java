package dk.elhus.cli;

import dk.elhus.landing.Layout;
import dk.elhus.oozie.NightRange;
import dk.elhus.publish.Acceptance;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code elhus night}. */
@Command(
    name = "night",
    description = "Run one night through Oozie and show how it goes.",
    footer = {
      "",
      "Examples:",
      "  elhus night 2025-10-26",
      "  elhus night 2025-10-26 --accept 'volume:DayAheadPrices/night=2025-10-26' --reason 'a holiday'"
    },
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

  @Option(
      names = "--accept",
      paramLabel = "RULE:SUBJECT",
      description =
          "Publish in spite of this stop of the audit, as a warning; `elhus audit` names it. May be"
              + " given for several.")
  private List<String> accepted = List.of();

  @Option(names = "--reason", paramLabel = "WHY", description = "Why the data is right after all.")
  private String reason;

  @Override
  public Integer call() throws InterruptedException {
    accept();
    return new NightRunner(elhus.settings(), spec.commandLine().getOut())
        .run(NightRange.of(night), since);
  }

  private void accept() {
    if (accepted.isEmpty() != (reason == null || reason.isBlank())) {
      throw new ParameterException(
          spec.commandLine(), "--accept and --reason go together: say what is right, and why");
    }
    if (accepted.isEmpty()) {
      return;
    }
    Settings settings = elhus.settings();
    try {
      // Asks whether it answers at all, before anything is written.
      settings.fileSystem().close();
      for (String result : accepted) {
        new Acceptance(night, result, System.getProperty("user.name"), reason, Instant.now())
            .write(settings.hadoop(), new Layout(settings.root()));
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    } catch (IOException e) {
      throw new UserError("cannot note what is accepted: " + e.getMessage(), e);
    }
  }
}
