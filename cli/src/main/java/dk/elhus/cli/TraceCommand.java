package dk.elhus.cli;

import dk.elhus.landing.LandingManifest;
import dk.elhus.landing.LandingManifest.LandedFile;
import dk.elhus.landing.Layout;
import dk.elhus.publish.LoadRecord;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.Column;
import dk.elhus.record.InvalidValueException;
import dk.elhus.record.KeyFilter;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import dk.elhus.trace.Lineage;
import dk.elhus.trace.TracedRevision;
import dk.elhus.trace.TracedRevision.Origin;
import dk.elhus.trace.TracedRevision.Parts;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code elhus trace}. */
@Command(
    name = "trace",
    description = "Where a value came from: load, version, landed file, record, address, checksum.",
    footer = {
      "",
      "Examples:",
      "  elhus trace spot_price DK1 2025-01-11T10:00         Danish time",
      "  elhus trace spot_price DK1 2025-01-11T09:00Z        the same in UTC",
      "  elhus trace spot_price DK1 2025-10-26T02:00+01:00   the second hour 02 of that day",
      "  elhus trace energy_day DK1 2024-02-17               and how to go on from there",
      "The key is given in the order of the key columns; columns at its end may be left out."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:traced",
      "1:there is no such row, or something could not be read",
      "2:the command was wrong",
      "3:traced, but a landed file is not what was landed"
    })
final class TraceCommand implements Callable<Integer> {
  /** A landed file has another checksum than its manifest says. */
  static final int DAMAGED = 3;

  private static final int MOST_REVISIONS = 100;
  private static final int MOST_LISTED = 5;

  @ParentCommand private Elhus elhus;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "TABLE", description = "A table, clean or aggregate.")
  private String table;

  @Parameters(
      arity = "1..*",
      index = "1..*",
      paramLabel = "KEY",
      description = "Values of the key columns, in their order.")
  private List<String> key = List.of();

  @Override
  public Integer call() throws IOException {
    KeyFilter filter = filter();
    Settings settings = elhus.settings();
    settings.fileSystem().close();
    Layout layout = new Layout(settings.root());
    List<TracedRevision> traced;
    try {
      traced = new Lineage(settings.hadoop(), layout).trace(filter, MOST_REVISIONS);
    } catch (InvalidValueException e) {
      throw wrong(e.getMessage());
    } catch (IOException e) {
      throw new UserError("cannot trace " + table + ": " + e.getMessage(), e);
    }
    if (traced.isEmpty()) {
      throw new UserError(
          table
              + " has no row with the key "
              + String.join(" ", key)
              + " ("
              + KeyFilter.keyNames(filter.table())
              + "); which nights are loaded: elhus sql -e 'SELECT night FROM elhus_ops.load_log'");
    }
    traced.forEach(revision -> tell(revision, layout));
    return traced.stream().allMatch(TraceCommand::sound) ? 0 : DAMAGED;
  }

  private static boolean sound(TracedRevision revision) {
    return revision.origin().map(Origin::sound).orElse(true);
  }

  private KeyFilter filter() {
    TableSpec named =
        Tables.ALL.stream()
            .filter(each -> each.name().equals(table) && Lineage.knows(each))
            .findFirst()
            .orElseThrow(
                () ->
                    wrong(
                        "'"
                            + table
                            + "' is no table that can be traced; these are: "
                            + Tables.ALL.stream()
                                .filter(Lineage::knows)
                                .map(TableSpec::name)
                                .collect(Collectors.joining(", "))));
    try {
      return KeyFilter.ofWords(named, key);
    } catch (InvalidValueException e) {
      throw wrong(e.getMessage());
    }
  }

  private void tell(TracedRevision revision, Layout layout) {
    Row row = revision.row();
    Context.say(out(), "@|bold %s %s|@", row.table(), key(row));
    line("values", row.valuesToString());
    line("learned", row.cell(row.table().place(TableSpec.LEARNED)));
    line(
        "superseded",
        row.isCurrent() ? "not yet, it stands" : row.cell(row.table().place(TableSpec.SUPERSEDED)));
    revision.load().ifPresent(load -> tell(load, layout));
    revision.version().ifPresent(version -> tell(version, revision.versionThere()));
    if (revision.parts().isPresent()) {
      tell(revision.parts().get());
    } else if (revision.origin().isPresent()) {
      tell(revision.origin().get());
    } else {
      line("landed", "no record that the load read says this by the rules of today");
    }
    out().println();
    out().flush();
  }

  private void tell(LoadRecord load, Layout layout) {
    line(
        "load",
        "%d of night %s, run %s, code %s, published %s%s",
        load.sequence(),
        load.night(),
        load.runId(),
        load.codeVersion(),
        load.publishedAt(),
        load.inputs().isEmpty() ? "; a rebuild" : "");
    line("manifest", "%s/%06d-%s.json", layout.loads(), load.sequence(), load.runId());
  }

  private void tell(StagedPartition version, boolean there) {
    line(
        "version", version.location() + (there ? "" : " (removed since; later ones hold the row)"));
  }

  private void tell(Origin origin) {
    LandingManifest manifest = origin.folder().manifest();
    line("dataset", "%s, night %s", manifest.dataset(), manifest.night());
    line("file", origin.path().toString());
    line("record", Long.toString(origin.position()));
    line("fetched", "%s by run %s", manifest.fetchedAt(), manifest.runId());
    manifest.urls().stream().limit(MOST_LISTED).forEach(url -> line("address", url));
    if (manifest.urls().size() > MOST_LISTED) {
      line("", "and %d more in its manifest.json", manifest.urls().size() - MOST_LISTED);
    }
    line(
        "sha256",
        origin.sound()
            ? origin.checksum() + ", the file is " + whatItIs(origin.file())
            : origin.checksum() + ", but " + origin.file().sha256() + " was landed: damaged");
  }

  private static String whatItIs(LandedFile file) {
    return file.storedAs() == null
        ? "what was landed"
        : "what took the place of " + file.name() + " when a person was forgotten";
  }

  private void tell(Parts parts) {
    line(
        "computed",
        "from %d rows of %s, %s %s",
        parts.rows(),
        parts.table(),
        parts.table().partitionColumn(),
        String.join(", ", parts.partitions()));
    for (Row row : parts.learnedThen().stream().limit(MOST_LISTED).toList()) {
      line("", "elhus trace %s %s", row.table(), key(row));
    }
    if (parts.learnedThen().size() > MOST_LISTED) {
      line("", "and %d more that were learned then", parts.learnedThen().size() - MOST_LISTED);
    }
  }

  /** The key as it can be typed again. */
  private static String key(Row row) {
    return IntStream.range(0, row.table().keyColumns())
        .mapToObj(place -> word(row, place))
        .collect(Collectors.joining(" "));
  }

  private static String word(Row row, int place) {
    Column.Type type = row.table().columns().get(place).type();
    String cell = row.cell(place);
    if (type == Column.Type.TIMESTAMP) {
      return cell + "Z";
    }
    return cell.indexOf(' ') < 0 ? cell : "'" + cell + "'";
  }

  private void line(String name, String format, Object... arguments) {
    String text = arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments);
    out().println(String.format(Locale.ROOT, "  %-11s%s", name, text));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
