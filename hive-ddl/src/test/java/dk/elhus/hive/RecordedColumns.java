package dk.elhus.hive;

import dk.elhus.record.TableSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns that the files of each table have, recorded in a file {@code DATABASE.TABLE.txt}: the
 * partition column, then a column a line. Partitions that were written stay as they are, so a
 * record only ever grows at its end.
 */
final class RecordedColumns {
  private static final String SUFFIX = ".txt";

  private final Path folder;

  RecordedColumns(Path folder) {
    this.folder = folder;
  }

  /** What is wrong, a line each with its mend; empty when all is well. */
  List<String> problems(List<TableSpec> tables) throws IOException {
    List<String> problems = new ArrayList<>();
    Set<String> gone = new TreeSet<>(recorded());
    for (TableSpec table : tables) {
      gone.remove(name(table));
      problem(table).forEach(problems::add);
    }
    for (String name : gone) {
      problems.add(
          "table %s has files and is not declared any more; put it back into Tables"
              .formatted(name));
    }
    return problems;
  }

  private Stream<String> problem(TableSpec table) throws IOException {
    Path file = folder.resolve(name(table) + SUFFIX);
    List<String> before = Files.exists(file) ? Files.readAllLines(file) : List.of();
    List<String> now = lines(table);
    for (int i = 0; i < before.size(); i++) {
      String column = i < now.size() ? now.get(i) : "gone";
      if (!column.equals(before.get(i))) {
        return Stream.of(
            "%s: '%s' is now '%s'. Files keep the columns they were written with: put it back, and append a new column with TableSpec.appended"
                .formatted(file, before.get(i), column));
      }
    }
    List<String> more = now.subList(before.size(), now.size());
    return more.isEmpty()
        ? Stream.of()
        : Stream.of(
            "%s does not have all columns; record them: printf '%%s\\n' %s >> %s"
                .formatted(file, more.stream().collect(Collectors.joining("' '", "'", "'")), file));
  }

  private static String name(TableSpec table) {
    return table.database() + "." + table.name();
  }

  static List<String> lines(TableSpec table) {
    List<String> lines = new ArrayList<>();
    lines.add("partition " + table.partitionColumn());
    table.columns().forEach(column -> lines.add(column.name() + " " + column.type().sqlName()));
    return lines;
  }

  private List<String> recorded() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .toList();
    }
  }
}
