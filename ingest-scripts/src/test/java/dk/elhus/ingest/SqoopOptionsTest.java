package dk.elhus.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sqoop is told in a file of its own what the descriptor says; the two must not drift apart. */
class SqoopOptionsTest {

  static Stream<DatasetDescriptor> importedDatasets() {
    return DatasetCatalog.load().all().stream()
        .filter(dataset -> dataset.origin() instanceof Origin.Database);
  }

  @ParameterizedTest
  @MethodSource("importedDatasets")
  void sqoopIsToldWhatTheDescriptorSays(DatasetDescriptor dataset) throws Exception {
    List<String> options = Files.readAllLines(Path.of("sqoop", dataset.name() + ".options"));
    Origin.Database table = (Origin.Database) dataset.origin();

    assertThat(after("--table", options)).isEqualTo(dataset.name());
    assertThat(after("--columns", options)).isEqualTo(String.join(",", table.types().keySet()));
    assertThat(after("--split-by", options)).isEqualTo(table.splitBy());
    assertThat(workflow()).contains("<arg>" + table.changed() + " &gt;= ");
  }

  private static String after(String option, List<String> options) {
    return options.get(options.indexOf(option) + 1);
  }

  private static String workflow() throws Exception {
    return Files.readString(Path.of("../oozie-workflows/apps/ingest-sqoop/workflow.xml"));
  }
}
