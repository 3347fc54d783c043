package dk.elhus.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.cli.Home;
import dk.elhus.hive.DdlFolder;
import dk.elhus.hive.DdlScript;
import dk.elhus.hive.DdlScript.Kind;
import dk.elhus.hive.TableChangeException;
import dk.elhus.job.OrcColumns;
import dk.elhus.job.OrcOutput;
import dk.elhus.record.Column;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.orc.TypeDescription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A warehouse that an older build made is deployed anew; its tables are copies of the real ones.
 */
@DisplayName("Tables that grow")
@ExtendWith(LoadedWarehouse.class)
class SchemaIT {
  private static final String DATABASE = "schema_test";
  private static final TableSpec OLD = Tables.POPULATION;
  private static final TableSpec GROWN =
      OLD.appended(new Column("density_per_km2", Column.Type.DECIMAL));

  private final LoadedWarehouse warehouse;
  private final List<DdlScript> files;

  SchemaIT(LoadedWarehouse warehouse) throws IOException {
    this.warehouse = warehouse;
    this.files = DdlFolder.read(Home.fromEnvironment().resolve("hive-ddl"));
  }

  @AfterEach
  void dropTheCopies() throws SQLException, IOException {
    execute("DROP DATABASE IF EXISTS " + DATABASE + " CASCADE");
    warehouse.settings().fileSystem().delete(folder(), true);
  }

  @Test
  void whatIsDeployedIsFoundAsItIsStated() throws SQLException, IOException {
    List<DdlScript> tables = files.stream().filter(file -> file.kind() == Kind.TABLE).toList();

    assertThat(deploy(tables)).isEmpty();
  }

  @Test
  void anAppendedColumnIsNullInRowsOfBeforeAndReadInRowsSince() throws Exception {
    DdlScript before = copy("elhus_history.population");
    DdlScript grown =
        replaced(
            replaced(
                before,
                "for example 2025102702'\n",
                "for example 2025102702',\n"
                    + "  density_per_km2 DECIMAL(18,6) COMMENT 'persons per square kilometre'\n"),
            "COMMENT 'people who live",
            "COMMENT 'number of people who live");
    deploy(List.of(database(), before));
    write(OLD, "2024", row(OLD, "101", "2024Q1", 500));
    write(OLD, "2025", row(OLD, "101", "2025Q1", 510));

    List<String> changes = deploy(List.of(grown));
    write(GROWN, "2026", row(GROWN, "101", "2026Q1", 520).set("density_per_km2", 7_200_500_000L));

    assertThat(changes)
        .hasSize(2)
        .anyMatch(change -> change.contains("CHANGE COLUMN `persons`"))
        .anyMatch(
            change ->
                change.endsWith(
                    "ADD COLUMNS (`density_per_km2` decimal(18,6) COMMENT"
                        + " 'persons per square kilometre') CASCADE"));
    assertThat(deploy(List.of(grown))).as("a second time").isEmpty();
    for (String vectorized : List.of("true", "false")) {
      assertThat(rows(vectorized, ""))
          .containsExactly("2024Q1 500 null", "2025Q1 510 null", "2026Q1 520 7200.500000");
      assertThat(rows(vectorized, "WHERE density_per_km2 IS NULL AND superseded_edition IS NULL"))
          .containsExactly("2024Q1 500 null", "2025Q1 510 null");
      assertThat(rows(vectorized, "WHERE density_per_km2 > 7200 AND local_year = '2026'"))
          .containsExactly("2026Q1 520 7200.500000");
    }
  }

  @Test
  void aChangeThatFilesDoNotAllowIsRefusedAndTheTableStays() throws Exception {
    DdlScript before = copy("elhus_history.population");
    deploy(List.of(database(), before));
    write(OLD, "2025", row(OLD, "101", "2025Q1", 510));

    assertThatThrownBy(() -> deploy(List.of(replaced(before, "persons INT", "persons BIGINT"))))
        .isInstanceOf(TableChangeException.class)
        .hasMessageStartingWith(
            "schema_test.population: column 4 of the table is 'persons int' and shall be 'persons"
                + " bigint'; files keep the columns they were written with");
    assertThat(warehouse.ask("SELECT quarter, persons FROM schema_test.population"))
        .containsExactly("2025Q1 510");
  }

  @Test
  void theLogOfLoadsGetsANestedColumnAndKeepsItsFiles() throws Exception {
    DdlScript now = copy("elhus_ops.load_log");
    DdlScript before =
        new DdlScript(
            Kind.TABLE, now.name(), now.text().replaceFirst(",\\s+stale: STRING[^>]*", ""));
    deploy(List.of(database(), before));
    assertThatThrownBy(() -> warehouse.ask("SELECT inputs[0].stale FROM schema_test.load_log"))
        .hasMessageContaining("stale");

    List<String> changes = deploy(List.of(now));

    assertThat(changes).first().isEqualTo("DROP TABLE schema_test.load_log");
    assertThat(deploy(List.of(now))).as("a second time").isEmpty();
    String first = "SELECT sequence, inputs[0].stale FROM %s.load_log WHERE sequence = 1";
    assertThat(warehouse.ask(first.formatted(DATABASE)))
        .as("the kept files, read with the new column")
        .hasSize(1)
        .isEqualTo(warehouse.ask(first.formatted("elhus_ops")));
  }

  private List<String> deploy(List<DdlScript> scripts) throws SQLException, IOException {
    return warehouse.apply(scripts);
  }

  private static DdlScript database() {
    return new DdlScript(
        Kind.DATABASE, DATABASE, "CREATE DATABASE IF NOT EXISTS " + DATABASE + " COMMENT 'test'");
  }

  /** The table of a file under another name, with a folder of its own for tables of ORC. */
  private DdlScript copy(String name) {
    DdlScript file =
        files.stream().filter(script -> script.name().equals(name)).findFirst().orElseThrow();
    String copy = DATABASE + name.substring(name.indexOf('.'));
    return new DdlScript(
        Kind.TABLE,
        copy,
        file.text().replace(name, copy).replace("}/warehouse/", "}/" + DATABASE + "/"));
  }

  private static DdlScript replaced(DdlScript script, String before, String after) {
    assertThat(script.text()).contains(before);
    return new DdlScript(script.kind(), script.name(), script.text().replace(before, after));
  }

  private static Row row(TableSpec table, String municipality, String quarter, long persons) {
    return new Row(table, quarter.substring(0, 4))
        .set("municipality_code", municipality)
        .set("quarter", quarter)
        .set("first_day", 20_000)
        .set("persons", persons)
        .learn(2026010501);
  }

  private Path folder() {
    return new Path(warehouse.settings().root(), DATABASE);
  }

  /** Writes a version as the jobs do, and makes it the one that stands. */
  private void write(TableSpec table, String partition, Row row) throws IOException, SQLException {
    Path version = new Path(folder(), "population/local_year=" + partition + "/run-1");
    TypeDescription schema = OrcColumns.schema(table);
    try (OrcOutput out =
        new OrcOutput(
            new Path(version, "part-0.orc"),
            schema,
            OrcColumns.batch(schema),
            false,
            warehouse.settings().fileSystem().getConf())) {
      OrcColumns.append(row, out.room());
    }
    execute(
        "ALTER TABLE schema_test.population ADD PARTITION (local_year='%s') LOCATION '%s'"
            .formatted(partition, version));
  }

  private List<String> rows(String vectorized, String where) throws SQLException {
    return warehouse.ask(
        "SET hive.vectorized.execution.enabled=" + vectorized,
        "SET hive.fetch.task.conversion=none",
        "SELECT quarter, persons, density_per_km2 FROM schema_test.population "
            + where
            + " ORDER BY quarter");
  }

  private void execute(String sql) throws SQLException {
    List<String> statements = new ArrayList<>(List.of(sql));
    statements.add("SELECT 1");
    warehouse.ask(statements.toArray(String[]::new));
  }
}
