package dk.elhus.cli.chain;

import dk.elhus.cli.Deployment;
import dk.elhus.cli.Home;
import dk.elhus.hive.DdlFolder;
import dk.elhus.hive.DdlScript;
import dk.elhus.ingest.DatasetDescriptor.ColumnKind;
import dk.elhus.ingest.SourceSkeleton;
import dk.elhus.landing.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;

/**
 * ToyTemperature, a temperature per town and hour, added by the recipe "Add a dataset" alone: what
 * {@code elhus source new} writes into a copy of the checkout is packed as the build packs it,
 * deployed, and loaded by the nights that all tests share.
 *
 * <p>The same files are on the class path of the tests, as they would be in a checkout that has the
 * toy: {@link ToySourceIT} compares them.
 */
final class ToySource {
  static final String NAME = "ToyTemperature";
  private static final String DESCRIPTOR = "ingest-scripts/datasets/" + NAME + ".yaml";
  private static final String SCHEMA = "mapreduce/src/main/avro/" + NAME + ".avsc";

  /** Where the build packs each file. */
  private static final Map<String, String> PACKED =
      Map.of(
          "audit/datasets/" + NAME + ".yaml", DESCRIPTOR,
          "dk/elhus/ingest/datasets/" + NAME + ".yaml", DESCRIPTOR,
          "avro/" + NAME + ".avsc", SCHEMA);

  private final Path home;

  private ToySource(Path home) {
    this.home = home;
  }

  /** What the source answers. */
  static void answers(Path folder) throws IOException {
    Files.writeString(
        folder.resolve(NAME + ".json"),
        """
        {"total": 2, "dataset": "ToyTemperature", "records": [
          {"HourUTC": "2026-01-03T10:00:00", "HourDK": "2026-01-03T11:00:00", "Town": "Skagen", "Celsius": -1.5},
          {"HourUTC": "2026-01-03T10:00:00", "HourDK": "2026-01-03T11:00:00", "Town": "Gedser", "Celsius": 2.25}
        ]}
        """);
  }

  /** Follows the recipe in a copy of the checkout and deploys what is new. */
  static ToySource addedTo(LoadedWarehouse warehouse, Path work) throws IOException, SQLException {
    Path ours = warehouse.cli().home();
    for (String folder :
        List.of(
            "ingest-scripts/datasets",
            "ingest-scripts/sqoop",
            "ingest-scripts/sqoop-export",
            "mapreduce/src/main/avro",
            "hive-ddl/databases",
            "hive-ddl/functions",
            "hive-ddl/tables",
            "hive-ddl/views",
            "oozie-workflows/apps")) {
      copy(ours.resolve(folder), work.resolve(folder));
    }
    Map<String, ColumnKind> columns = new LinkedHashMap<>();
    columns.put("HourUTC", ColumnKind.TIME);
    columns.put("HourDK", ColumnKind.TIME);
    columns.put("Town", ColumnKind.TEXT);
    columns.put("Celsius", ColumnKind.NUMBER);
    new SourceSkeleton(NAME, columns).write(work);
    ToySource toy = new ToySource(work);
    toy.deploy(warehouse);
    return toy;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> found = Files.walk(from)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        Files.deleteIfExists(target);
        Files.copy(file, target);
      }
    }
    // What an earlier run of the test added.
    Files.deleteIfExists(to.resolve(NAME + ".yaml"));
    Files.deleteIfExists(to.resolve(NAME + ".avsc"));
    Files.deleteIfExists(to.resolve("history/" + NAME + "/1.avsc"));
    Files.deleteIfExists(to.resolve("elhus_history.toy_temperature.hql"));
    Files.deleteIfExists(to.resolve("elhus.toy_temperature.hql"));
  }

  private void deploy(LoadedWarehouse warehouse) throws IOException, SQLException {
    Layout layout = new Layout(warehouse.settings().root());
    try (FileSystem fs = warehouse.settings().fileSystem()) {
      new Deployment(new Home(home), fs, layout).applications();
      fs.copyFromLocalFile(
          new org.apache.hadoop.fs.Path(jar().toUri()),
          new org.apache.hadoop.fs.Path(layout.lib()));
    }
    List<DdlScript> scripts =
        DdlFolder.read(home.resolve("hive-ddl")).stream()
            .filter(script -> script.name().endsWith(".toy_temperature"))
            .toList();
    warehouse.apply(scripts);
  }

  private Path jar() throws IOException {
    Path jar = home.resolve("toy.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      // A folder is found by its own entry.
      for (String folder : List.of("audit/datasets/", "dk/elhus/ingest/datasets/")) {
        out.putNextEntry(new JarEntry(folder));
        out.closeEntry();
      }
      for (Map.Entry<String, String> file : PACKED.entrySet()) {
        out.putNextEntry(new JarEntry(file.getKey()));
        Files.copy(home.resolve(file.getValue()), out);
        out.closeEntry();
      }
    }
    return jar;
  }

  /** What the recipe wrote, by where the build packs it. */
  Map<String, Path> packed() {
    Map<String, Path> packed = new LinkedHashMap<>();
    PACKED.forEach((name, file) -> packed.put(name, home.resolve(file)));
    return packed;
  }
}
