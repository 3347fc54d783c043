package dk.elhus.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.export.Mart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Sqoop is told about a mart is what is written for it. */
class MartsTest {
  private static final Path OPTIONS = Path.of("sqoop-export");

  static Stream<Mart> marts() {
    return Mart.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("marts")
  void sqoopReplacesItsTableByWayOfAStagingTable(Mart mart) throws IOException {
    List<String> options = Files.readAllLines(OPTIONS.resolve(mart.name() + ".options"));

    assertThat(options)
        .containsSequence("--table", mart.name())
        .containsSequence("--staging-table", mart.name() + "_staging", "--clear-staging-table")
        .containsSequence("--columns", String.join(",", mart.columns()))
        .containsSequence("--input-fields-terminated-by", ";");
  }

  @Test
  void sqoopIsToldOfNoOtherTable() throws IOException {
    try (Stream<Path> files = Files.list(OPTIONS)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              marts().map(mart -> mart.name() + ".options").toList());
    }
  }

  @Test
  void aRefusalIsOneLineWithTheDatabasesWordsAndTheMend() {
    SQLException refusal =
        new SQLException(
            "ERROR: new row for relation \"energy_day\" violates check constraint \"x\"\n"
                + "  Detail: Failing row contains (DK1, 2026-01-05).");

    assertThat(ExplainExportMain.explanation(Mart.named("energy_day").orElseThrow(), refusal))
        .isEqualTo(
            "the database refuses the rows of serving.energy_day: ERROR: new row for relation"
                + " \"energy_day\" violates check constraint \"x\"; mend that, then: elhus export"
                + " energy_day");
  }
}
