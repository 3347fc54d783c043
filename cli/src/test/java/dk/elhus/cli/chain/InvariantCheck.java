package dk.elhus.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.landing.Layout;
import dk.elhus.publish.Edition;
import dk.elhus.publish.LoadLog;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.Column;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What must hold of a warehouse whatever happened to it, asked of Hive as a reader asks.
 *
 * <ul>
 *   <li>every partition is the version that the load log says stands, whole: its folder, its rows,
 *       its rows that stand;
 *   <li>no partition is there that the log does not know, and no publish is left half done;
 *   <li>no key stands twice;
 *   <li>of every load, read = added + revised + duplicate + overtaken + rejected;
 *   <li>hours, days and months of energy, prices and municipal consumption add up to the same.
 * </ul>
 */
final class InvariantCheck {
  private static final String CONSUMPTION =
      "SELECT 'energy' AS kind, SUM(%s) AS total FROM elhus.%s";

  /** Sums that must be one, by what they are sums of. */
  private static final List<String> EQUAL_SUMS =
      List.of(
          CONSUMPTION.formatted("gross_consumption_mwh", "settlement"),
          CONSUMPTION.formatted("consumption_mwh", "energy_hour"),
          CONSUMPTION.formatted("consumption_mwh", "energy_day"),
          CONSUMPTION.formatted("consumption_mwh", "energy_month"),
          "SELECT 'price' AS kind, SUM(price_dkk_per_mwh * resolution_minutes) AS total FROM elhus.spot_price",
          "SELECT 'price' AS kind, SUM(price_minutes_dkk) AS total FROM elhus.spot_price_day",
          "SELECT 'price' AS kind, SUM(price_minutes_dkk) AS total FROM elhus.spot_price_month",
          "SELECT 'municipal' AS kind, SUM(consumption_kwh) AS total FROM elhus.municipal_consumption",
          "SELECT 'municipal' AS kind, SUM(consumption_kwh) AS total FROM elhus.municipal_consumption_day",
          "SELECT 'municipal' AS kind, SUM(consumption_kwh) AS total FROM elhus.municipal_consumption_month");

  private final LoadedWarehouse warehouse;
  private final Layout layout;

  InvariantCheck(LoadedWarehouse warehouse) {
    this.warehouse = warehouse;
    this.layout = new Layout(warehouse.settings().root());
  }

  /**
   * What readers are shown; equal before and after a load that failed.
   *
   * @param edition the edition's file
   * @param standing all versions that stand
   */
  record Shown(Edition edition, List<StagedPartition> standing) {}

  /** What readers are shown now, as the warehouse's own records say. */
  Shown shown() throws IOException {
    try (FileSystem files = warehouse.settings().fileSystem()) {
      return new Shown(
          Edition.read(files, layout).orElse(null), LoadLog.read(files, layout).standing());
    }
  }

  /** Fails with what is wrong. */
  void holds() throws IOException, SQLException {
    requireNothingHalfDone();
    requireStandingVersions();
    requireKeysOnce();
    requireCountsReconcile();
    requireEqualSums();
  }

  private void requireNothingHalfDone() throws IOException {
    try (FileSystem files = warehouse.settings().fileSystem()) {
      assertThat(files.exists(new Path(layout.pendingPublish())))
          .as("a publish is left half done: " + layout.pendingPublish())
          .isFalse();
    }
  }

  /** Rows of a version: all, and those that stand. */
  private record Rows(long all, long current) {
    Rows plus(Rows other) {
      return new Rows(all + other.all, current + other.current);
    }
  }

  private void requireStandingVersions() throws IOException, SQLException {
    Map<String, Rows> expected = new TreeMap<>();
    for (StagedPartition version : shown().standing()) {
      if (version.rows() > 0) {
        long current =
            Tables.named(version.table()).isHistory() ? version.current() : version.rows();
        expected.put(
            new Path(version.location()).toUri().getPath(), new Rows(version.rows(), current));
      }
    }
    String files =
        Tables.ALL.stream()
            .map(
                table ->
                    "SELECT INPUT__FILE__NAME AS file, COUNT(*) AS n, SUM(IF(%s, 1, 0)) AS c FROM %s GROUP BY INPUT__FILE__NAME"
                        .formatted(stands(table), qualified(table)))
            .collect(Collectors.joining(" UNION ALL "));
    Map<String, Rows> found = new TreeMap<>();
    for (String row : warehouse.ask("SELECT file, n, c FROM (" + files + ") f")) {
      String[] cells = row.split(" ");
      String folder = new Path(cells[0]).getParent().toUri().getPath();
      found.merge(folder, new Rows(Long.parseLong(cells[1]), Long.parseLong(cells[2])), Rows::plus);
    }
    assertThat(found).as("versions that Hive reads, against the load log").isEqualTo(expected);
  }

  private void requireKeysOnce() throws SQLException {
    String doubled =
        Tables.ALL.stream()
            .filter(TableSpec::isHistory)
            .map(
                table ->
                    "SELECT '%s' AS t FROM %s WHERE %s GROUP BY %s HAVING COUNT(*) > 1"
                        .formatted(
                            table,
                            qualified(table),
                            stands(table),
                            table.key().stream()
                                .map(Column::name)
                                .collect(Collectors.joining(", "))))
            .collect(Collectors.joining(" UNION ALL "));
    assertThat(warehouse.ask("SELECT t, COUNT(*) FROM (" + doubled + ") d GROUP BY t"))
        .as("tables in which keys stand twice")
        .isEmpty();
  }

  private void requireCountsReconcile() throws SQLException {
    assertThat(
            warehouse.ask(
                "SELECT sequence, dataset FROM elhus_ops.load_count WHERE records_read <>"
                    + " added + revised + duplicate + overtaken + rejected"))
        .as("loads whose counts do not reconcile")
        .isEmpty();
  }

  private void requireEqualSums() throws SQLException {
    assertThat(
            warehouse.ask(
                "SELECT kind, MIN(total), MAX(total) FROM ("
                    + String.join(" UNION ALL ", EQUAL_SUMS)
                    + ") s GROUP BY kind HAVING MIN(total) <> MAX(total)"))
        .as("sums that differ between hours, days and months")
        .isEmpty();
  }

  private static String stands(TableSpec table) {
    return table.isHistory() ? TableSpec.SUPERSEDED + " IS NULL" : "TRUE";
  }

  private static String qualified(TableSpec table) {
    return (table.isHistory() ? "elhus_history." : "elhus_ops.") + table.name();
  }
}
