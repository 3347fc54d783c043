package dk.elhus.hive;

import dk.elhus.hive.DdlScript.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the DDL says of every database, table, view and function, to be read by people. */
public final class DataDictionary {
  private static final Pattern COMMENT = Pattern.compile("(?m)^COMMENT '((?:[^'\\\\]|\\\\.)*)'");

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private DataDictionary() {}

  /**
   * A database, a table, a view or a function.
   *
   * @param kind which of them
   * @param name with its database, such as {@code elhus.spot_price}
   * @param comment what it is
   * @param columns its columns, partition columns last; none of databases and functions
   * @param reads the tables and views that it is made of, with their databases
   * @param functions the functions of ours that it calls
   */
  public record Entry(
      Kind kind,
      String name,
      String comment,
      List<Column> columns,
      List<String> reads,
      List<String> functions) {

    /** The database that it lies in; its own name when it is one. */
    public String database() {
      return name.split("\\.", 2)[0];
    }

    /** The name without its database. */
    public String shortName() {
      return name.substring(name.indexOf('.') + 1);
    }
  }

  /**
   * A column.
   *
   * @param name its name
   * @param type as Hive writes it, such as {@code decimal(18,6)}; of views as derived of what they
   *     read
   * @param comment what it means
   * @param unit absent for names, codes, texts and days
   * @param example a value that it may have
   * @param partition whether rows are stored apart by it
   */
  public record Column(
      String name,
      String type,
      String comment,
      Optional<String> unit,
      Optional<String> example,
      boolean partition) {}

  /**
   * Reads a folder of DDL.
   *
   * @throws IOException when it cannot be read
   */
  public static DataDictionary read(Path folder) throws IOException {
    DataDictionary dictionary = new DataDictionary();
    List<DdlScript> scripts = DdlFolder.stated(folder);
    ColumnExamples examples = ColumnExamples.read(folder);
    for (DdlScript script : scripts) {
      dictionary.entries.put(script.name(), dictionary.entry(script, scripts, examples));
    }
    return dictionary;
  }

  /** All, in the order in which they can be made. */
  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /** The one of that name. */
  public Optional<Entry> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  private Entry entry(DdlScript script, List<DdlScript> scripts, ColumnExamples examples) {
    List<String> reads = new ArrayList<>();
    List<String> functions = new ArrayList<>();
    for (DdlScript other : scripts) {
      if (script.kind() == Kind.VIEW && script.mentions(other)) {
        switch (other.kind()) {
          case TABLE, VIEW -> reads.add(other.name());
          case FUNCTION -> functions.add(other.name());
          case DATABASE -> {
            // Every name begins with one.
          }
        }
      }
    }
    return new Entry(
        script.kind(),
        script.name(),
        comment(script),
        columns(script, reads, examples),
        List.copyOf(reads),
        List.copyOf(functions));
  }

  private static String comment(DdlScript script) {
    if (script.kind() == Kind.FUNCTION) {
      return script.note();
    }
    Matcher comment = COMMENT.matcher(script.text());
    return comment.find() ? DdlColumn.unescape(comment.group(1)) : "";
  }

  private List<Column> columns(DdlScript script, List<String> reads, ColumnExamples examples) {
    List<Column> columns = new ArrayList<>();
    List<DdlColumn> stated = new ArrayList<>();
    DdlColumns.of(script).forEach((name, definition) -> stated.add(DdlColumn.of(name, definition)));
    int ofFiles = stated.size() - DdlColumns.partitionColumns(script);
    List<String> types =
        script.kind() == Kind.VIEW
            ? new ViewTypes(reads.stream().map(entries::get).toList(), script.text()).all()
            : stated.stream().map(DdlColumn::type).toList();
    for (int i = 0; i < stated.size(); i++) {
      DdlColumn column = stated.get(i);
      Optional<ColumnExamples.Fact> fact = examples.of(script.name(), column.name());
      columns.add(
          new Column(
              column.name(),
              i < types.size() ? types.get(i) : "",
              column.comment(),
              fact.flatMap(ColumnExamples.Fact::unit),
              fact.map(ColumnExamples.Fact::example),
              i >= ofFiles || isPartition(script, column.name(), reads)));
    }
    return columns;
  }

  /** A view has no partitions of its own; naming those of its tables is what makes it fast. */
  private boolean isPartition(DdlScript script, String column, List<String> reads) {
    return script.kind() == Kind.VIEW
        && reads.stream()
            .flatMap(read -> entries.get(read).columns().stream())
            .anyMatch(below -> below.partition() && below.name().equals(column));
  }
}
