package dk.elhus.cli;

import dk.elhus.ingest.DatasetCatalog;
import dk.elhus.ingest.DatasetDescriptor;
import dk.elhus.ingest.DatasetDescriptor.ColumnKind;
import dk.elhus.ingest.Origin;
import dk.elhus.ingest.PullException;
import dk.elhus.ingest.SourceCheck;
import dk.elhus.ingest.SourceCheck.Finding;
import dk.elhus.ingest.SourceSkeleton;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code elhus source}: the datasets that are pulled. */
@Command(name = "source", description = "The datasets that are pulled, and what they look like.")
final class SourceCommand implements Runnable {
  /** The source no longer has the columns that the descriptor says. */
  static final int DIFFERS = 3;

  @ParentCommand private Elhus elhus;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    list();
  }

  @Command(name = "list", description = "Every dataset with the days that a night asks for.")
  int list() {
    for (DatasetDescriptor dataset : DatasetCatalog.load().all()) {
      Context.say(out(), "@|bold %-32s|@ %s", dataset.name(), window(dataset));
    }
    return 0;
  }

  @Command(name = "describe", description = "All that a dataset's descriptor says.")
  int describe(
      @Parameters(paramLabel = "NAME", description = "A name that `source list` shows.")
          String name) {
    DatasetDescriptor dataset = dataset(name);
    Context.say(out(), "@|bold %s|@", dataset.name());
    line("asks for", window(dataset));
    line(
        "filter",
        dataset.filter().map(f -> f.column() + " in " + f.values()).orElse("none, all records"));
    line("source", source(dataset.origin()));
    if (dataset.resolutionMinutes() > 0) {
      line("interval", dataset.resolutionMinutes() + " minutes");
    }
    line("key", String.join(", ", dataset.keyColumns()));
    line("stale after", dataset.staleAfterDays() + " days");
    line("given up after", dataset.cutOff().toString());
    line(
        "schema",
        dataset.origin() instanceof Origin.Database
            ? "written by Sqoop, from the types of the columns"
            : "avro/" + dataset.schema() + ".avsc");
    dataset.audit().ifPresent(rules -> rules.words().forEach(rule -> line("audit", rule)));
    types(dataset).forEach((column, type) -> line("column", column + "  " + type));
    return 0;
  }

  @Command(
      name = "check",
      description = "Ask the source for its present columns and compare them with the descriptor.",
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {"0:the columns are the same", "1:the source did not answer", "3:they differ"})
  int check(
      @Parameters(paramLabel = "NAME", description = "A name that `source list` shows.")
          String name,
      @Option(
              names = "--source-url",
              paramLabel = "URL",
              description =
                  "Base address to ask, such as https://api.energidataservice.dk. Default: the"
                      + " configured one.")
          String url) {
    DatasetDescriptor dataset = dataset(name);
    List<Finding> findings =
        dataset.origin() instanceof Origin.Database
            ? askDatabase(dataset, url)
            : askService(dataset, url);
    findings.forEach(
        finding ->
            Context.say(
                out(),
                "@|yellow %-8s|@ %s: %s",
                finding.kind().name().toLowerCase(Locale.ROOT),
                finding.column(),
                finding.message()));
    if (findings.isEmpty()) {
      Context.say(out(), "%s has its %d columns as described", name, dataset.columns().size());
    }
    return findings.isEmpty() ? 0 : DIFFERS;
  }

  private List<Finding> askService(DatasetDescriptor dataset, String url) {
    String base = url == null ? configured(dataset) : url;
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    try {
      return SourceCheck.check(
          dataset, URI.create(base.replace("{night}", today.toString())), today);
    } catch (PullException e) {
      throw new UserError(dataset.name() + ": " + e.getMessage(), e);
    }
  }

  private List<Finding> askDatabase(DatasetDescriptor dataset, String url) {
    if (url != null) {
      throw new ParameterException(
          spec.commandLine(),
          dataset.name() + " comes from a database; elhus.source.db.url says which");
    }
    Metering metering = new Metering(elhus.settings());
    try (Connection database = metering.connect()) {
      return SourceCheck.check(dataset, database);
    } catch (SQLException e) {
      throw new UserError(dataset.name() + ": " + metering.noAnswer(e), e);
    }
  }

  @Command(
      name = "new",
      description = "Write the descriptor, schema and Oozie entries of a new dataset.",
      footer = {"", "Example: elhus source new Gasflow -c GasDay=time -c KWhToDenmark=number"})
  int create(
      @Parameters(paramLabel = "NAME", description = "Name of the dataset at its source.")
          String name,
      @Option(
              names = {"-c", "--column"},
              paramLabel = "COLUMN=KIND",
              required = true,
              description =
                  "A column and what it holds: text, time or number; in the source's order. The"
                      + " first time is the start of a record in UTC.")
          Map<String, ColumnKind> columns) {
    try {
      List<Path> written = new SourceSkeleton(name, columns).write(elhus.home().folder());
      written.forEach(file -> Context.say(out(), "@|green ✓|@ %s", file));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    } catch (FileAlreadyExistsException e) {
      throw new UserError(e.getMessage() + " is there already; remove it first, or edit it", e);
    } catch (IOException e) {
      throw new UserError("cannot write the skeleton: " + e.getMessage(), e);
    }
    Context.say(
        out(),
        "Next: look at the window, the key and the filter in the descriptor, then give it rules:"
            + " \"Add a dataset\" in ingest-scripts/README.md, from step 2 on");
    return 0;
  }

  private String configured(DatasetDescriptor dataset) {
    return dataset.origin() instanceof Origin.StatBank
        ? elhus.settings().statBankUrl()
        : elhus.settings().sourceUrl();
  }

  private DatasetDescriptor dataset(String name) {
    try {
      return DatasetCatalog.load().get(name);
    } catch (IllegalArgumentException e) {
      throw new UserError(e.getMessage(), e);
    }
  }

  private static String window(DatasetDescriptor dataset) {
    if (dataset.origin() instanceof Origin.Database) {
      return "what changed from noon to noon (UTC) before the night";
    }
    String days =
        dataset
            .window()
            .map(
                rule ->
                    "days %+d to %+d of the night"
                        .formatted(
                            -rule.lagDays() - rule.lookbackDays(),
                            rule.leadDays() - rule.lagDays()))
            .orElse("the whole list");
    return days
        + dataset.life().firstDay().map(day -> ", from " + day).orElse("")
        + dataset.life().lastDay().map(day -> ", until " + day + " (ended)").orElse("");
  }

  private static String source(Origin origin) {
    if (origin instanceof Origin.StatBank table) {
      return "StatBank, table " + table.table();
    }
    if (origin instanceof Origin.Own own) {
      return "Elhus itself: " + own.name();
    }
    return origin instanceof Origin.Database table
        ? "PostgreSQL through Sqoop; reconciled by count and sum of " + table.control().name()
        : "Energi Data Service";
  }

  private static Map<String, String> types(DatasetDescriptor dataset) {
    Map<String, String> types = new LinkedHashMap<>();
    dataset.columnKinds().forEach((column, kind) -> types.put(column, words(kind)));
    if (dataset.origin() instanceof Origin.Database table) {
      types.putAll(table.types());
    }
    return types;
  }

  private void line(String what, String value) {
    Context.say(out(), "  %-15s %s", what, value);
  }

  private static String words(ColumnKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
