package dk.elhus.cli;

import dk.elhus.oozie.OozieUnavailableException;
import dk.elhus.record.EditionNumber;
import dk.elhus.sandbox.SandboxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
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
      DemoCommand.class,
      SandboxCommand.class,
      DeployCommand.class,
      NightCommand.class,
      NightsCommand.class,
      ExportCommand.class,
      JobCommand.class,
      ChangesCommand.class,
      RebuildCommand.class,
      TraceCommand.class,
      HousekeepingCommand.class,
      ForgetCommand.class,
      AuditCommand.class,
      RejectsCommand.class,
      ReportCommand.class,
      SourceCommand.class,
      DocsCommand.class,
      SqlCommand.class,
      UserCommand.class,
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
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpAutoWidth(true)
            .setParameterExceptionHandler(Elhus::explainUsage)
            .setExecutionExceptionHandler(Elhus::explainFailure);
    ReportCommand.addReports(commandLine.getSubcommands().get("report"), Home.fromEnvironment());
    commandLine
        .registerConverter(LocalDate.class, Elhus::date)
        .registerConverter(EditionNumber.class, Elhus::edition);
    // What follows `sql` is Beeline's, not ours.
    commandLine.getSubcommands().get("sql").setUnmatchedOptionsArePositionalParams(true);
    return commandLine;
  }

  /** Runs another command for the same sandbox on the same console; gives its exit code. */
  int alsoRun(CommandLine as, List<String> words) {
    List<String> all = new ArrayList<>(List.of("--state=" + state()));
    all.addAll(words);
    return commandLine()
        .setColorScheme(as.getColorScheme())
        .setOut(as.getOut())
        .setErr(as.getErr())
        .execute(all.toArray(new String[0]));
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

  private static EditionNumber edition(String text) {
    try {
      return EditionNumber.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
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
    if (e instanceof SandboxException sandbox) {
      sandbox.logTail().forEach(line -> at.getErr().println("  | " + line));
    }
    at.getErr().println(at.getColorScheme().errorText("elhus: " + explain(e)));
    return at.getCommandSpec().exitCodeOnExecutionException();
  }

  private static String explain(Exception e) {
    if (e instanceof SandboxException sandbox) {
      return sandbox.getMessage() + "; " + sandbox.mend();
    }
    if (e instanceof UserError || e instanceof OozieUnavailableException) {
      return e.getMessage();
    }
    return "unexpected " + e + "; details in " + System.getProperty("elhus.log", "the log");
  }
}
