package dk.elhus.ingest;

import dk.elhus.ingest.DatasetDescriptor.ColumnKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The table of a new dataset: a row per interval and text columns, a decimal per number. Names
 * follow the source's; comments say where the developer has to say more.
 */
final class TableSkeleton {
  private static final String INDENT = "  ";

  private final String name;
  private final Map<String, String> keys = new LinkedHashMap<>();
  private final Map<String, String> values = new LinkedHashMap<>();
  private final List<String> times = new ArrayList<>();

  /** A column of the table. */
  private record Column(String name, String type, String comment) {}

  TableSkeleton(String dataset, Map<String, ColumnKind> columns) {
    this.name = snakeCase(dataset);
    columns.forEach(
        (column, kind) -> {
          switch (kind) {
            case TEXT -> keys.put(snakeCase(column), column);
            case NUMBER -> values.put(snakeCase(column), column);
            case TIME -> times.add(column);
          }
        });
  }

  private static String snakeCase(String text) {
    return text.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  String name() {
    return name;
  }

  /** The field {@code rows} of the descriptor. */
  String declaration() {
    String danish = times.size() > 1 ? "  danish_time: " + times.get(1) + "\n" : "";
    return "rows:\n  table: %s\n%s  key:\n%s  values:\n%s"
        .formatted(name, danish, declared(keys, "text"), declared(values, "number"));
  }

  private static String declared(Map<String, String> columns, String kind) {
    return columns.entrySet().stream()
        .map(column -> "    %s: %s of %s%n".formatted(column.getKey(), kind, column.getValue()))
        .collect(Collectors.joining());
  }

  /**
   * Unit and example of the columns that come from the source, as the file of examples has them.
   */
  Map<String, String> examples() {
    Map<String, String> examples = new LinkedHashMap<>();
    keys.keySet().forEach(column -> examples.put(column, "- | A"));
    values.keySet().forEach(column -> examples.put(column, "as the source says | 1.5"));
    return examples;
  }

  String historyTable() {
    List<Column> columns = columns();
    columns.add(
        new Column(
            "learned_edition",
            "BIGINT",
            "edition in which this value became known, yyyyMMddnn: night and load of that night"));
    columns.add(
        new Column(
            "superseded_edition",
            "BIGINT",
            "edition in which a later value replaced this one; NULL while it stands"));
    return """
        CREATE EXTERNAL TABLE IF NOT EXISTS elhus_history.%s (
        %s
        )
        COMMENT '%s, every revision'
        PARTITIONED BY (local_month STRING COMMENT '%s')
        STORED AS ORC
        LOCATION '${hivevar:root}/warehouse/%s';
        """
        .formatted(name, definitions(columns, true), about(), month().comment(), name);
  }

  String view() {
    List<Column> columns = columns();
    columns.add(new Column("learned_night", "", "night on which this value became known"));
    columns.add(month());
    String selected =
        columns.stream()
            .map(Column::name)
            .map(
                column ->
                    column.equals("learned_night")
                        ? "elhus.edition_night(learned_edition)"
                        : column)
            .map(column -> INDENT + column)
            .collect(Collectors.joining(",\n"));
    return """
        CREATE OR REPLACE VIEW elhus.%s (
        %s
        )
        COMMENT '%s, as of the edition'
        AS SELECT
        %s
        FROM elhus_history.%s
        WHERE learned_edition <= elhus.edition()
          AND (superseded_edition IS NULL OR superseded_edition > elhus.edition());
        """
        .formatted(name, definitions(columns, false), about(), selected, name);
  }

  private String about() {
    return "What " + name.replace('_', ' ') + " says per interval";
  }

  private static Column month() {
    return new Column(
        "local_month", "STRING", "Danish local month that the interval starts in, yyyy-MM");
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    keys.forEach((column, source) -> columns.add(asReceived(column, "STRING", source)));
    columns.add(new Column("start_utc", "TIMESTAMP", "start of the interval, UTC wall clock"));
    columns.add(
        new Column(
            "start_local",
            "TIMESTAMP",
            "start of the interval, Danish wall clock (Europe/Copenhagen); the second hour 02 of"
                + " the autumn day repeats"));
    columns.add(new Column("local_day", "DATE", "Danish local day that the interval starts in"));
    values.forEach((column, source) -> columns.add(asReceived(column, "DECIMAL(18,6)", source)));
    return columns;
  }

  private static Column asReceived(String column, String type, String source) {
    return new Column(column, type, source + " of the source");
  }

  private static String definitions(List<Column> columns, boolean typed) {
    return columns.stream()
        .map(
            column ->
                "%s%s%s COMMENT '%s'"
                    .formatted(
                        INDENT, column.name(), typed ? " " + column.type() : "", column.comment()))
        .collect(Collectors.joining(",\n"));
  }
}
