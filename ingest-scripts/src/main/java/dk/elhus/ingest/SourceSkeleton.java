package dk.elhus.ingest;

import dk.elhus.ingest.DatasetDescriptor.ColumnKind;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes all that a new dataset of the Energi Data Service needs: descriptor with its table, landed
 * schema and its first version, the table and its view in Hive with a line per column in the file
 * of examples, and its entries in the bundle and in the load's coordinator. It can be built and
 * loaded as it is.
 */
public final class SourceSkeleton {
  private static final String BUNDLE = "oozie-workflows/apps/bundle.xml";
  private static final String EXAMPLES = "hive-ddl/examples.txt";
  private static final String LOAD = "oozie-workflows/apps/load/coordinator.xml";

  private final String name;
  private final Map<String, ColumnKind> columns;
  private final String time;

  /**
   * @param name name at the source
   * @param columns its columns in the source's order; the first time among them is the key's
   * @throws IllegalArgumentException when name or columns cannot be those of a dataset
   */
  public SourceSkeleton(String name, Map<String, ColumnKind> columns) {
    if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is no name of a dataset: letters, digits and _ only");
    }
    this.name = name;
    this.columns = columns;
    this.time =
        columns.entrySet().stream()
            .filter(column -> column.getValue() == ColumnKind.TIME)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no column is a time: one must say when a record's interval begins"));
  }

  /**
   * Writes the files, none over one that is there.
   *
   * @param home the project's folder
   * @return what was written or changed, relative to the project
   */
  public List<Path> write(Path home) throws IOException {
    Map<Path, String> files = files();
    for (Path file : files.keySet()) {
      if (Files.exists(home.resolve(file))) {
        throw new FileAlreadyExistsException(file.toString());
      }
    }
    for (Map.Entry<Path, String> file : files.entrySet()) {
      Path path = home.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    insertBefore(home.resolve(BUNDLE), "  <coordinator name=\"load\">", bundleEntry());
    insertBefore(home.resolve(LOAD), "  </datasets>", settledDataset());
    insertBefore(home.resolve(LOAD), "  </input-events>", settledInput());
    appendExamples(home.resolve(EXAMPLES));
    List<Path> written = new ArrayList<>(files.keySet());
    written.addAll(List.of(Path.of(BUNDLE), Path.of(LOAD), Path.of(EXAMPLES)));
    return written;
  }

  private Map<Path, String> files() {
    TableSkeleton table = new TableSkeleton(name, columns);
    Map<Path, String> files = new LinkedHashMap<>();
    files.put(Path.of("ingest-scripts/datasets/" + name + ".yaml"), descriptor());
    files.put(Path.of("mapreduce/src/main/avro/" + name + ".avsc"), schema());
    files.put(Path.of("mapreduce/src/main/avro/history/" + name + "/1.avsc"), schema());
    files.put(
        Path.of("hive-ddl/tables/elhus_history." + table.name() + ".hql"), table.historyTable());
    files.put(Path.of("hive-ddl/views/elhus." + table.name() + ".hql"), table.view());
    return files;
  }

  String descriptor() {
    List<String> key = new ArrayList<>(List.of(time));
    columns.forEach(
        (column, kind) -> {
          if (kind == ColumnKind.TEXT) {
            key.add(column);
          }
        });
    String kinds =
        columns.entrySet().stream()
            .map(
                column ->
                    "  "
                        + column.getKey()
                        + ": "
                        + column.getValue().name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining("\n"));
    return """
        # What it is, its unit, how late it comes and whether it is corrected: say it here.
        name: %s
        source: energi-data-service
        schema: %s
        columns:
        %s
        time_column: %s
        key_columns: [%s]
        resolution_minutes: 60
        window:
          lag_days: 1
          lookback_days: 7
          lead_days: 0
        request:
          page_size: 20000
          pause: PT1S
          retries: 5
          connect_timeout: PT10S
          timeout: PT2M
          max_body_bytes: 67108864
        cut_off: PT4H
        %saudit:
          rejected_share: {warn: 0, stop: 0.5}
          freshness_days: {warn: 3}
        """
        .formatted(
            name,
            name,
            kinds,
            time,
            String.join(", ", key),
            new TableSkeleton(name, columns).declaration());
  }

  String schema() {
    String fields =
        columns.keySet().stream()
            .map(
                column ->
                    "    {\"name\": \"%s\", \"type\": [\"null\", \"string\"], \"default\": null},"
                        .formatted(column))
            .collect(Collectors.joining("\n"));
    return """
        {
          "type": "record",
          "namespace": "dk.elhus.landed",
          "name": "%s",
          "doc": "Energi Data Service, text as received: a number keeps the digits that it came with, null and absent are null.",
          "fields": [
            {"name": "position", "type": "long", "doc": "0-based place of the record within its pull."},
        %s
            {"name": "unknown_columns", "type": {"type": "map", "values": ["null", "string"]}, "default": {}, "doc": "Columns of the answer that this schema does not name, text as received."}
          ]
        }
        """
        .formatted(name, fields);
  }

  private String bundleEntry() {
    return """
          <coordinator name="ingest-%1$s">
            <app-path>${apps}/ingest/coordinator.xml</app-path>
            <configuration>
              <property><name>dataset</name><value>%1$s</value></property>
            </configuration>
          </coordinator>
        """
        .formatted(name)
        .indent(0);
  }

  private String settledDataset() {
    return """
            <dataset name="settled-%1$s" frequency="${coord:days(1)}" initial-instance="${start}" timezone="UTC">
              <uri-template>${nameNode}${root}/markers/settled/%1$s/${YEAR}-${MONTH}-${DAY}</uri-template>
              <done-flag></done-flag>
            </dataset>
        """
        .formatted(name);
  }

  private String settledInput() {
    return """
            <data-in name="%s" dataset="settled-%s">
              <instance>${coord:current(0)}</instance>
            </data-in>
        """
        .formatted(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), name);
  }

  /** The build wants a unit and an example of each column; those here are to be mended. */
  private void appendExamples(Path file) throws IOException {
    String known = Files.exists(file) ? Files.readString(file) : "";
    StringBuilder lines = new StringBuilder("\n# " + name + ": say unit and example\n");
    new TableSkeleton(name, columns)
        .examples()
        .forEach(
            (column, example) -> {
              if (!("\n" + known).contains("\n" + column + " | ")) {
                lines.append(column).append(" | ").append(example).append('\n');
              }
            });
    Files.createDirectories(file.getParent());
    Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static void insertBefore(Path file, String line, String text) throws IOException {
    String before = Files.readString(file);
    int at = before.indexOf(line);
    if (at < 0) {
      throw new IOException(file + " has no line \"" + line.strip() + "\"; put there:\n" + text);
    }
    Files.writeString(file, before.substring(0, at) + text + before.substring(at));
  }
}
