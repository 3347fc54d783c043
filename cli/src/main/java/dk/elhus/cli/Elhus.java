package dk.elhus.cli;

import dk.elhus.oozie.OozieUnavailableException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The one command. */
@Command(
    name = "elhus",
    mixinStandardHelpOptions = true,
    version = "elhus 0.1.0",
    description = "A nightly batch warehouse for Danish electricity, on Hadoop itself.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      NightCommand.class,
      NightsCommand.class,
      SqlCommand.class,
      CommandLine.HelpCommand.class,
      AutoComplete.GenerateCompletion.class
    })
public final class Elhus extends Context implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Elhus.class);

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line with all its commands, for {@link #main} and for tests. */
  static CommandLine commandLine() {
    CommandLine commandLine =
        new CommandLine(new Elhus())
            .registerConverter(LocalDate.class, Elhus::date)
            .setUsageHelpAutoWidth(true)
            .setParameterExceptionHandler(Elhus::explainUsage)
            .setExecutionExceptionHandler(Elhus::explainFailure);
    // What follows `sql` is Beeline's, not ours.
    commandLine.getSubcommands().get("sql").setUnmatchedOptionsArePositionalParams(true);
    return commandLine;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("'" + text + "' is not a date such as 2025-10-26");
    }
  }

  private static int explainUsage(ParameterException e, String[] args) {
    CommandLine at = e.getCommandLine();
    at.getErr()
        .println(
            at.getColorScheme()
                .errorText(
                    "elhus: "
                        + e.getMessage()
                        + " (see "
                        + at.getCommandSpec().qualifiedName()
                        + " --help)"));
    return at.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static int explainFailure(
      Exception e, CommandLine at, CommandLine.ParseResult parseResult) {
    LOG.error("{} failed", at.getCommandSpec().qualifiedName(), e);
    boolean expected = e instanceof UserError || e instanceof OozieUnavailableException;
    String message =
        expected
            ? e.getMessage()
            : "unexpected " + e + "; details in " + System.getProperty("elhus.log", "the log");
    at.getErr().println(at.getColorScheme().errorText("elhus: " + message));
    return at.getCommandSpec().exitCodeOnExecutionException();
  }
}
