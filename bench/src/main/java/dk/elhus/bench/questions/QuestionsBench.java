package dk.elhus.bench.questions;

import dk.elhus.bench.Machine;
import dk.elhus.bench.ResultTable;
import dk.elhus.bench.Stack;
import dk.elhus.cli.Home;
import dk.elhus.report.Report;
import dk.elhus.report.ReportCatalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Seconds, rows and bytes of every report, first in a session and again. */
@Command(
    name = "questions",
    mixinStandardHelpOptions = true,
    description =
        "Loads years of generated data into a sandbox of its own, unless it holds them already, and"
            + " asks every report with Beeline: as its examples ask, and over all of the years.",
    footer = {"", "Example: bench/run questions --since 2023-01-01"})
public final class QuestionsBench implements Callable<Integer> {
  private static final Duration SHORT = Duration.ofMinutes(10);
  private static final String TELL_ROWS_READ = "SET hive.tez.exec.print.summary=true;\n";

  @Spec private CommandSpec spec;

  @Option(
      names = "--since",
      defaultValue = "2023-01-01",
      description = "First day of the data. Default: ${DEFAULT-VALUE}.")
  private LocalDate since;

  @Option(
      names = "--night",
      defaultValue = "2025-10-26",
      description = "The night that loads it. Default: ${DEFAULT-VALUE}.")
  private LocalDate night;

  @Option(
      names = "--times",
      defaultValue = "4",
      description = "How often each is asked in a session. Default: ${DEFAULT-VALUE}.")
  private int times;

  @Option(names = "--state", description = "State folder; kept. Default: bench/target/questions.")
  private Path state;

  @Option(
      names = "--bound",
      paramLabel = "MINUTES",
      defaultValue = "60",
      description = "A load that takes longer is given up. Default: ${DEFAULT-VALUE}.")
  private int bound;

  private final Home home = Home.fromEnvironment();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (times < 2) {
      throw new picocli.CommandLine.ParameterException(
          spec.commandLine(), "--times must be 2 or more: once first, then again");
    }
    Machine machine = Machine.here(home.folder());
    ResultTable table =
        new ResultTable(
            "questions",
            machine,
            "question",
            "report",
            "asked",
            "first s",
            "repeated s",
            "answer rows",
            "rows read",
            "KiB read");
    Path folder =
        state == null ? home.resolve("bench/target/questions") : state.toAbsolutePath().normalize();
    Files.createDirectories(folder);
    try (Stack stack = new Stack(home, folder, out())) {
      load(stack, folder, table);
      // The first question of all pays for the server's start, which is no report's fault.
      ask(stack, folder, "SELECT MAX(start_utc) FROM elhus.energy_hour;", 1);
      DataNodeReads reads =
          new DataNodeReads(stack.settings().hadoop().get("dfs.datanode.http.address"));
      for (Report report : ReportCatalog.read(home.resolve("hive-queries/reports")).reports()) {
        for (Question question : Question.of(report, since, night)) {
          measure(stack, reads, folder, question, table);
        }
      }
    }
    table.tell(out(), home.resolve("bench/target/results"));
    return 0;
  }

  private void load(Stack stack, Path folder, ResultTable table) throws IOException {
    Path done = folder.resolve("loaded");
    String wanted = since + " to " + night;
    if (!Files.exists(done) || !Files.readString(done).equals(wanted)) {
      stack.elhus(SHORT, "sandbox", "reset", "--yes");
      stack.up();
      stack.elhus(SHORT, "deploy");
      long begun = System.nanoTime();
      stack.elhus(Duration.ofMinutes(bound), "night", night.toString(), "--since=" + since);
      table.fact(
          "seconds of the night that loaded it", (System.nanoTime() - begun) / 1_000_000_000);
      Files.writeString(done, wanted);
    } else {
      stack.up();
      stack.elhus(SHORT, "deploy");
    }
    table.fact("generated data", wanted);
  }

  private void measure(
      Stack stack, DataNodeReads reads, Path folder, Question question, ResultTable table)
      throws IOException, InterruptedException {
    String sql = question.sql() + ";\n";
    long before = reads.bytes();
    ask(stack, folder, sql, 1);
    long bytes = reads.bytes() - before;
    Answered answered = ask(stack, folder, sql, times);
    table.row(
        question.report().number(),
        question.report().name(),
        question.asked(),
        answered.first(),
        answered.repeated(),
        answered.rows(),
        answered.rowsRead(),
        Math.round(bytes / 1024.0));
  }

  /** Asks in a session of its own. */
  private Answered ask(Stack stack, Path folder, String sql, int times) throws IOException {
    Path file = folder.resolve("question.sql");
    Files.writeString(file, TELL_ROWS_READ + String.join("", Collections.nCopies(times, sql)));
    List<String> lines =
        stack.elhus(SHORT, "sql", "--silent=false", "--outputformat=tsv2", "-f", file.toString());
    return Answered.of(lines, times);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
