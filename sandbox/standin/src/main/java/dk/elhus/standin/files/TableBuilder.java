package dk.elhus.standin.files;

import dk.elhus.standin.contract.Catalogue;
import dk.elhus.standin.contract.Column;
import dk.elhus.standin.contract.ColumnType;
import dk.elhus.standin.contract.Dataset;
import dk.elhus.standin.contract.Publication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects the rows of one dataset out of several files. A row whose key is there already is left
 * out: files are read in the order of their paths and the first one counts.
 */
final class TableBuilder {

  private static final Logger LOG = LoggerFactory.getLogger(TableBuilder.class);

  private final String name;
  private final Dataset known;
  private final List<String[]> csvRows = new ArrayList<>();
  private final List<Map<String, JsonCell>> jsonRows = new ArrayList<>();
  private final Map<String, ColumnType> seenColumns = new LinkedHashMap<>();
  private final Map<Path, Integer> rowsOfFile = new LinkedHashMap<>();

  TableBuilder(String name) {
    this.name = name;
    known = Catalogue.DATASETS.stream().filter(d -> d.name().equals(name)).findFirst().orElse(null);
  }

  /** A row with the cells of a known dataset. */
  void add(String[] cells, Path file) {
    csvRows.add(cells);
    rowsOfFile.merge(file, 1, Integer::sum);
  }

  /** A row as a stored answer has it. */
  void add(Map<String, JsonCell> record, Path file) {
    record.forEach(this::see);
    jsonRows.add(record);
    rowsOfFile.merge(file, 1, Integer::sum);
  }

  private void see(String column, JsonCell cell) {
    if (cell.text() != null) {
      seenColumns.putIfAbsent(column, cell.type());
    }
  }

  /** The table with its rows in key order; empty when no file had any. */
  Table build() {
    Dataset dataset = known != null ? known : described();
    List<String[]> rows = new ArrayList<>(csvRows);
    for (Map<String, JsonCell> record : jsonRows) {
      rows.add(cells(dataset, record));
    }
    List<String[]> unique = withoutRepeated(dataset, rows);
    unique.sort(byKey(dataset));
    if (!unique.isEmpty()) {
      LOG.info("{}: {} rows from {}", name, unique.size(), rowsOfFile);
    }
    return Table.of(dataset, unique);
  }

  private static String[] cells(Dataset dataset, Map<String, JsonCell> record) {
    String[] cells = new String[dataset.columns().size()];
    for (int i = 0; i < cells.length; i++) {
      JsonCell cell = record.get(dataset.columns().get(i).name());
      cells[i] = cell == null ? null : cell.text();
    }
    return cells;
  }

  private List<String[]> withoutRepeated(Dataset dataset, List<String[]> rows) {
    Map<List<String>, String[]> byKey = new LinkedHashMap<>();
    for (String[] row : rows) {
      byKey.putIfAbsent(key(dataset, row), row);
    }
    if (byKey.size() < rows.size()) {
      LOG.info(
          "{}: {} rows left out, their keys were read before", name, rows.size() - byKey.size());
    }
    return new ArrayList<>(byKey.values());
  }

  private static List<String> key(Dataset dataset, String[] row) {
    return dataset.key().stream().map(column -> row[dataset.indexOf(column)]).toList();
  }

  private static Comparator<String[]> byKey(Dataset dataset) {
    int[] columns = dataset.key().stream().mapToInt(dataset::indexOf).toArray();
    Comparator<String> nullsFirst = Comparator.nullsFirst(Comparator.naturalOrder());
    return (left, right) ->
        Arrays.stream(columns)
            .map(column -> nullsFirst.compare(left[column], right[column]))
            .filter(order -> order != 0)
            .findFirst()
            .orElse(0);
  }

  // a dataset that the catalogue does not know is described by what its records hold
  private Dataset described() {
    Map<String, ColumnType> types = new HashMap<>(seenColumns);
    List<Column> columns = new ArrayList<>();
    for (Map<String, JsonCell> record : jsonRows) {
      for (String column : record.keySet()) {
        if (columns.stream().noneMatch(c -> c.name().equals(column))) {
          columns.add(new Column(column, types.getOrDefault(column, ColumnType.TEXT), "", ""));
        }
      }
    }
    return new Dataset(
        0,
        name,
        name,
        "Served from files.",
        columns,
        keyOf(columns),
        timeColumn(columns, "UTC", false),
        timeColumn(columns, "DK", true),
        "",
        Publication.ALWAYS);
  }

  // numbers are measured, the rest tells rows apart
  private static List<String> keyOf(List<Column> columns) {
    return columns.stream()
        .filter(column -> column.type() != ColumnType.NUMBER)
        .map(Column::name)
        .toList();
  }

  private static String timeColumn(List<Column> columns, String suffix, boolean orFirst) {
    List<String> times =
        columns.stream().filter(c -> c.type() == ColumnType.TIME).map(Column::name).toList();
    return times.stream()
        .filter(time -> time.endsWith(suffix))
        .findFirst()
        .orElse(orFirst && !times.isEmpty() ? times.get(0) : null);
  }
}
