package dk.elhus.cli;

import dk.elhus.action.LoadArguments;
import dk.elhus.clean.Cleaner;
import dk.elhus.clean.Cleaners;
import dk.elhus.landing.Layout;
import dk.elhus.publish.PublishException;
import dk.elhus.publish.PublishMain;
import dk.elhus.rebuild.Comparison;
import dk.elhus.rebuild.PartitionDiff;
import dk.elhus.rebuild.PartitionDiff.Difference;
import dk.elhus.rebuild.Rebuild;
import dk.elhus.rebuild.RebuildRange;
import dk.elhus.record.TableSpec;
import dk.elhus.report.ReportFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code elhus rebuild}. */
@Command(
    name = "rebuild",
    description = {
      "Compute clean rows and their aggregates once more from the landed files alone, with the rules"
          + " of this checkout, and show what differs from what stands.",
      "Nothing is published without --publish; then what differs becomes a new edition, and every"
          + " older edition stays as it was."
    },
    footer = {
      "",
      "Examples:",
      "  elhus rebuild DayAheadPrices --from 2025-10-01 --to 2025-10-31",
      "  elhus rebuild settlement --from 2024-02-17 --to 2024-02-17 --publish",
      "Partitions are rebuilt whole: a day of spot_price is its month."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:what stands stays as it is, or the differences are published",
      "1:the rebuild failed; nothing is published",
      "2:the command was wrong",
      "3:what stands differs; nothing is published"
    })
final class RebuildCommand implements Callable<Integer> {
  /** What stands differs from what the landed files say. */
  static final int DIFFERS = 3;

  private static final DateTimeFormatter RUN =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS").withZone(ZoneOffset.UTC);

  @ParentCommand private Elhus elhus;
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DATASET",
      description =
          "A dataset, or the table that its rows go to. All datasets of a table are read.")
  private String dataset;

  @Option(names = "--from", required = true, paramLabel = "DATE", description = "First Danish day.")
  private LocalDate from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DATE",
      description = "Last Danish day, included.")
  private LocalDate to;

  @Option(names = "--publish", description = "Publish what differs, after showing it.")
  private boolean publish;

  @Option(names = "--dry-run", description = "Show only; this is the default.")
  private boolean dryRun;

  @Option(
      names = "--differences",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many differences to list. Default: 20.")
  private int differences;

  @Override
  public Integer call() throws IOException, InterruptedException {
    RebuildRange range = range();
    Settings settings = elhus.settings();
    Configuration conf = settings.hadoop();
    Layout layout = new Layout(settings.root());
    settings.fileSystem().close();
    String runId = "rebuild-" + range.table() + "-" + RUN.format(Instant.now());
    try {
      Rebuild rebuild =
          new Rebuild(conf, layout, runId, range, words -> Context.say(out(), "  %s", words));
      try {
        return run(rebuild, settings, conf);
      } finally {
        rebuild.discard();
      }
    } catch (IOException e) {
      throw new UserError("the rebuild failed; nothing is published: " + e.getMessage(), e);
    }
  }

  private int run(Rebuild rebuild, Settings settings, Configuration conf)
      throws IOException, InterruptedException {
    Comparison found = rebuild.compare(differences);
    tell(found);
    if (found.toPublish() == 0 || !publish) {
      return conclude(found);
    }
    Context.say(out(), "%s", published(settings, conf, rebuild.stage()));
    return 0;
  }

  private static String published(Settings settings, Configuration conf, LoadArguments load)
      throws IOException {
    try {
      return PublishMain.publish(conf, load, settings.hiveLogin());
    } catch (PublishException e) {
      throw new IOException(e.getMessage(), e);
    } catch (SQLException e) {
      throw HiveServer.refused(e);
    }
  }

  private RebuildRange range() {
    if (to.isBefore(from)) {
      throw wrong("--from " + from + " is after --to " + to + "; swap them");
    }
    if (publish && dryRun) {
      throw wrong("--publish and --dry-run contradict each other; leave one out");
    }
    return new RebuildRange(table().name(), from, to);
  }

  private TableSpec table() {
    List<String> names = new ArrayList<>();
    for (Cleaner cleaner : Cleaners.ALL) {
      if (cleaner.dataset().equals(dataset) || cleaner.table().name().equals(dataset)) {
        return cleaner.table();
      }
      names.add(cleaner.dataset());
    }
    throw wrong(
        "'"
            + dataset
            + "' cannot be rebuilt; these can: "
            + String.join(", ", new TreeSet<>(names))
            + ", and their tables. Aggregates are rebuilt with their table. Meter readings merge in"
            + " a job of their own, which has no rebuild");
  }

  private void tell(Comparison found) throws IOException {
    out().println();
    partitions(found.partitions()).write(ReportFormat.TABLE, out());
    Context.say(
        out(),
        "%,d records of %d landed folders in %d loads, %,d of them rejected",
        found.records(),
        found.folders(),
        found.loads(),
        found.rejected());
    List<List<String>> listed =
        found.partitions().stream()
            .flatMap(partition -> partition.differences().stream().map(d -> cells(partition, d)))
            .limit(differences)
            .toList();
    if (!listed.isEmpty()) {
      out().println();
      new Listing(List.of("table", "key", "edition", "column", "stands", "rebuilt"), listed)
          .write(ReportFormat.TABLE, out());
    }
  }

  private static Listing partitions(List<PartitionDiff> partitions) {
    return new Listing(
        List.of(
            "table",
            "partition",
            "standing rows",
            "checksum",
            "rebuilt rows",
            "checksum",
            "same",
            "changed",
            "added",
            "gone",
            "keys to publish"),
        partitions.stream().map(RebuildCommand::cells).toList());
  }

  private static List<String> cells(PartitionDiff diff) {
    List<String> cells = new ArrayList<>(List.of(diff.table(), diff.partition()));
    for (PartitionDiff.Rows rows : List.of(diff.standing(), diff.rebuilt())) {
      cells.add(Long.toString(rows.count()));
      cells.add(rows.checksum());
    }
    Stream.of(diff.same(), diff.changed(), diff.added(), diff.gone(), diff.toPublish())
        .map(Object::toString)
        .forEach(cells::add);
    return cells;
  }

  private static List<String> cells(PartitionDiff partition, Difference difference) {
    return Stream.of(
            partition.table(),
            difference.key(),
            Long.toString(difference.edition()),
            difference.column(),
            difference.standing(),
            difference.rebuilt())
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private int conclude(Comparison found) {
    if (found.identical()) {
      Context.say(
          out(),
          "@|green identical:|@ %d partitions have the same rows; nothing to publish",
          found.partitions().size());
      return 0;
    }
    if (found.toPublish() == 0) {
      Context.say(
          out(),
          "What stands now is the same; past revisions differ, because other rules made them, and"
              + " stay as they were published. Nothing to publish.");
      return 0;
    }
    Context.say(
        out(),
        "@|yellow %,d keys differ|@ from what stands; nothing is published. To publish: the same"
            + " command with --publish",
        found.toPublish());
    return DIFFERS;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
