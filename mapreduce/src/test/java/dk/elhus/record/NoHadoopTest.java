package dk.elhus.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules stay plain Java: they import the JDK and what they are said to know, nothing else. */
class NoHadoopTest {
  @ParameterizedTest
  @CsvSource({
    "record, '(java|dk.elhus.record)'",
    "clean, '(java|dk.elhus.descriptor|dk.elhus.record|dk.elhus.clean)'",
    "aggregate, '(java|dk.elhus.record|dk.elhus.aggregate)'"
  })
  void aPackageOfRulesKnowsOnly(String name, String known) throws IOException {
    Path sources = Path.of("src/main/java/dk/elhus", name);
    List<String> strangers;
    try (Stream<Path> files = Files.walk(sources)) {
      strangers =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .flatMap(NoHadoopTest::imports)
              .filter(line -> !line.matches(".*import (static )?" + known + "\\..*"))
              .toList();
    }
    assertThat(strangers).isEmpty();
    assertThat(sources).isNotEmptyDirectory();
  }

  private static Stream<String> imports(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith("import ") || line.contains("org.apache"))
          .map(line -> file.getFileName() + ": " + line);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
