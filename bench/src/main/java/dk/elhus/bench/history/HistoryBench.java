package dk.elhus.bench.history;

import dk.elhus.bench.BenchException;
import dk.elhus.bench.Machine;
import dk.elhus.bench.ResultTable;
import dk.elhus.bench.Stack;
import dk.elhus.cli.Home;
import dk.elhus.cli.Settings;
import dk.elhus.landing.Layout;
import dk.elhus.publish.Edition;
import dk.elhus.publish.HiveCatalog;
import dk.elhus.publish.StageResult.StagedPartition;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The same question of months of prices that were revised more and more often. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description =
        "What it costs to keep every revision of a month of prices: bytes, the time of a question,"
            + " the switch of a partition. What was in the bench's own sandbox before is thrown"
            + " away.",
    footer = {"", "Example: bench/run history --repeat 21"})
public final class HistoryBench implements Callable<Integer> {
  private static final Duration SHORT = Duration.ofMinutes(10);
  private static final int WARM_UP = 3;
  private static final int NEWEST = 30;
  private static final double KIB = 1024;
  private static final String VIEW = "elhus.spot_price";
  private static final String PLAIN = "elhus_bench.price";

  private static final List<RevisedMonth> MONTHS =
      List.of(
          new RevisedMonth(YearMonth.of(2026, 1), 1, 0),
          new RevisedMonth(YearMonth.of(2026, 5), 10, 2),
          new RevisedMonth(YearMonth.of(2026, 7), NEWEST, 2),
          new RevisedMonth(YearMonth.of(2026, 8), 10, 100),
          new RevisedMonth(YearMonth.of(2026, 12), NEWEST, 100));

  @Spec private CommandSpec spec;

  @Option(
      names = "--repeat",
      defaultValue = "21",
      description = "Rounds of all questions; the median counts. Default: ${DEFAULT-VALUE}.")
  private int repeat;

  @Option(
      names = "--state",
      description = "State folder, emptied first. Default: bench/target/history.")
  private Path state;

  private final Home home = Home.fromEnvironment();

  /**
   * A month in the warehouse.
   *
   * @param switchMillis median of pointing its partition to another version
   * @param now the question of the newest edition
   * @param then the same of the first edition
   */
  private record Line(
      RevisedMonth month, StagedPartition version, double switchMillis, Asked now, Asked then) {}

  @Override
  public Integer call() throws Exception {
    Machine machine = Machine.here(home.folder());
    Path folder =
        state == null ? home.resolve("bench/target/history") : state.toAbsolutePath().normalize();
    ResultTable table =
        new ResultTable(
            "history",
            machine,
            "nights that learned",
            "revised a night, of 100",
            "rows",
            "KiB",
            "question, ms",
            "without history = 1",
            "as of the first night, ms",
            "switch, ms");
    try (Stack stack = new Stack(home, folder, out())) {
      stack.elhus(SHORT, "sandbox", "reset", "--yes");
      stack.up();
      stack.elhus(SHORT, "deploy");
      measure(stack.settings(), table);
    }
    table.tell(out(), home.resolve("bench/target/results"));
    return 0;
  }

  private void measure(Settings settings, ResultTable table) throws SQLException, IOException {
    try (FileSystem files = settings.fileSystem();
        HiveCatalog catalog = HiveCatalog.connect(settings.hadoop(), settings.hiveLogin());
        Connection newest = connect(settings);
        Statement now = newest.createStatement();
        Connection pinned = connect(settings);
        Statement then = pinned.createStatement()) {
      List<Line> lines = new ArrayList<>();
      for (RevisedMonth month : MONTHS) {
        lines.add(line(month, settings, catalog, now, then));
      }
      new Edition(RevisedMonth.edition(NEWEST), "bench", Instant.now())
          .publish(settings.hadoop(), new Layout(settings.root()));
      then.execute("SET elhus.edition=" + RevisedMonth.edition(1));
      Asked plain = plain(now);
      ask(plain, lines);
      lines.forEach(line -> requireTheSame(plain, line));
      tell(plain, plainSize(now), lines, files, table);
    }
  }

  private Line line(
      RevisedMonth month, Settings settings, HiveCatalog catalog, Statement now, Statement then)
      throws IOException, SQLException {
    say("writing and switching " + month);
    Configuration conf = settings.hadoop();
    Layout layout = new Layout(settings.root());
    StagedPartition version = month.write(conf, layout, "one");
    StagedPartition other = month.write(conf, layout, "other");
    catalog.add(version.table(), List.of(version));
    Times switches = new Times();
    for (int round = 0; round < repeat; round++) {
      long begun = System.nanoTime();
      catalog.point(version.table(), round % 2 == 0 ? other : version);
      switches.add(System.nanoTime() - begun);
    }
    catalog.point(version.table(), version);
    return new Line(
        month,
        version,
        switches.medianMillis(),
        new Asked(now, VIEW, month.month()),
        new Asked(then, VIEW, month.month()));
  }

  /** The month that was never revised, as a table that knows of no history. */
  private static Asked plain(Statement session) throws SQLException {
    YearMonth month = MONTHS.get(0).month();
    session.execute("CREATE DATABASE IF NOT EXISTS elhus_bench");
    session.execute(
        "CREATE TABLE "
            + PLAIN
            + " STORED AS ORC TBLPROPERTIES ('orc.compress' = 'ZSTD') AS"
            + " SELECT price_area, start_utc, resolution_minutes, start_local, local_day,"
            + " price_dkk_per_mwh, price_eur_per_mwh, source_dataset, local_month FROM "
            + VIEW
            + " WHERE local_month = '"
            + month
            + "' ORDER BY price_area, start_utc");
    return new Asked(session, PLAIN, month);
  }

  private static long plainSize(Statement session) throws SQLException {
    try (ResultSet facts = session.executeQuery("DESCRIBE FORMATTED " + PLAIN)) {
      while (facts.next()) {
        if ("totalSize".equals(String.valueOf(facts.getString(2)).strip())) {
          return Long.parseLong(facts.getString(3).strip());
        }
      }
    }
    throw new BenchException("Hive does not know the size of " + PLAIN);
  }

  /** In turns, so that a busy moment of the machine meets all of them. */
  private void ask(Asked plain, List<Line> lines) throws SQLException {
    for (int round = -WARM_UP; round < repeat; round++) {
      plain.ask(round >= 0);
      for (Line line : lines) {
        line.now().ask(round >= 0);
        line.then().ask(round >= 0);
      }
    }
  }

  private static void requireTheSame(Asked plain, Line line) {
    if (!line.now().answer().equals(plain.answer())) {
      throw new BenchException(
          line.month() + " answers " + line.now().answer() + ", not " + plain.answer());
    }
    boolean wasRevised = line.month().editions() > 1;
    if (line.then().answer().equals(plain.answer()) == wasRevised) {
      throw new BenchException(line.month() + " answers as of its first night what is not so");
    }
  }

  private static void tell(
      Asked plain, long plainSize, List<Line> lines, FileSystem files, ResultTable table)
      throws IOException {
    long rows = lines.get(0).version().rows();
    table.row("no history", "", rows, plainSize / KIB, plain.medianMillis(), 1.0, "", "");
    for (Line line : lines) {
      long bytes =
          files
              .getContentSummary(new org.apache.hadoop.fs.Path(line.version().location()))
              .getLength();
      table.row(
          line.month().editions(),
          line.month().revised(),
          line.version().rows(),
          bytes / KIB,
          line.now().medianMillis(),
          line.now().medianMillis() / plain.medianMillis(),
          line.then().medianMillis(),
          line.switchMillis());
    }
  }

  private static Connection connect(Settings settings) throws SQLException, IOException {
    return settings.hiveLogin().connect(settings.hadoop());
  }

  private void say(String line) {
    out().println(line);
    out().flush();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
