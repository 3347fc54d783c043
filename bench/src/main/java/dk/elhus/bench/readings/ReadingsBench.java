package dk.elhus.bench.readings;

import dk.elhus.bench.BenchException;
import dk.elhus.bench.Machine;
import dk.elhus.bench.Measured;
import dk.elhus.bench.Meter;
import dk.elhus.bench.ResultTable;
import dk.elhus.bench.Stack;
import dk.elhus.cli.Deployment;
import dk.elhus.cli.Home;
import dk.elhus.landing.Layout;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.FileSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The metering job and its peers on the same records, one after the other. */
@Command(
    name = "readings",
    mixinStandardHelpOptions = true,
    description =
        "Our metering job, a naive MapReduce peer and DuckDB on the same readings: clean, newest"
            + " revision, sorted columnar file, sums per municipality.",
    footer = {"", "Example: bench/run readings --rows 10000000"})
public final class ReadingsBench implements Callable<Integer> {
  private static final String CLUSTER_ROOT = "/elhus-bench";
  private static final byte[] KEY = "a key for a bench, no secret".getBytes();
  private static final double MIB = 1 << 20;

  @Spec private CommandSpec spec;

  @Option(names = "--rows", defaultValue = "10000000", description = "Records, about.")
  private long rows;

  @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--repeat",
      defaultValue = "1",
      description = "Runs of each variant; the one of median wall time is shown.")
  private int repeat;

  @Option(names = "--no-yarn", description = "Without the sandbox: local runner and DuckDB only.")
  private boolean withoutYarn;

  @Option(
      names = "--naive-local",
      description = "The naive peer in the local runner too, which takes as long again.")
  private boolean naiveLocal;

  @Option(
      names = "--state",
      description = "State folder of the sandbox. Default: $ELHUS_STATE, else .state.")
  private Path state;

  @Option(
      names = "--bound",
      paramLabel = "MINUTES",
      defaultValue = "30",
      description = "A run that takes longer is stopped. Default: ${DEFAULT-VALUE}.")
  private int bound;

  private final Home home = Home.fromEnvironment();
  private final List<Line> lines = new ArrayList<>();

  /** A variant in a place, with its run. */
  private record Line(String name, String settings, Measured measured, Outcome outcome) {}

  @Override
  public Integer call() throws Exception {
    Machine machine = Machine.here(home.folder());
    Path work = home.resolve("bench/target/work");
    Path data = work.resolve("readings-" + rows + "-" + seed);
    LandedData.Expected expected =
        new LandedData(data, new InventedReadings(rows, seed)).make(this::say);
    Path output = work.resolve("output");
    Folders.delete(output);
    Files.createDirectories(output);
    say("%,d records, %,d of them rows in the end".formatted(expected.records(), expected.rows()));
    local(data, output, expected);
    if (!withoutYarn) {
      onYarn(data, output, expected);
    }
    table(machine, expected, data).tell(out(), home.resolve("bench/target/results"));
    return 0;
  }

  private void local(Path data, Path output, LandedData.Expected expected) throws Exception {
    Place place = localPlace(data, output);
    Meter meter = new Meter(OptionalLong.empty());
    measure(meter, new DuckDb(), "one process", place, expected);
    measure(meter, new OurJob(), "local runner", place, expected);
    if (withoutYarn || naiveLocal) {
      measure(meter, new NaiveJob(), "local runner", place, expected);
    }
  }

  /** A root folder whose landing zone is the data. */
  static Place localPlace(Path data, Path output) throws IOException {
    Path root = output.resolve("root");
    Files.createDirectories(root);
    Files.createSymbolicLink(root.resolve("landing"), data.resolve("landing"));
    Files.write(root.resolve("pseudonym.key"), KEY);
    return new Place(data, root.toString(), output, "local", null);
  }

  private void onYarn(Path data, Path output, LandedData.Expected expected) throws Exception {
    Path folder = state == null ? home.defaultState() : state.toAbsolutePath().normalize();
    try (Stack stack = new Stack(home, folder, out())) {
      stack.up();
      Place place = new Place(data, CLUSTER_ROOT, output, "yarn", stack.conf());
      upload(stack, data);
      Meter meter = new Meter(stack.nodeManager());
      try {
        measure(meter, new OurJob(), "YARN", place, expected);
        measure(meter, new NaiveJob(), "YARN", place, expected);
      } finally {
        try (FileSystem fs = stack.settings().fileSystem()) {
          fs.delete(new org.apache.hadoop.fs.Path(CLUSTER_ROOT), true);
        }
      }
    }
  }

  private void upload(Stack stack, Path data) throws IOException {
    say("copying records and jars to HDFS");
    try (FileSystem fs = stack.settings().fileSystem()) {
      org.apache.hadoop.fs.Path root = new org.apache.hadoop.fs.Path(CLUSTER_ROOT);
      fs.delete(root, true);
      fs.mkdirs(root);
      fs.copyFromLocalFile(
          new org.apache.hadoop.fs.Path(data.resolve("landing").toUri()),
          new org.apache.hadoop.fs.Path(root, "landing"));
      try (var key = fs.create(new org.apache.hadoop.fs.Path(root, "pseudonym.key"))) {
        key.write(KEY);
      }
      Layout layout = new Layout(CLUSTER_ROOT);
      new Deployment(home, fs, layout).jars();
      // What only the naive peer needs.
      for (Path jar : home.jars("bench/target")) {
        copy(fs, jar, layout);
      }
      for (Path jar : home.jars("bench/target/lib")) {
        if (jar.getFileName().toString().startsWith("orc-mapreduce")) {
          copy(fs, jar, layout);
        }
      }
    }
  }

  private static void copy(FileSystem fs, Path jar, Layout layout) throws IOException {
    fs.copyFromLocalFile(
        new org.apache.hadoop.fs.Path(jar.toUri()), new org.apache.hadoop.fs.Path(layout.lib()));
  }

  private void measure(
      Meter meter, Variant variant, String where, Place base, LandedData.Expected expected)
      throws IOException, SQLException, InterruptedException {
    List<Line> runs = new ArrayList<>();
    for (int i = 1; i <= repeat; i++) {
      Place place =
          new Place(base.data(), base.root(), base.output(), base.run() + "-" + i, base.conf());
      say("%s, %s, run %d of %d".formatted(variant.name(), where, i, repeat));
      variant.prepare(place);
      Path log = base.output().resolve(place.run() + ".log");
      Measured measured = meter.run(command(variant, place), log, Duration.ofMinutes(bound));
      measured = measured.shuffled(ShuffleNote.read(place));
      Files.deleteIfExists(place.notes());
      Outcome outcome = variant.outcome(place);
      check(variant, outcome, expected);
      say("  %.1f s".formatted(measured.wallSeconds()));
      runs.add(new Line(variant.name() + ", " + where, variant.settings(), measured, outcome));
    }
    runs.sort(Comparator.comparingDouble(line -> line.measured().wallSeconds()));
    lines.add(runs.get((runs.size() - 1) / 2));
  }

  private void check(Variant variant, Outcome outcome, LandedData.Expected expected) {
    if (outcome.rows() != expected.rows() || outcome.wh() != expected.wh()) {
      throw new BenchException(
          "%s has %,d rows and %,d Wh, but the records hold %,d rows and %,d Wh"
              .formatted(
                  variant.name(), outcome.rows(), outcome.wh(), expected.rows(), expected.wh()));
    }
    for (Line line : lines) {
      Optional<String> missing = line.outcome().firstMissingIn(outcome);
      if (missing.isPresent() || line.outcome().sums().size() != outcome.sums().size()) {
        throw new BenchException(
            "the sums of %s and %s differ: %,d and %,d rows; the latter lacks '%s'"
                .formatted(
                    line.name(),
                    variant.name(),
                    line.outcome().sums().size(),
                    outcome.sums().size(),
                    missing.orElse("none")));
      }
    }
  }

  private List<String> command(Variant variant, Place place) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            place.isCluster() ? "-Xmx512m" : "-Xmx2g",
            "-Duser.timezone=UTC",
            "-Delhus.log=" + place.output().resolve(place.run() + ".detail.log"),
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            dk.elhus.bench.Bench.class.getName()));
    command.addAll(OneVariant.words(variant, place));
    return command;
  }

  private ResultTable table(Machine machine, LandedData.Expected expected, Path data)
      throws IOException {
    ResultTable table =
        new ResultTable(
            "readings",
            machine,
            "variant",
            "wall s",
            "CPU s",
            "shuffle MiB",
            "rows/s",
            "peak MiB",
            "wall, ours on YARN = 1");
    table
        .fact("records", "%,d".formatted(expected.records()))
        .fact("rows in the end, the same in all variants", "%,d".formatted(expected.rows()))
        .fact("kWh, the same in all variants", "%.3f".formatted(expected.wh() / 1000.0))
        .fact(
            "rows of sums, the same in all variants",
            lines.get(0).outcome().sums().size() + ", digest " + lines.get(0).outcome().digest())
        .fact("Avro", "%.1f MiB".formatted(size(data.resolve("landing")) / MIB))
        .fact("Parquet", "%.1f MiB".formatted(size(data.resolve(ParquetCopy.READINGS)) / MIB))
        .fact("runs of each, median shown", repeat);
    lines.forEach(line -> table.fact(line.name(), line.settings()));
    double ours = reference();
    for (Line line : lines) {
      Measured measured = line.measured();
      table.row(
          line.name(),
          measured.wallSeconds(),
          measured.cpuSeconds(),
          measured.shuffleBytes() == Measured.NO_SHUFFLE ? "" : measured.shuffleBytes() / MIB,
          Math.round(expected.records() / measured.wallSeconds()),
          measured.peakMib(),
          measured.wallSeconds() / ours);
    }
    return table;
  }

  /** Ours on YARN, or in the local runner when there was no YARN. */
  private double reference() {
    return lines.stream()
        .filter(line -> line.name().startsWith(new OurJob().name()))
        .reduce((first, second) -> second)
        .orElseThrow()
        .measured()
        .wallSeconds();
  }

  private static long size(Path path) throws IOException {
    try (var files = Files.walk(path)) {
      long sum = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sum += Files.size(file);
      }
      return sum;
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private void say(String line) {
    out().println(line);
    out().flush();
  }
}
