package dk.elhus.cli;

import dk.elhus.record.EditionNumber;
import dk.elhus.report.Parameter;
import dk.elhus.report.Report;
import dk.elhus.report.ReportCatalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code elhus report}: each report of the catalogue is a command with its own options. */
@Command(name = "report", description = "Ready-made questions, with parameters.")
final class ReportCommand implements Runnable {
  @ParentCommand private Elhus elhus;
  @Spec private CommandSpec spec;

  Elhus elhus() {
    return elhus;
  }

  @Option(names = "--list", description = "List the reports; so does no option at all.")
  private boolean list;

  /** Reached with a word only when it is no report's name. */
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "A report's name.")
  private String unknown;

  @Override
  public void run() {
    if (unknown != null) {
      throw new ParameterException(
          spec.commandLine(),
          "there is no report '"
              + unknown
              + "'; there are "
              + String.join(", ", spec.subcommands().keySet()));
    }
    PrintWriter out = spec.commandLine().getOut();
    reports().stream()
        .sorted(Comparator.comparingInt(ReportCommand::number).thenComparing(Report::name))
        .forEach(
            report ->
                Context.say(
                    out,
                    "%-3s @|bold %-22s|@ %s",
                    report.number(),
                    report.name(),
                    report.question()));
    Context.say(out, "%nParameters and an example: elhus report NAME --help");
  }

  private List<Report> reports() {
    return spec.subcommands().values().stream()
        .map(report -> ((ReportRun) report.getCommandSpec().userObject()).report())
        .toList();
  }

  private static int number(Report report) {
    return Integer.parseInt(report.number().substring(1));
  }

  /** Adds a command per report. */
  static void addReports(CommandLine reportCommand, Home home) {
    try {
      ReportCommand parent = reportCommand.getCommand();
      for (Report report : ReportCatalog.read(home.resolve("hive-queries/reports")).reports()) {
        reportCommand.addSubcommand(report.name(), spec(report, parent));
      }
    } catch (IOException e) {
      throw new UserError("cannot read the reports: " + e.getMessage(), e);
    }
  }

  private static CommandSpec spec(Report report, ReportCommand parent) {
    ReportRun run = new ReportRun(report, parent);
    CommandSpec spec =
        CommandSpec.wrapWithoutInspection(run).name(report.name()).mixinStandardHelpOptions(true);
    run.spec(spec);
    spec.usageMessage().description(report.question()).footer(example(report));
    report.parameters().forEach(parameter -> spec.addOption(option(parameter)));
    spec.addOption(
        OptionSpec.builder(ReportRun.FORMAT)
            .type(String.class)
            .paramLabel("FORMAT")
            .completionCandidates(ReportRun.FORMATS)
            .defaultValue("table")
            .description("One of ${COMPLETION-CANDIDATES}. Default: table.")
            .build());
    spec.addOption(
        OptionSpec.builder(ReportRun.AS_OF)
            .type(EditionNumber.class)
            .paramLabel("NIGHT")
            .description(
                "As it was known at the end of this night, or in one edition: 2025102601."
                    + " Default: the newest.")
            .build());
    spec.addOption(
        OptionSpec.builder(ReportRun.OUT)
            .type(Path.class)
            .paramLabel("FILE")
            .description("Write to this file instead of the terminal, such as report.html.")
            .build());
    return spec;
  }

  private static OptionSpec option(Parameter parameter) {
    return OptionSpec.builder(names(parameter))
        .type(String.class)
        .paramLabel(parameter.example())
        .description(
            parameter.meaning()
                + "; "
                + parameter.shape()
                + parameter.defaultValue().map(value -> ". Default: " + value).orElse("")
                + ".")
        .build();
  }

  /** As in the query, and as people type it. */
  private static String[] names(Parameter parameter) {
    String typed = parameter.name().replace('_', '-');
    return typed.equals(parameter.name())
        ? new String[] {"--" + typed}
        : new String[] {"--" + typed, "--" + parameter.name()};
  }

  private static String[] example(Report report) {
    StringBuilder example = new StringBuilder("Example: elhus report " + report.name());
    for (Parameter parameter : report.parameters()) {
      if (parameter.defaultValue().isEmpty()) {
        example.append(' ').append(names(parameter)[0]).append(' ').append(parameter.example());
      }
    }
    return new String[] {"", example.toString()};
  }
}
