package dk.elhus.hive;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.record.Column;
import dk.elhus.record.Column.Type;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that were written stay as they are: columns are appended, and nothing else. */
class RecordedColumnsTest {
  private static final TableSpec TABLE = Tables.POPULATION;
  private static final String FILE = "elhus_history.population.txt";

  @TempDir Path folder;
  private final List<String> columns = new ArrayList<>();

  @BeforeEach
  void asDeclared() {
    columns.addAll(
        List.of(
            "partition local_year",
            "municipality_code string",
            "quarter string",
            "first_day date",
            "persons int",
            "learned_edition bigint",
            "superseded_edition bigint"));
  }

  @Test
  void everyTableHasTheColumnsThatItsFilesHave() throws IOException {
    assertThat(new RecordedColumns(Path.of("columns").toAbsolutePath()).problems(Tables.ALL))
        .isEmpty();
  }

  @Test
  void aTableAsItIsRecordedIsFine() throws IOException {
    assertThat(problems(TABLE)).isEmpty();
  }

  @Test
  void anAppendedColumnIsRecordedWithTheCommandThatTheBuildGives() throws IOException {
    TableSpec grown = TABLE.appended(new Column("density", Type.DECIMAL));

    assertThat(problems(grown))
        .isEqualTo(
            "FOLDER/%s does not have all columns; record them: printf '%%s\\n' 'density decimal(18,6)' >> FOLDER/%s"
                .formatted(FILE, FILE));

    columns.add("density decimal(18,6)");
    assertThat(problems(grown)).isEmpty();
  }

  @Test
  void aColumnIsNeverRemoved() throws IOException {
    columns.add("density decimal(18,6)");

    assertThat(problems(TABLE))
        .startsWith("FOLDER/" + FILE + ": 'density decimal(18,6)' is now 'gone'. Files keep");
  }

  @Test
  void aColumnIsNeverMoved() throws IOException {
    columns.add(3, columns.remove(4));

    assertThat(problems(TABLE)).contains("'persons int' is now 'first_day date'");
  }

  @Test
  void aColumnIsNeverInsertedBeforeAnother() throws IOException {
    columns.remove("first_day date");

    assertThat(problems(TABLE)).contains("'persons int' is now 'first_day date'");
  }

  @Test
  void aColumnIsNeverRetyped() throws IOException {
    columns.set(4, "persons bigint");

    assertThat(problems(TABLE)).contains("'persons bigint' is now 'persons int'");
  }

  @Test
  void thePartitionColumnStays() throws IOException {
    columns.set(0, "partition local_month");

    assertThat(problems(TABLE)).contains("'partition local_month' is now 'partition local_year'");
  }

  @Test
  void aNewTableIsRecordedAndATableWithFilesIsNotForgotten() throws IOException {
    columns.clear();

    assertThat(problems(TABLE)).contains("record them: printf '%s\\n' 'partition local_year'");
    assertThat(problems(Tables.CALENDAR_DAY))
        .contains("table elhus_history.population has files and is not declared any more");
  }

  private String problems(TableSpec table) throws IOException {
    Files.write(folder.resolve(FILE), columns);
    return String.join("\n", new RecordedColumns(folder).problems(List.of(table)))
        .replace(folder.toString(), "FOLDER");
  }
}
