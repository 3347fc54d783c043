package dk.elhus.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.elhus.landing.LandingManifest;
import dk.elhus.landing.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * The stage of a story about one night, 2025-10-26: a source with a script, a warehouse in a
 * temporary folder, and time that passes only by waiting.
 */
final class Night implements AutoCloseable {
  static final String DATASET = "DayAheadPrices";
  static final LocalDate NIGHT = LocalDate.parse("2025-10-26");

  final ScriptedSource source = new ScriptedSource();
  final VirtualTime time = new VirtualTime("2025-10-26T20:00:00Z");
  final Layout layout;
  private final Path root;
  private DatasetDescriptor dataset = Descriptors.dayAhead();

  Night(Path root) throws IOException {
    this.root = root;
    this.layout = new Layout(root.toString());
  }

  /** A price as the source sends it: {@code hour} of 26 October 2025, UTC. */
  static String price(int hour, String area, String dkk) {
    return """
        {"TimeUTC":"2025-10-26T%02d:00:00","TimeDK":"2025-10-26T%02d:00:00","PriceArea":"%s",\
        "DayAheadPriceEUR":1.50,"DayAheadPriceDKK":%s}"""
        .formatted(hour, hour + 1, area, dkk);
  }

  static ScriptedSource.Reply page(long total, String... records) {
    return ScriptedSource.page(DATASET, total, records);
  }

  /** Another dataset than the day-ahead prices. */
  Night dataset(DatasetDescriptor other) {
    dataset = other;
    return this;
  }

  Night descriptor(String field, String value) {
    String changed =
        Descriptors.DAY_AHEAD.replaceAll("(?m)^( *" + field + "): .*$", "$1: " + value);
    dataset = Descriptors.read(changed);
    return this;
  }

  /** Pulls as run-1, by the nominal clock. */
  PullOutcome pull(String... more) throws PullException, IOException {
    return start("run-1", "nominal", more);
  }

  PullOutcome pullAs(String run) throws PullException, IOException {
    return start(run, "nominal");
  }

  PullOutcome pullBy(String clock) throws PullException, IOException {
    return start("run-1", clock);
  }

  private PullOutcome start(String run, String clock, String... more)
      throws PullException, IOException {
    List<String> args = new ArrayList<>();
    args.addAll(List.of("--dataset", dataset.name(), "--night", NIGHT.toString()));
    args.addAll(List.of("--root", root.toString(), "--run", run, "--clock", clock));
    args.addAll(List.of("--source-url", source.url()));
    args.addAll(List.of(more));
    PullOptions options = PullOptions.parse(args.toArray(String[]::new)).orElseThrow();
    return new Pull(options, dataset, FileSystem.get(localFiles()), time, time).run();
  }

  static Configuration localFiles() {
    Configuration conf = new Configuration();
    conf.set("fs.defaultFS", "file:///");
    return conf;
  }

  Path landing() {
    return Path.of(layout.landing(dataset.name(), NIGHT));
  }

  /** Names of landed files, without the local file system's own checksum files. */
  List<String> landedFiles() throws IOException {
    return names(landing());
  }

  /** Names of the pulls under way or left behind. */
  List<String> incoming() throws IOException {
    return names(Path.of(layout.incoming(dataset.name(), "x")).getParent());
  }

  private static List<String> names(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> !f.endsWith(".crc"))
          .sorted()
          .toList();
    }
  }

  LandingManifest manifest() throws IOException {
    return new ObjectMapper()
        .readValue(landing().resolve(Layout.MANIFEST).toFile(), LandingManifest.class);
  }

  /** All landed records, in the order of their files. */
  List<GenericRecord> records() throws IOException {
    List<GenericRecord> records = new ArrayList<>();
    for (LandingManifest.LandedFile file : manifest().files()) {
      Path path = landing().resolve(file.name());
      try (var reader =
          new DataFileReader<GenericRecord>(path.toFile(), new GenericDatumReader<>())) {
        reader.forEach(records::add);
      }
    }
    return records;
  }

  /** One column of all landed records. */
  List<String> column(String name) throws IOException {
    return records().stream()
        .map(r -> r.get(name) == null ? null : r.get(name).toString())
        .toList();
  }

  @Override
  public void close() {
    source.close();
    time.close();
  }
}
