package dk.elhus.cli.chain;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.hive.DdlFolder;
import dk.elhus.hive.DdlScript;
import dk.elhus.report.Report;
import dk.elhus.report.ReportArguments;
import dk.elhus.report.ReportCatalog;
import dk.elhus.report.ReportException;
import dk.elhus.report.ReportResult;
import dk.elhus.report.ReportRunner;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.DynamicTest;

/**
 * A small warehouse of hand-made tables beside the real one, in which the reports are asked.
 *
 * <p>A table has the columns and types of the view that it stands for, and its rows come from a
 * text: a line of column names, then a line per row, cells parted by {@code |}, an empty cell is
 * NULL. Every report is asked twice: as the command line does, vectorised, and as {@code beeline
 * --hivevar} does, row by row; both have to agree.
 */
final class ScratchWarehouse implements AutoCloseable {
  private static final Pattern TABLE =
      Pattern.compile("\\belhus(_ops)?\\.(?!edition(?:=|(?:_night)?\\())([a-z_0-9]+)");
  private static final String IN_SCRATCH = "elhus_scratch$1.$2";
  private static final String FOLDER = "/tmp/elhus-scratch";

  private final LoadedWarehouse warehouse;
  private final ReportCatalog catalog;
  private final FileSystem files;
  private final Connection connection;
  private final Map<String, DdlScript> ddl = new HashMap<>();
  private final Set<String> derived = new HashSet<>();
  private final Map<String, String> standing = new HashMap<>();
  private final Map<String, List<String[]>> columns = new HashMap<>();
  private UnaryOperator<String> change = UnaryOperator.identity();
  private boolean isChanging;
  private boolean isChanged;

  ScratchWarehouse(LoadedWarehouse warehouse) throws SQLException, IOException {
    this.warehouse = warehouse;
    this.catalog = ReportCatalog.read(warehouse.cli().home().resolve("hive-queries/reports"));
    this.files = warehouse.settings().fileSystem();
    this.connection = warehouse.connect();
    for (DdlScript script : DdlFolder.read(warehouse.cli().home().resolve("hive-ddl"))) {
      ddl.put(script.name(), script);
    }
    for (String database : List.of("elhus_scratch", "elhus_scratch_ops")) {
      execute("DROP DATABASE IF EXISTS " + database + " CASCADE");
      execute("CREATE DATABASE " + database);
    }
  }

  /** The rows of a view, for every report that is asked from now on. */
  void given(String view, String text) throws SQLException, IOException {
    if (text.equals(standing.put(view, text))) {
      return;
    }
    List<String[]> types = columns.computeIfAbsent(view, this::describe);
    List<List<String>> lines =
        text.lines().map(line -> cells(line)).filter(cells -> cells.size() > 1).toList();
    StringBuilder rows = new StringBuilder();
    for (List<String> cells : lines.subList(1, lines.size())) {
      rows.append(row(types, lines.get(0), cells)).append('\n');
    }
    String location = write(view, rows.toString());
    drop(view);
    execute(
        "CREATE EXTERNAL TABLE "
            + scratch(view)
            + types.stream()
                .map(type -> "`" + type[0] + "` " + type[1])
                .collect(Collectors.joining(", ", " (", ")"))
            + " ROW FORMAT DELIMITED FIELDS TERMINATED BY '|' LOCATION '"
            + location
            + "'");
  }

  /** The same for a table of JSON documents, one per line. */
  void givenJson(String table, String lines) throws SQLException, IOException {
    if (lines.equals(standing.put(table, lines))) {
      return;
    }
    String location = write(table, lines);
    drop(table);
    execute(
        "CREATE EXTERNAL TABLE "
            + scratch(table)
            + " LIKE "
            + table
            + " LOCATION '"
            + location
            + "'");
  }

  /** Views that read other views, made of those that are given; what one reads comes before it. */
  void derived(String... views) throws SQLException {
    for (String view : views) {
      String text = scratch(change.apply(ddl.get(view).text()));
      if (!text.equals(standing.put(view, text))) {
        drop(view);
        execute(text);
        derived.add(view);
      }
    }
  }

  private void drop(String name) throws SQLException {
    execute("DROP " + (derived.remove(name) ? "VIEW" : "TABLE") + " IF EXISTS " + scratch(name));
  }

  /**
   * Asks while a fragment of the queries is another one.
   *
   * @throws IllegalStateException when no query that was asked has the fragment
   */
  void whileChanged(String from, String to, Story story) throws Exception {
    isChanging = true;
    isChanged = false;
    change =
        sql -> {
          isChanged |= sql.contains(from);
          return sql.replace(from, to);
        };
    try {
      story.tell();
    } finally {
      isChanging = false;
      change = UnaryOperator.identity();
      if (!isChanged) {
        throw new IllegalStateException("no query has '" + from + "'");
      }
    }
  }

  /** A story that must fail while a fragment of the queries or of the views is another one. */
  DynamicTest changed(String what, Story story, String from, String to) {
    return DynamicTest.dynamicTest(
        what + ": " + from + " -> " + to,
        () ->
            assertThatThrownBy(() -> whileChanged(from, to, story))
                .isInstanceOf(AssertionError.class));
  }

  /** What is told of one report. */
  @FunctionalInterface
  interface Story {
    void tell() throws Exception;
  }

  /** An answer whose cells are texts; numbers without trailing zeros. */
  record Answer(ReportResult result) {

    /** Some columns of all rows, cells parted by a blank. */
    List<String> rows(String... names) {
      return result.rows().stream()
          .map(
              row ->
                  Arrays.stream(names)
                      .map(name -> text(row, name))
                      .collect(Collectors.joining(" ")))
          .toList();
    }

    /** A value about the whole. */
    String value(String name) {
      return result.rows().isEmpty() ? "no rows" : text(result.rows().get(0), name);
    }

    private static String text(Map<String, Object> row, String name) {
      if (!row.containsKey(name)) {
        throw new IllegalArgumentException("no column " + name + " in " + row.keySet());
      }
      return plain(row.get(name));
    }
  }

  /** Asks a report, parameters as {@code name=value}: its rows, and what is not loaded. */
  Answer ask(String name, String... parameters) throws SQLException, ReportException {
    Report report = catalog.report(name);
    if (isChanging) {
      return rows(report, parameters);
    }
    ReportResult result = run(report, parameters);
    requireTheSameRowByRow(report, values(parameters), result);
    return new Answer(result);
  }

  /** Asks for the rows only, and vectorised only. */
  Answer askRows(String name, String... parameters) throws SQLException, ReportException {
    return rows(catalog.report(name), parameters);
  }

  private Answer rows(Report report, String... parameters) throws SQLException, ReportException {
    return new Answer(run(report.withoutCoverage(), parameters));
  }

  private ReportResult run(Report report, String... parameters)
      throws SQLException, ReportException {
    execute("SET hive.vectorized.execution.enabled=true");
    return new ReportRunner(inScratch()).run(report, values(parameters));
  }

  private static Map<String, String> values(String... parameters) {
    Map<String, String> values = new HashMap<>();
    for (String parameter : parameters) {
      values.put(parameter.split("=", 2)[0], parameter.split("=", 2)[1]);
    }
    return values;
  }

  private void requireTheSameRowByRow(Report report, Map<String, String> given, ReportResult result)
      throws SQLException, ReportException {
    List<List<String>> found =
        result.rows().stream()
            .map(row -> row.values().stream().map(v -> plain(v)).toList())
            .toList();
    List<List<String>> rowByRow = rowByRow(report, given);
    if (!found.equals(rowByRow)) {
      throw new AssertionError(
          report.name() + ": vectorised " + found + ", row by row with --hivevar " + rowByRow);
    }
  }

  private List<List<String>> rowByRow(Report report, Map<String, String> given)
      throws SQLException, ReportException {
    Map<String, String> values = new LinkedHashMap<>(ReportArguments.check(report, given).values());
    List<List<String>> rows = new ArrayList<>();
    try (Statement statement = inScratch().createStatement()) {
      statement.execute("SET hive.vectorized.execution.enabled=false");
      for (Map.Entry<String, String> value : values.entrySet()) {
        statement.execute("SET hivevar:" + value.getKey() + "=" + value.getValue());
      }
      try (ResultSet found = statement.executeQuery(report.sql())) {
        while (found.next()) {
          rows.add(cells(found));
        }
      }
    }
    return rows;
  }

  /**
   * The rows of any query over the given tables, cells parted by a blank: vectorised and row by
   * row, and both have to agree.
   */
  List<String> query(String sql) throws SQLException {
    execute("SET hive.vectorized.execution.enabled=true");
    List<String> rows = rows(sql);
    if (!isChanging) {
      execute("SET hive.vectorized.execution.enabled=false");
      List<String> rowByRow = rows(sql);
      if (!rows.equals(rowByRow)) {
        throw new AssertionError(sql + ": vectorised " + rows + ", row by row " + rowByRow);
      }
    }
    return rows;
  }

  private List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(scratch(sql))) {
      while (found.next()) {
        rows.add(String.join(" ", cells(found)));
      }
    }
    return rows;
  }

  private static List<String> cells(ResultSet found) throws SQLException {
    List<String> cells = new ArrayList<>();
    for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
      cells.add(plain(found.getObject(i)));
    }
    return cells;
  }

  private static String plain(Object value) {
    if (value instanceof BigDecimal number) {
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
    return Objects.toString(value, "-");
  }

  /** The same session, whose queries read the scratch databases. */
  private Connection inScratch() {
    return proxy(
        Connection.class,
        connection,
        found ->
            found instanceof Statement statement
                ? proxy(Statement.class, statement, UnaryOperator.identity())
                : found);
  }

  private <T> T proxy(Class<T> type, T target, UnaryOperator<Object> wrap) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
                arguments[0] = scratch(change.apply(sql));
              }
              try {
                return wrap.apply(method.invoke(target, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private static String scratch(String sql) {
    return TABLE.matcher(sql).replaceAll(IN_SCRATCH);
  }

  private List<String[]> describe(String view) {
    List<String[]> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("DESCRIBE " + view)) {
      while (rows.next() && !rows.getString(1).isBlank() && !rows.getString(1).startsWith("#")) {
        found.add(new String[] {rows.getString(1), rows.getString(2)});
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot describe " + view, e);
    }
    return found;
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
  }

  private static String row(List<String[]> types, List<String> names, List<String> cells) {
    if (cells.size() != names.size()) {
      throw new IllegalArgumentException(cells + " are not the cells of " + names);
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), cells.get(i).isEmpty() ? "\\N" : cells.get(i));
    }
    String row =
        types.stream()
            .map(type -> Objects.requireNonNullElse(values.remove(type[0]), "\\N"))
            .collect(Collectors.joining("|"));
    if (!values.isEmpty()) {
      throw new IllegalArgumentException("no such columns: " + values.keySet());
    }
    return row;
  }

  private String write(String table, String text) throws IOException {
    Path folder = new Path(FOLDER, table);
    files.delete(folder, true);
    try (FSDataOutputStream out = files.create(new Path(folder, "rows"))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return folder.toString();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException, IOException {
    execute("DROP DATABASE elhus_scratch CASCADE");
    execute("DROP DATABASE elhus_scratch_ops CASCADE");
    connection.close();
    files.delete(new Path(FOLDER), true);
    files.close();
  }
}
