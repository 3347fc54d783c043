package dk.elhus.cli;

import dk.elhus.landing.Layout;
import dk.elhus.publish.Edition;
import dk.elhus.publish.LoadLog;
import dk.elhus.publish.LoadRecord;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.Column;
import dk.elhus.record.EditionNumber;
import dk.elhus.record.InvalidValueException;
import dk.elhus.record.KeyFilter;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import dk.elhus.report.ReportFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code elhus changes}. */
@Command(
    name = "changes",
    description = "What changed between two nights: key, column, old value, new value.",
    footer = {
      "",
      "Examples:",
      "  elhus changes --from 2026-01-05 --to 2026-01-06",
      "  elhus changes settlement --from 2026-01-05 --region DK1 --format csv",
      "  elhus changes spot_price --from 2026-01-05 --key start_utc=2026-01-06T00:00",
      "  elhus changes energy_day --from 2026-01-05 --sql    prints the HiveQL, for Beeline"
    })
final class ChangesCommand implements Callable<Integer> {
  @ParentCommand private Elhus elhus;
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "TABLE",
      description = "A table, clean or aggregate. Default: a summary of all.")
  private String table;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "EDITION",
      description = "The earlier night, compared as it was known at its end, or one edition.")
  private EditionNumber from;

  @Option(
      names = "--to",
      paramLabel = "EDITION",
      description = "The later night or edition. Default: the newest.")
  private EditionNumber to;

  @Option(
      names = "--region",
      paramLabel = "AREA",
      description = "Only this price area: DK1 or DK2.")
  private String region;

  @Option(
      names = "--key",
      paramLabel = "COLUMN=VALUE",
      description =
          "Only this value of a key column; may be given for several columns. A time is Danish,"
              + " unless it ends with Z or an offset.")
  private Map<String, String> key = new LinkedHashMap<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "One of ${COMPLETION-CANDIDATES}. Default: table.")
  private ReportFormat format;

  @Option(
      names = "--limit",
      paramLabel = "ROWS",
      defaultValue = "1000",
      description = "Rows at most. Default: 1000.")
  private int limit;

  @Option(names = "--sql", description = "Print the HiveQL and ask nothing.")
  private boolean sql;

  @Override
  public Integer call() throws IOException {
    List<KeyFilter> filters = filters();
    requirePositiveLimit();
    Map<KeyFilter, Set<String>> touched = touched(filters);
    PrintWriter out = spec.commandLine().getOut();
    if (touched.isEmpty()) {
      Listing none = new Listing(columns(), List.of());
      if (format == ReportFormat.TABLE || sql) {
        out.println("No load between " + from + " and " + to + " changed " + subject() + ".");
      } else {
        none.write(format, out);
      }
    } else if (sql) {
      out.println(query(touched) + ";");
    } else {
      tell(ask(query(touched)), out);
    }
    out.flush();
    return 0;
  }

  private void tell(Listing listing, PrintWriter out) throws IOException {
    if (format != ReportFormat.TABLE) {
      listing.write(format, out);
      return;
    }
    out.println("What changed in " + subject() + " from " + from + " to " + to);
    out.println();
    listing.write(format, out);
    if (table != null && listing.rows().size() == limit) {
      out.println("The list ends at " + limit + " rows; --limit says otherwise.");
    }
  }

  private String subject() {
    return table == null ? "all tables" : table;
  }

  private List<String> columns() {
    if (table == null) {
      return ChangesQuery.SUMMARY_COLUMNS;
    }
    return Stream.concat(
            Tables.named(table).key().stream().map(Column::name),
            ChangesQuery.CHANGE_COLUMNS.stream())
        .toList();
  }

  private String query(Map<KeyFilter, Set<String>> touched) {
    ChangesQuery query = new ChangesQuery(from, to);
    if (table != null) {
      Map.Entry<KeyFilter, Set<String>> one = touched.entrySet().iterator().next();
      return query.changes(one.getKey(), one.getValue(), limit);
    }
    return touched.entrySet().stream()
            .map(entry -> query.summary(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining("\nUNION ALL\n"))
        + "\nORDER BY table_name, partition_name";
  }

  /** One per table that is meant; a table without a named key column is not. */
  private List<KeyFilter> filters() {
    Map<String, String> wanted = new TreeMap<>(key);
    if (region != null) {
      wanted.put("price_area", region);
    }
    List<TableSpec> tables =
        table == null
            ? Tables.ALL.stream().filter(each -> each.isHistory() && !each.isRestricted()).toList()
            : List.of(named());
    List<KeyFilter> filters = new ArrayList<>();
    for (TableSpec each : tables) {
      if (table != null || hasKeys(each, wanted.keySet())) {
        filters.add(filter(each, wanted));
      }
    }
    if (filters.isEmpty()) {
      throw wrong("no table has all of " + wanted.keySet() + " in its key");
    }
    return filters;
  }

  private static boolean hasKeys(TableSpec table, Set<String> columns) {
    return table.key().stream().map(Column::name).toList().containsAll(columns);
  }

  private TableSpec named() {
    List<String> names =
        Tables.ALL.stream().filter(TableSpec::isHistory).map(TableSpec::name).toList();
    if (!names.contains(table)) {
      throw wrong("there is no table '" + table + "'; there are " + String.join(", ", names));
    }
    return Tables.named(table);
  }

  private KeyFilter filter(TableSpec each, Map<String, String> wanted) {
    try {
      return KeyFilter.ofNames(each, wanted);
    } catch (InvalidValueException e) {
      throw wrong(e.getMessage());
    }
  }

  private void requirePositiveLimit() {
    if (limit < 1) {
      throw wrong("--limit " + limit + " is less than one row");
    }
  }

  /** The partitions that the loads in between changed, per table. */
  private Map<KeyFilter, Set<String>> touched(List<KeyFilter> filters) throws IOException {
    Layout layout = new Layout(elhus.settings().root());
    LoadLog log;
    try (FileSystem files = elhus.settings().fileSystem()) {
      EditionNumber newest = newest(files, layout);
      to = to == null ? newest : to;
      requireOrder(newest);
      log = LoadLog.read(files, layout);
    }
    Map<KeyFilter, Set<String>> touched = new LinkedHashMap<>();
    for (LoadRecord load : log.records()) {
      if (load.edition().isAfter(from) && !load.edition().isAfter(to)) {
        for (KeyFilter filter : filters) {
          add(load, filter, touched);
        }
      }
    }
    return touched;
  }

  private static void add(LoadRecord load, KeyFilter filter, Map<KeyFilter, Set<String>> touched) {
    TableSpec table = filter.table();
    for (StagedPartition version : load.partitions()) {
      if (version.table().equals(table.name())) {
        touched
            .computeIfAbsent(filter, any -> new TreeSet<>())
            .add(table.partitionOf(version.partition()));
      }
    }
  }

  private static EditionNumber newest(FileSystem files, Layout layout) throws IOException {
    return Edition.read(files, layout)
        .map(Edition::number)
        .orElseThrow(() -> new UserError("no night is loaded yet; load one with `elhus night`"));
  }

  private void requireOrder(EditionNumber newest) {
    if (!to.isAfter(from)) {
      throw wrong("--from " + from + " is not before --to " + to);
    }
    if (to.night().isAfter(newest.night())) {
      throw wrong("--to " + to + " is later than the newest edition, " + newest);
    }
  }

  private Listing ask(String query) {
    List<String> columns = columns();
    List<List<String>> rows = new ArrayList<>();
    try (Connection hive = HiveServer.asLoader(elhus.settings()).connect();
        Statement statement = hive.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns.size(); i++) {
          row.add(found.getString(i));
        }
        rows.add(row);
      }
    } catch (SQLException e) {
      throw HiveServer.refused(e);
    }
    return new Listing(columns, rows);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
