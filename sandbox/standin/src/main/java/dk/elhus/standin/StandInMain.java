package dk.elhus.standin;

import dk.elhus.standin.contract.AsOf;
import dk.elhus.standin.contract.Defaults;
import dk.elhus.standin.fault.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a stand-in as a process of its own until it is ended. */
@Command(
    name = "elhus-standin",
    sortOptions = false,
    description = "A stand-in for the Energi Data Service on 127.0.0.1.")
public final class StandInMain implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      defaultValue = "18080",
      description = "Port; 0 for any. ${DEFAULT-VALUE}")
  private int port;

  @Option(
      names = "--seed",
      defaultValue = "" + StandInConfig.DEFAULT_SEED,
      description = "The same seed gives the same values. ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--files",
      paramLabel = "DIR",
      description = "Serve the CSV and JSON files below DIR instead of generated data.")
  private Path files;

  @Option(
      names = "--generate-missing",
      description = "With --files: generate the datasets that DIR lacks, instead of answering 404.")
  private boolean generateMissing;

  @Option(
      names = "--rate-per-minute",
      paramLabel = "N",
      defaultValue = "" + StandInConfig.DEFAULT_RATE_PER_MINUTE,
      description = "Requests per minute, dataset and client; 0 for no limit. ${DEFAULT-VALUE}")
  private int ratePerMinute;

  @Option(
      names = "--now",
      paramLabel = "DATE",
      description = "Requests without /as-of/NIGHT see the evening of this date. Default: now")
  private LocalDate now;

  @Option(
      names = "--defaults",
      paramLabel = "ORDER",
      defaultValue = "KEY_ORDER",
      description = "Without sort and limit: ${COMPLETION-CANDIDATES}. ${DEFAULT-VALUE}")
  private Defaults defaults;

  @Option(
      names = "--fault",
      paramLabel = "KIND[:DATASET[:ANSWERS]]",
      description = "A wrong answer to start with, may be repeated; see also PUT /control/fault.")
  private List<String> faults = List.of();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  public static void main(String[] args) {
    logToStandardOutput();
    int exitCode = commandLine().execute(args);
    if (exitCode != CommandLine.ExitCode.OK) {
      System.exit(exitCode);
    }
    // the server's own thread keeps the process alive
  }

  static CommandLine commandLine() {
    return new CommandLine(new StandInMain())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(StandInMain::sayInOneLine);
  }

  private static int sayInOneLine(CommandLine.ParameterException e, String[] args) {
    e.getCommandLine().getErr().println("stand-in: " + e.getMessage() + "; see --help");
    return CommandLine.ExitCode.USAGE;
  }

  // set here and not in a resource, which would speak for every class path that holds this jar
  private static void logToStandardOutput() {
    System.setProperty("org.slf4j.simpleLogger.logFile", "System.out");
    System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
    System.setProperty("org.slf4j.simpleLogger.dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSZ");
    System.setProperty("org.slf4j.simpleLogger.showThreadName", "false");
    System.setProperty("org.slf4j.simpleLogger.showShortLogName", "true");
  }

  @Override
  public Integer call() {
    try {
      StandIn standIn = StandIn.start(config());
      spec.commandLine().getOut().println("stand-in ready on " + standIn.baseUrl());
      return CommandLine.ExitCode.OK;
    } catch (IOException e) {
      spec.commandLine().getErr().println("stand-in: " + e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private StandInConfig config() {
    between("--port", port, 65_535);
    between("--rate-per-minute", ratePerMinute, 1_000_000);
    StandInConfig config =
        StandInConfig.defaults()
            .withPort(port)
            .withSeed(seed)
            .withFiles(files)
            .withGenerateMissing(generateMissing)
            .withRatePerMinute(ratePerMinute)
            .withNow(now == null ? null : AsOf.eveningOf(now))
            .withWhenOmitted(defaults);
    for (String fault : faults) {
      config = config.withFault(fault(fault));
    }
    return config;
  }

  private void between(String option, int value, int most) {
    if (value < 0 || value > most) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), option + " " + value + " is not between 0 and " + most);
    }
  }

  private Fault fault(String text) {
    try {
      return Fault.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage());
    }
  }
}
