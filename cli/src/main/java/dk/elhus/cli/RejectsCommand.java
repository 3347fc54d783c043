package dk.elhus.cli;

import dk.elhus.clean.Cleaners;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code elhus rejects}. */
@Command(
    name = "rejects",
    description = "Records that are no valid row: why, and where they lie.",
    subcommands = RejectsReplayCommand.class,
    footer = {
      "",
      "Examples:",
      "  elhus rejects --night 2026-01-06",
      "  elhus rejects --dataset DayAheadPrices --reason 'not a number' --format json",
      "  elhus rejects replay --dataset DayAheadPrices --night 2026-01-06"
    })
final class RejectsCommand implements Callable<Integer> {
  private static final List<String> COLUMNS =
      List.of("night", "dataset", "file", "position", "reason", "resolved_in", "record");

  /** Characters of a record in a table; the other formats have all of it. */
  private static final int WIDEST = 60;

  private static final String PERSONAL =
      "rejects%s hold personal data and are not shown here; who may see them asks elhus sql for"
          + " elhus_restricted.personal_reject. elhus rejects replay takes them like any";

  @ParentCommand private Elhus elhus;
  @Spec private CommandSpec spec;

  @Option(
      names = "--night",
      paramLabel = "NIGHT",
      description = "Only what this night's load refused.")
  private LocalDate night;

  @Option(names = "--dataset", paramLabel = "NAME", description = "Only this dataset.")
  private String dataset;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Only those whose reason contains this text.")
  private String reason;

  @Option(names = "--open", description = "Only those that no replay has made a row of.")
  private boolean open;

  @Option(
      names = "--limit",
      paramLabel = "ROWS",
      defaultValue = "100",
      description = "Rows at most. Default: 100.")
  private int limit;

  @Mixin private ListingFormat format;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    RejectQuery.Filter filter = new RejectQuery.Filter(night, dataset, reason, open);
    List<RejectQuery.Reject> rejects = new RejectQuery(elhus.settings()).find(filter, limit);
    if (rejects.isEmpty() && format.isForPeople()) {
      Context.say(out, isPersonal() ? PERSONAL : "no record was rejected%s", filter.words());
      return 0;
    }
    format.write(COLUMNS, rejects.stream().map(this::row).toList(), out);
    if (rejects.size() == limit && format.isForPeople()) {
      Context.say(out, "There may be more than these %d: --limit", limit);
    }
    out.flush();
    return 0;
  }

  private boolean isPersonal() {
    return dataset != null
        && Cleaners.of(dataset).map(cleaner -> cleaner.rejects().isRestricted()).orElse(false);
  }

  Elhus elhus() {
    return elhus;
  }

  private List<String> row(RejectQuery.Reject reject) {
    return Arrays.asList(
        reject.night().toString(),
        reject.dataset(),
        reject.file(),
        Long.toString(reject.position()),
        reject.reason(),
        reject.resolvedIn(),
        format.isForPeople() ? shortened(reject.record()) : reject.record());
  }

  private static String shortened(String text) {
    return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 1) + "…";
  }
}
