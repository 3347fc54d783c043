package dk.elhus.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.hive.DdlScript.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A deployment meets a table that an older one made. */
class TableChangeTest {
  private static final String DDL =
      """
      CREATE EXTERNAL TABLE IF NOT EXISTS h.t (
        area STRING COMMENT 'price area',
        price_mwh DECIMAL(18,6) COMMENT 'what\\'s paid; MWh'
      )
      COMMENT 'Prices'
      PARTITIONED BY (local_month STRING COMMENT 'month')
      STORED AS ORC
      LOCATION '/t'""";

  @Test
  void aTableThatIsAsStatedIsLeftAlone() throws SQLException {
    assertThat(change(DDL)).isEmpty();
  }

  @Test
  void anAppendedColumnIsAddedToAllPartitions() throws SQLException {
    String grown = DDL.replace("MWh'\n", "MWh',\n  `order` INT COMMENT 'place'\n");

    assertThat(change(grown))
        .containsExactly("ALTER TABLE h.t ADD COLUMNS (`order` int COMMENT 'place') CASCADE");
  }

  @Test
  void commentsAreBroughtUpToDate() throws SQLException {
    String said =
        DDL.replace("what\\'s paid; MWh", "the market\\'s price, MWh")
            .replace("'Prices'", "'All prices'");

    assertThat(change(said))
        .containsExactly(
            "ALTER TABLE h.t CHANGE COLUMN `price_mwh` `price_mwh` decimal(18,6) COMMENT 'the market\\'s price, MWh'",
            "ALTER TABLE h.t SET TBLPROPERTIES ('comment' = 'All prices')");
  }

  @Test
  void aColumnThatIsRetypedIsRefusedWithTheMend() {
    assertThatThrownBy(() -> change(DDL.replace("area STRING", "area INT")))
        .isInstanceOf(TableChangeException.class)
        .hasMessage(
            "h.t: column 1 of the table is 'area string' and shall be 'area int'; files keep the"
                + " columns they were written with, so a column is never moved, removed or retyped."
                + " Put it back and append a new one, or load the landed files again into another"
                + " root (elhus.root)");
  }

  @Test
  void aColumnThatIsRemovedMovedOrRenamedIsRefused() {
    assertThatThrownBy(
            () ->
                change(
                    DDL.replace(",\n  price_mwh DECIMAL(18,6) COMMENT 'what\\'s paid; MWh'", "")))
        .hasMessageContaining(
            "column 2 of the table is 'price_mwh decimal(18,6)' and shall be 'not there'");
    assertThatThrownBy(() -> change(DDL.replace("price_mwh", "price")))
        .hasMessageContaining("shall be 'price decimal(18,6)'");
    assertThatThrownBy(
            () -> change(DDL.replace("(\n  area", "(\n  zone INT COMMENT 'zone',\n  area")))
        .hasMessageContaining("column 1 of the table is 'area string' and shall be 'zone int'");
  }

  @Test
  void anotherPartitionColumnIsRefused() {
    assertThatThrownBy(() -> change(DDL.replace("local_month STRING", "local_year STRING")))
        .hasMessageContaining(
            "partition columns of the table is '[local_month string]' and shall be '[local_year string]'");
  }

  @Test
  void aTableThatOnlyReadsJsonIsMadeAnewWhenItsNestedColumnsGrew() throws Exception {
    DdlScript now = file("elhus_ops.load_log");
    DdlScript before =
        new DdlScript(
            Kind.TABLE, now.name(), now.text().replaceFirst(",\\s+stale: STRING[^>]*", ""));
    assertThat(before.text()).isNotEqualTo(now.text());

    assertThat(TableChange.statements(DdlTable.of(now), described(before, true), "CREATE"))
        .containsExactly("DROP TABLE elhus_ops.load_log", "CREATE");
    assertThat(TableChange.statements(DdlTable.of(now), described(now, true), "CREATE")).isEmpty();
  }

  @Test
  void aTableWhoseDropWouldRemoveFilesIsNeverDropped() throws IOException {
    DdlScript now = file("elhus_ops.load_log");
    DdlScript before =
        new DdlScript(
            Kind.TABLE, now.name(), now.text().replaceFirst(",\\s+stale: STRING[^>]*", ""));

    assertThatThrownBy(
            () -> TableChange.statements(DdlTable.of(now), described(before, false), "CREATE"))
        .hasMessageContaining("elhus_ops.load_log: column 7 of the table is 'inputs array<struct<");
  }

  @Test
  void everyTableOfTheWarehouseIsUnderstood() throws Exception {
    for (DdlScript script : DdlFolder.read(Path.of("").toAbsolutePath())) {
      if (script.kind() == Kind.TABLE) {
        DdlTable declared = DdlTable.of(script);
        assertThat(declared.columns()).as(script.name()).isNotEmpty();
        assertThat(TableChange.statements(declared, described(script, true), "CREATE"))
            .as(script.name())
            .isEmpty();
      }
    }
  }

  private static List<String> change(String ddl) throws SQLException {
    return TableChange.statements(
        DdlTable.of(new DdlScript(Kind.TABLE, "h.t", ddl)),
        described(new DdlScript(Kind.TABLE, "h.t", DDL), true),
        "CREATE");
  }

  private static DdlScript file(String name) throws IOException {
    return DdlFolder.read(Path.of("").toAbsolutePath()).stream()
        .filter(script -> script.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** What Hive 4.0.1 answers to DESCRIBE FORMATTED once it has run a script. */
  private static DdlTable described(DdlScript script, boolean external) {
    DdlTable table = DdlTable.of(script);
    boolean json = script.text().contains("JsonSerDe");
    List<String[]> rows = new ArrayList<>();
    rows.add(row("# col_name", "data_type", "comment"));
    for (DdlColumn column : table.columns()) {
      rows.add(row(column.name(), column.type(), json ? "from deserializer" : column.comment()));
    }
    rows.add(row("", "", ""));
    if (!table.partitions().isEmpty()) {
      rows.add(row("# Partition Information", "", ""));
      rows.add(row("# col_name", "data_type", "comment"));
      table.partitions().forEach(p -> rows.add(row(p.name(), p.type(), p.comment())));
      rows.add(row("", "", ""));
    }
    rows.add(row("# Detailed Table Information", "", ""));
    rows.add(row("Database:", "h", ""));
    rows.add(row("Table Type:", external ? "EXTERNAL_TABLE" : "MANAGED_TABLE", ""));
    rows.add(row("Table Parameters:", "", ""));
    rows.add(row("", "bucketing_version", "2"));
    rows.add(row("", "comment", table.comment()));
    rows.add(row("", "", ""));
    rows.add(row("# Storage Information", "", ""));
    rows.add(
        row(
            "SerDe Library:",
            json
                ? "org.apache.hadoop.hive.serde2.JsonSerDe"
                : "org.apache.hadoop.hive.ql.io.orc.OrcSerde",
            ""));
    return DdlTable.of(script.name(), rows);
  }

  private static String[] row(String... texts) {
    return texts;
  }
}
