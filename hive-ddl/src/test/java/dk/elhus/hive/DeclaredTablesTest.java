package dk.elhus.hive;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.hive.DdlScript.Kind;
import dk.elhus.record.Column;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The jobs write files and Hive reads them: both must mean the same columns in the same order. */
class DeclaredTablesTest {
  private static Map<String, DdlScript> tables;

  @BeforeAll
  static void readTables() throws IOException {
    tables =
        DdlFolder.read(Path.of("").toAbsolutePath()).stream()
            .filter(script -> script.kind() == Kind.TABLE)
            .collect(Collectors.toMap(DdlScript::name, Function.identity()));
  }

  @TestFactory
  Iterable<DynamicTest> hiveReadsWhatTheJobsWrite() {
    return Tables.ALL.stream()
        .map(
            table ->
                DynamicTest.dynamicTest(
                    table.name(),
                    () -> assertThat(ofHive(table)).containsExactlyEntriesOf(ofJobs(table))))
        .toList();
  }

  @Test
  void hiveHasNoTableThatNoJobWrites() {
    Set<String> written = Tables.ALL.stream().map(this::qualified).collect(Collectors.toSet());
    written.addAll(
        Set.of(
            "elhus_ops.erasure",
            "elhus_ops.job_log",
            "elhus_ops.load_log",
            "elhus_ops.pull",
            "elhus_ops.query_log",
            "elhus_ops.stopped_load"));

    assertThat(tables.keySet()).isEqualTo(written);
  }

  @Test
  void tablesWithPersonalDataLieInTheirOwnFolder() {
    for (TableSpec table : Tables.ALL) {
      String folder = table.isRestricted() ? "restricted" : "warehouse";
      assertThat(tables.get(qualified(table)).text())
          .contains("LOCATION '${hivevar:root}/" + folder + "/" + table.name() + "'");
    }
  }

  private String qualified(TableSpec table) {
    return table.database() + "." + table.name();
  }

  private static Map<String, String> ofJobs(TableSpec table) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      columns.put(column.name(), column.type().sqlName());
    }
    columns.put(table.partitionColumn(), "string");
    return columns;
  }

  private Map<String, String> ofHive(TableSpec table) {
    DdlScript script = tables.get(qualified(table));
    assertThat(script).as("DDL of " + table.name()).isNotNull();
    Map<String, String> columns = new LinkedHashMap<>();
    DdlColumns.of(script)
        .forEach(
            (column, definition) ->
                columns.put(column, definition.split(" COMMENT ")[0].toLowerCase(Locale.ROOT)));
    return columns;
  }
}
