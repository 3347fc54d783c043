package dk.elhus.cli;

import dk.elhus.record.Column;
import dk.elhus.record.EditionNumber;
import dk.elhus.record.KeyFilter;
import dk.elhus.record.KeyFilter.Condition;
import dk.elhus.record.TableSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the HiveQL that tells what changed in a table between two editions. It consists of names
 * that {@link dk.elhus.record.Tables} declares and of values of checked types, never of typed text.
 *
 * <p>A row that stood in {@code from} and was superseded by {@code to} is an old value; one that
 * was learned in between and stands in {@code to} is a new one. Both come from one pass over the
 * history table.
 */
final class ChangesQuery {
  /** Columns of an answer behind the key columns. */
  static final List<String> CHANGE_COLUMNS =
      List.of("change", "column_name", "old_value", "new_value", TableSpec.LEARNED);

  /** Columns of a summary. */
  static final List<String> SUMMARY_COLUMNS =
      List.of("table_name", "partition_name", "added", "revised", "removed");

  private static final DateTimeFormatter SQL_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private final String from;
  private final String to;

  /**
   * @param from the earlier edition
   * @param to the later edition
   */
  ChangesQuery(EditionNumber from, EditionNumber to) {
    this.from = from.toString();
    this.to = to.toString();
  }

  /**
   * One row per key and column that differs, in the order of the key.
   *
   * @param partitions values of the partition column to read
   * @param limit rows at most
   */
  String changes(KeyFilter filter, Collection<String> partitions, int limit) {
    TableSpec table = filter.table();
    String keys = keys(table);
    return String.join(
        "\n",
        "SELECT " + keys + ",",
        "  " + kind() + " AS change,",
        "  column_name,",
        "  MAX(IF(" + isOld() + ", cell, NULL)) AS old_value,",
        "  MAX(IF(" + isOld() + ", NULL, cell)) AS new_value,",
        "  MAX(IF("
            + isOld()
            + ", "
            + TableSpec.SUPERSEDED
            + ", "
            + TableSpec.LEARNED
            + ")) AS "
            + TableSpec.LEARNED,
        "FROM " + table.database() + "." + table.name(),
        "LATERAL VIEW stack(" + stack(table) + ") cells AS column_name, cell",
        "WHERE " + where(filter, partitions),
        "GROUP BY " + keys + ", column_name",
        "HAVING NOT (MAX(IF("
            + isOld()
            + ", cell, NULL)) <=> MAX(IF("
            + isOld()
            + ", NULL, cell)))",
        "ORDER BY " + keys + ", column_name",
        "LIMIT " + limit);
  }

  /** How many keys of each partition have been added, revised and removed. */
  String summary(KeyFilter filter, Collection<String> partitions) {
    TableSpec table = filter.table();
    return String.join(
        "\n",
        "SELECT '" + table.name() + "' AS table_name, partition_name,",
        "  SUM(IF(change = 'added', 1, 0)) AS added,",
        "  SUM(IF(change = 'revised', 1, 0)) AS revised,",
        "  SUM(IF(change = 'removed', 1, 0)) AS removed",
        "FROM (",
        "  SELECT " + table.partitionColumn() + " AS partition_name, " + kind() + " AS change",
        "  FROM " + table.database() + "." + table.name(),
        "  WHERE " + where(filter, partitions),
        "  GROUP BY " + table.partitionColumn() + ", " + keys(table),
        ") keys",
        "GROUP BY partition_name");
  }

  private static String keys(TableSpec table) {
    return table.key().stream().map(Column::name).collect(Collectors.joining(", "));
  }

  /** Every value column as a pair of its name and its text. */
  private static String stack(TableSpec table) {
    List<String> pairs =
        table.values().stream()
            .map(Column::name)
            .map(name -> "'" + name + "', CAST(" + name + " AS STRING)")
            .toList();
    return pairs.size() + ", " + String.join(", ", pairs);
  }

  private String isOld() {
    return TableSpec.LEARNED + " <= " + from;
  }

  private String kind() {
    return "CASE WHEN MIN("
        + TableSpec.LEARNED
        + ") > "
        + from
        + " THEN 'added' WHEN MAX("
        + TableSpec.LEARNED
        + ") <= "
        + from
        + " THEN 'removed' ELSE 'revised' END";
  }

  private String where(KeyFilter filter, Collection<String> partitions) {
    List<String> terms = new ArrayList<>();
    terms.add(oneOf(filter.table().partitionColumn(), partitions.stream().map(p -> "'" + p + "'")));
    filter.conditions().forEach(condition -> terms.add(term(filter.table(), condition)));
    String old =
        isOld()
            + " AND "
            + TableSpec.SUPERSEDED
            + " > "
            + from
            + " AND "
            + TableSpec.SUPERSEDED
            + " <= "
            + to;
    String fresh =
        TableSpec.LEARNED
            + " > "
            + from
            + " AND "
            + TableSpec.LEARNED
            + " <= "
            + to
            + " AND ("
            + TableSpec.SUPERSEDED
            + " IS NULL OR "
            + TableSpec.SUPERSEDED
            + " > "
            + to
            + ")";
    terms.add("(" + old + "\n    OR " + fresh + ")");
    return String.join("\n  AND ", terms);
  }

  private static String term(TableSpec table, Condition condition) {
    Column column = table.columns().get(condition.place());
    Stream<String> literals =
        condition.texts().isEmpty()
            ? condition.numbers().stream().map(number -> literal(column.type(), number))
            : condition.texts().stream().map(text -> "'" + text + "'");
    return oneOf(column.name(), literals);
  }

  private static String literal(Column.Type type, long number) {
    return switch (type) {
      case TIMESTAMP -> "TIMESTAMP '" + SQL_TIME.format(Instant.ofEpochSecond(number)) + "'";
      case DATE -> "DATE '" + LocalDate.ofEpochDay(number) + "'";
      case INT, BIGINT -> Long.toString(number);
      case STRING, DECIMAL ->
          throw new IllegalArgumentException("no key column is a number of type " + type);
    };
  }

  private static String oneOf(String column, Stream<String> literals) {
    return column + " IN (" + literals.collect(Collectors.joining(", ")) + ")";
  }
}
