package dk.elhus.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.landing.Layout;
import dk.elhus.publish.Edition;
import dk.elhus.publish.LoadLog;
import dk.elhus.publish.LoadRecord;
import dk.elhus.publish.StageResult.DatasetCounts;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.Decimals;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What must hold of a warehouse whatever happened to it.
 *
 * <ul>
 *   <li>Hive's partitions are the versions that the load log says stand, no more and no less;
 *   <li>each is whole: its files have the rows that were staged, and the rows that stand;
 *   <li>no publish is left half done;
 *   <li>no key stands twice;
 *   <li>of every load, read = added + revised + duplicate + overtaken + rejected;
 *   <li>hours, days and months of energy, prices and municipal consumption add up to the same, and
 *       Hive says so too.
 * </ul>
 *
 * <p>A version never changes, so each is read once; a check costs seconds.
 */
final class InvariantCheck {
  /** Tables whose sums agree. */
  private static final List<List<String>> EQUAL_SUMS =
      List.of(
          List.of(
              "settlement",
              "energy_hour",
              "energy_day",
              "energy_month",
              "energy_balance_day",
              "energy_balance_month"),
          List.of("spot_price", "spot_price_day", "spot_price_month"),
          List.of(
              "municipal_consumption",
              "municipal_consumption_day",
              "municipal_consumption_month",
              "load_profile"));

  /** Where each partition is, as Hive reckons when it compiles a query. */
  private static final String LOCATIONS =
      """
      SELECT t."TBL_NAME" || '/' || p."PART_NAME", s."LOCATION"
      FROM "PARTITIONS" p
      JOIN "TBLS" t ON t."TBL_ID" = p."TBL_ID"
      JOIN "SDS" s ON s."SD_ID" = p."SD_ID"
      """;

  private static final Map<String, VersionFacts> READ = new ConcurrentHashMap<>();

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
    try (FileSystem files = warehouse.settings().fileSystem()) {
      assertThat(files.exists(new Path(layout.pendingPublish())))
          .as("a publish is left half done: " + layout.pendingPublish())
          .isFalse();
      LoadLog log = LoadLog.read(files, layout);
      requireWholeVersions(files, log);
      requireCountsReconcile(log);
      requireEqualSums(files, log);
    }
    requireLocations();
  }

  private void requireLocations() throws SQLException, IOException {
    Map<String, String> expected = new TreeMap<>();
    for (StagedPartition version : shown().standing()) {
      expected.put(version.table() + "/" + version.partition(), version.location());
    }
    Map<String, String> found = new TreeMap<>();
    String url = warehouse.settings().databaseUrl().replaceFirst("[^/]*$", "metastore");
    try (Connection metastore = DriverManager.getConnection(url, "elhus", "elhus");
        Statement statement = metastore.createStatement();
        ResultSet rows = statement.executeQuery(LOCATIONS)) {
      while (rows.next()) {
        String location = new Path(rows.getString(2)).toUri().getPath();
        if (location.startsWith(layout.root() + "/")) {
          found.put(rows.getString(1), location);
        }
      }
    }
    assertThat(found).as("where Hive reads, against the load log").isEqualTo(expected);
  }

  private static VersionFacts facts(FileSystem files, StagedPartition version) throws IOException {
    VersionFacts known = READ.get(version.location());
    if (known == null) {
      known = VersionFacts.read(files, version);
      READ.put(version.location(), known);
    }
    return known;
  }

  private static void requireWholeVersions(FileSystem files, LoadLog log) throws IOException {
    List<String> broken = new ArrayList<>();
    for (StagedPartition version : log.standing()) {
      VersionFacts facts = facts(files, version);
      boolean history = Tables.named(version.table()).isHistory();
      if (facts.rows() != version.rows()
          || history && facts.current() != version.current()
          || facts.doubled() > 0) {
        broken.add(version + " holds " + facts);
      }
    }
    assertThat(broken).as("versions that are not whole, or have a key twice").isEmpty();
  }

  private static void requireCountsReconcile(LoadLog log) {
    List<String> wrong = new ArrayList<>();
    for (LoadRecord load : log.records()) {
      for (DatasetCounts counts : load.counts()) {
        long sum =
            counts.added()
                + counts.revised()
                + counts.duplicate()
                + counts.overtaken()
                + counts.rejected();
        if (sum != counts.read()) {
          wrong.add(load.night() + " " + counts);
        }
      }
    }
    assertThat(wrong).as("loads whose counts do not reconcile").isEmpty();
  }

  private void requireEqualSums(FileSystem files, LoadLog log) throws IOException, SQLException {
    Map<String, Long> sums = new TreeMap<>();
    for (StagedPartition version : log.standing()) {
      sums.merge(version.table(), facts(files, version).sum(), Long::sum);
    }
    for (List<String> tables : EQUAL_SUMS) {
      assertThat(tables.stream().map(sums::get).distinct())
          .as("sums of " + tables + " in " + sums)
          .hasSize(1);
    }
    String hours = warehouse.ask("SELECT SUM(consumption_mwh) FROM elhus.energy_hour").get(0);
    assertThat(new BigDecimal(hours))
        .as("the consumption of all hours, by Hive")
        .isEqualByComparingTo(BigDecimal.valueOf(sums.get("energy_hour"), Decimals.SCALE));
  }
}
