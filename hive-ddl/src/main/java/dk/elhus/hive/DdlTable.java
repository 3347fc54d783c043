package dk.elhus.hive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is known of a table: as its DDL file states it, or as Hive has it.
 *
 * @param name with its database
 * @param columns the columns of its files, in order
 * @param partitions the partition columns
 * @param comment what it holds
 * @param readsText whether its rows are files that other programs write as text, which the table
 *     only reads: dropping it loses nothing
 */
record DdlTable(
    String name,
    List<DdlColumn> columns,
    List<DdlColumn> partitions,
    String comment,
    boolean readsText) {
  private static final Pattern TABLE_COMMENT =
      Pattern.compile("(?m)^COMMENT '((?:[^'\\\\]|\\\\.)*)'");
  private static final String JSON = "JsonSerDe";

  /** The table that a DDL file makes. */
  static DdlTable of(DdlScript script) {
    Map<String, String> definitions = DdlColumns.of(script);
    List<DdlColumn> all = new ArrayList<>();
    definitions.forEach((name, definition) -> all.add(DdlColumn.of(name, definition)));
    int files = all.size() - DdlColumns.partitionColumns(script);
    Matcher comment = TABLE_COMMENT.matcher(script.text());
    return new DdlTable(
        script.name(),
        List.copyOf(all.subList(0, files)),
        List.copyOf(all.subList(files, all.size())),
        comment.find() ? DdlColumn.unescape(comment.group(1)) : "",
        script.text().contains("EXTERNAL") && script.text().contains(JSON));
  }

  /**
   * The table as Hive describes it.
   *
   * @param described rows of {@code DESCRIBE FORMATTED}: name, type, comment
   */
  static DdlTable of(String name, List<String[]> described) {
    List<DdlColumn> columns = new ArrayList<>();
    List<DdlColumn> partitions = new ArrayList<>();
    List<DdlColumn> section = columns;
    String comment = "";
    boolean external = false;
    boolean purged = false;
    boolean json = false;
    for (String[] row : described) {
      if (row[0].startsWith("# Partition Information")) {
        section = partitions;
      } else if (row[0].startsWith("# Detailed Table Information")) {
        section = null;
      } else if (section != null && !row[0].isEmpty() && !row[0].startsWith("#")) {
        section.add(new DdlColumn(row[0], DdlColumn.type(row[1]), row[2]));
      } else if (row[0].equals("Table Type:")) {
        external = row[1].equals("EXTERNAL_TABLE");
      } else if (row[0].equals("SerDe Library:")) {
        json = row[1].endsWith(JSON);
      } else if (row[0].isEmpty() && row[1].equals("comment")) {
        comment = row[2];
      } else if (row[0].isEmpty() && row[1].equals("external.table.purge")) {
        purged = row[2].equalsIgnoreCase("true");
      }
    }
    return new DdlTable(name, columns, partitions, comment, external && json && !purged);
  }
}
