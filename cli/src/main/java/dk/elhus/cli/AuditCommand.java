package dk.elhus.cli;

import dk.elhus.landing.Layout;
import dk.elhus.publish.JudgedLoad;
import dk.elhus.publish.LoadRecord.AuditResult;
import dk.elhus.publish.LoadRecord.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.FileSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code elhus audit}. Reads the loads' own files, so that it answers while Hive does not. */
@Command(
    name = "audit",
    description = "How the audit judged a night: every check that warned or stopped.",
    footer = {
      "",
      "Examples:",
      "  elhus audit",
      "  elhus audit --night 2026-01-06 --all --format csv",
      "Accept a stop: elhus night NIGHT --accept RULE:SUBJECT --reason WHY"
    })
final class AuditCommand implements Callable<Integer> {
  private static final List<String> COLUMNS =
      List.of(
          "load", "verdict", "result", "value", "warn", "stop", "message", "accepted_by", "reason");

  @ParentCommand private Elhus elhus;
  @Spec private CommandSpec spec;

  @Option(
      names = "--night",
      paramLabel = "NIGHT",
      description = "Every load of this night. Default: the load that was judged last.")
  private LocalDate night;

  @Option(names = "--all", description = "Checks that passed, too.")
  private boolean all;

  @Mixin private ListingFormat format;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    List<JudgedLoad> loads = loads();
    List<List<String>> rows = new ArrayList<>();
    for (JudgedLoad load : loads) {
      load.results().stream()
          .filter(result -> all || result.verdict() != Verdict.PASS)
          .sorted(Comparator.comparing(AuditResult::verdict).reversed())
          .forEach(result -> rows.add(row(load, result)));
      if (format.isForPeople()) {
        Context.say(out, "%s", summary(load));
      }
    }
    if (!format.isForPeople() || !rows.isEmpty()) {
      format.write(COLUMNS, rows, out);
    }
    out.flush();
    return 0;
  }

  private List<JudgedLoad> loads() {
    Layout layout = new Layout(elhus.settings().root());
    List<JudgedLoad> loads;
    try (FileSystem fs = elhus.settings().fileSystem()) {
      loads = JudgedLoad.all(fs, layout);
    } catch (IOException e) {
      throw new UserError(
          "cannot read the loads below " + layout.root() + ": " + e.getMessage(), e);
    }
    List<JudgedLoad> asked =
        night == null
            ? loads.subList(Math.max(0, loads.size() - 1), loads.size())
            : loads.stream().filter(load -> load.night().equals(night)).toList();
    if (asked.isEmpty()) {
      throw new UserError(
          night == null
              ? "no load was judged yet; run one: elhus night NIGHT"
              : "no load of night " + night + " was judged; run it: elhus night " + night);
    }
    return asked;
  }

  private static String summary(JudgedLoad load) {
    StringBuilder words = new StringBuilder("Night " + load.night() + ", " + load.name() + " at ");
    words.append(load.judgedAt()).append(':');
    for (Verdict verdict : Verdict.values()) {
      long count = load.results().stream().filter(one -> one.verdict() == verdict).count();
      words.append(verdict == Verdict.PASS ? " " : ", ").append(count).append(' ');
      words.append(word(verdict));
    }
    return words.toString();
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "passed";
      case WARN -> "warned";
      case STOP -> "stopped";
    };
  }

  private static List<String> row(JudgedLoad load, AuditResult result) {
    return Arrays.asList(
        load.name(),
        result.verdict().name(),
        result.name(),
        number(result.value()),
        number(result.warn()),
        number(result.stop()),
        result.message(),
        result.acceptedBy(),
        result.reason());
  }

  private static String number(BigDecimal value) {
    return value == null ? null : value.stripTrailingZeros().toPlainString();
  }
}
