package dk.elhus.cli;

import dk.elhus.record.EditionNumber;
import dk.elhus.report.Parameter;
import dk.elhus.report.Report;
import dk.elhus.report.ReportArguments;
import dk.elhus.report.ReportException;
import dk.elhus.report.ReportFormat;
import dk.elhus.report.ReportResult;
import dk.elhus.report.ReportRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** One report of the catalogue as a command. */
final class ReportRun implements Callable<Integer> {
  static final String FORMAT = "--format";
  static final String AS_OF = "--as-of";
  static final String OUT = "--out";
  static final List<String> FORMATS =
      Arrays.stream(ReportFormat.values()).map(ReportFormat::toString).toList();

  private final Report report;
  private final ReportCommand parent;
  private CommandSpec spec;

  ReportRun(Report report, ReportCommand parent) {
    this.report = report;
    this.parent = parent;
  }

  Report report() {
    return report;
  }

  void spec(CommandSpec spec) {
    this.spec = spec;
  }

  @Override
  public Integer call() throws IOException {
    ParseResult typed = spec.commandLine().getParseResult();
    ReportFormat format = format(typed.matchedOptionValue(FORMAT, "table"));
    Map<String, String> values = values(typed);
    check(values);
    ReportResult result = ask(values, typed.matchedOptionValue(AS_OF, null));
    write(result, format, typed.matchedOptionValue(OUT, null));
    return 0;
  }

  private void write(ReportResult result, ReportFormat format, Path file) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (file == null) {
      format.write(result, out);
      out.flush();
      return;
    }
    OutputFile.write(file, writer -> format.write(result, writer), out);
  }

  private ReportFormat format(String name) {
    if (!FORMATS.contains(name)) {
      throw new ParameterException(
          spec.commandLine(),
          "'" + name + "' is no format; there are " + String.join(", ", FORMATS));
    }
    return ReportFormat.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private Map<String, String> values(ParseResult typed) {
    Map<String, String> values = new HashMap<>();
    for (Parameter parameter : report.parameters()) {
      String value = typed.matchedOptionValue("--" + parameter.name(), null);
      if (value != null) {
        values.put(parameter.name(), value);
      }
    }
    return values;
  }

  /** Wrong words are told before a server is asked for. */
  private void check(Map<String, String> values) {
    try {
      ReportArguments.check(report, values);
    } catch (ReportException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private ReportResult ask(Map<String, String> values, EditionNumber asOf) {
    try (Connection hive = parent.elhus().reader().connect()) {
      if (asOf != null) {
        try (Statement statement = hive.createStatement()) {
          statement.execute("SET elhus.edition=" + asOf);
        }
      }
      return new ReportRunner(hive, provenance()).run(report, values);
    } catch (ReportException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    } catch (SQLException e) {
      throw HiveServer.refused(e);
    }
  }

  /** A source on this machine is the sandbox's stand-in, and what it says may be invented. */
  private Optional<String> provenance() {
    // The address has a place for the night, which no URI may have.
    String address = parent.elhus().settings().sourceUrl().replace("{night}", "night");
    String host = URI.create(address).getHost();
    return host != null && host.startsWith("127.")
        ? Optional.of(
            "Loaded from the sandbox's stand-in on this machine, which invents what it is not"
                + " given as files.")
        : Optional.empty();
  }
}
