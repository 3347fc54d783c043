package dk.elhus.bench.chain;

import dk.elhus.bench.BenchException;
import dk.elhus.bench.Machine;
import dk.elhus.bench.ResultTable;
import dk.elhus.bench.Stack;
import dk.elhus.cli.Home;
import dk.elhus.oozie.OozieNights;
import dk.elhus.oozie.Step;
import dk.elhus.oozie.WorkflowRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Rows per second of each step of a night with meter readings. */
@Command(
    name = "chain",
    mixinStandardHelpOptions = true,
    description =
        "Seeds the sandbox's PostgreSQL with meter readings and runs their nights: Sqoop, land,"
            + " clean and sums, publish. What was in the bench's own sandbox before is thrown away.",
    footer = {"", "Example: bench/run chain --points 100000 --days 1"})
public final class ChainBench implements Callable<Integer> {
  private static final LocalDate FIRST_DAY = LocalDate.parse("2026-01-05");
  private static final Duration SHORT = Duration.ofMinutes(10);
  private static final Duration BUNDLE_TOLD_WITHIN = Duration.ofMinutes(1);
  private static final Pattern BUNDLE = Pattern.compile("bundle (\\S+-B)");

  @Spec private CommandSpec spec;

  @Option(names = "--points", defaultValue = "100000", description = "Default: ${DEFAULT-VALUE}.")
  private int points;

  @Option(names = "--days", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  private int days;

  @Option(
      names = "--state",
      description = "State folder, emptied first. Default: bench/target/chain.")
  private Path state;

  @Option(
      names = "--bound",
      paramLabel = "MINUTES",
      defaultValue = "60",
      description = "A night that takes longer is given up. Default: ${DEFAULT-VALUE}.")
  private int bound;

  private final Home home = Home.fromEnvironment();

  @Override
  public Integer call() throws Exception {
    Machine machine = Machine.here(home.folder());
    Path folder =
        state == null ? home.resolve("bench/target/chain") : state.toAbsolutePath().normalize();
    ResultTable table = new ResultTable("chain", machine, "night", "step", "rows", "s", "rows/s");
    try (Stack stack = new Stack(home, folder, out())) {
      stack.elhus(SHORT, "sandbox", "reset", "--yes");
      stack.up();
      stack.elhus(SHORT, "deploy");
      seed(stack, table);
      LocalDate first = FIRST_DAY.plusDays(1);
      LocalDate last = FIRST_DAY.plusDays(days);
      for (LocalDate night = first; !night.isAfter(last); night = night.plusDays(1)) {
        night(stack, night, table);
      }
      compare(stack, first, last, table);
    }
    table.tell(out(), home.resolve("bench/target/results"));
    return 0;
  }

  private void seed(Stack stack, ResultTable table) {
    Instant begun = Instant.now();
    stack.elhus(
        Duration.ofMinutes(bound),
        "sandbox",
        "seed",
        "--points=" + points,
        "--days=" + days,
        "--from=" + FIRST_DAY);
    // Every point has 96 quarters a day; the days of this bench change no clock.
    add(table, "", "seed", 96L * points * days, Duration.between(begun, Instant.now()));
  }

  private void night(Stack stack, LocalDate night, ResultTable table)
      throws InterruptedException, TimeoutException {
    List<String> said = stack.elhus(Duration.ofMinutes(bound), "night", night.toString());
    String bundle =
        said.stream()
            .map(BUNDLE::matcher)
            .filter(Matcher::find)
            .map(found -> found.group(1))
            .findFirst()
            .orElseThrow(() -> new BenchException("elhus night names no bundle; see above"));
    List<WorkflowRun> runs =
        new OozieNights(stack.settings().oozieUrl())
            .follow(bundle, 1, run -> {}, BUNDLE_TOLD_WITHIN);
    for (String dataset : List.of("customer", "metering_point", "meter_reading")) {
      Step land = step(runs, "ingest-" + dataset, "land");
      long rows = Long.parseLong(land.data().get("rows"));
      Step imported = step(runs, "ingest-" + dataset, "import");
      add(table, night, "Sqoop " + dataset, rows, imported.wallTime());
      add(table, night, "land " + dataset, rows, land.wallTime());
    }
    Step metering = step(runs, "load", "metering");
    long rows = Long.parseLong(metering.data().get("rows"));
    add(table, night, "clean and sums of readings", rows, metering.wallTime());
    add(table, night, "publish all tables", rows, step(runs, "load", "publish").wallTime());
    add(table, night, "the whole night, all datasets", rows, whole(runs));
  }

  private static Step step(List<WorkflowRun> runs, String job, String action) {
    return runs.stream()
        .filter(run -> run.job().equals(job))
        .flatMap(run -> run.steps().stream())
        .filter(step -> step.action().equals(action))
        .findFirst()
        .orElseThrow(() -> new BenchException("the night has no step " + job + " " + action));
  }

  private static Duration whole(List<WorkflowRun> runs) {
    Instant begun =
        runs.stream()
            .map(WorkflowRun::started)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElseThrow();
    Instant ended =
        runs.stream()
            .map(WorkflowRun::ended)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElseThrow();
    return Duration.between(begun, ended);
  }

  private static void add(
      ResultTable table, Object night, String step, long rows, Duration duration) {
    double seconds = duration.toMillis() / 1000.0;
    table.row(night.toString(), step, rows, seconds, seconds > 0 ? Math.round(rows / seconds) : "");
  }

  private void compare(Stack stack, LocalDate first, LocalDate last, ResultTable table)
      throws SQLException, IOException {
    out().println("counting anew: database, landed files, tables");
    Totals database = Totals.ofDatabase(stack.settings(), first, last);
    Totals landed = Totals.ofLanded(stack.settings(), first, last);
    Totals rows =
        ask(stack, "SELECT COUNT(*), SUM(consumption_kwh) FROM elhus_history.meter_reading");
    Totals standing = ask(stack, "SELECT COUNT(*), SUM(consumption_kwh) FROM elhus.meter_reading");
    Totals sums = ask(stack, "SELECT SUM(readings), SUM(consumption_kwh) FROM elhus.metered_day");
    require("landed files", landed, "database", database);
    require("table of all revisions", rows, "landed files", landed);
    require("sums per municipality and day", sums, "readings that stand", standing);
    table
        .fact("database = landed files = table of all revisions", database)
        .fact("readings that stand = sums per municipality and day", standing);
  }

  private Totals ask(Stack stack, String query) {
    List<String> lines =
        stack.elhus(
            SHORT,
            "sql",
            "--silent=true",
            "--outputformat=tsv2",
            "--showHeader=false",
            "-e",
            query);
    return lines.stream()
        .filter(line -> line.matches("\\d+\\t[\\d.]+"))
        .findFirst()
        .map(Totals::ofLine)
        .orElseThrow(() -> new BenchException("no number came back from: " + query));
  }

  private static void require(String one, Totals found, String other, Totals expected) {
    if (!found.isSameAs(expected)) {
      throw new BenchException("%s: %s, but %s: %s".formatted(one, found, other, expected));
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
