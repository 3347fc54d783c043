package dk.elhus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The class paths are those that are known to run together. A version or an exclusion that is
 * managed elsewhere in the project reaches them too, and would show only when a server starts.
 */
class ClassPathsTest {

  @ParameterizedTest
  @ValueSource(strings = {"hadoop", "hive", "oozie", "tools", "sharelib"})
  void aServerHasTheJarsThatAreRecorded(String server) throws IOException {
    Path stack = Path.of("..", "stack", server);
    Path lib = stack.resolve("target/lib");
    assumeTrue(Files.isDirectory(lib), "the stack is not built");

    assertThat(jars(lib))
        .as("the jars in %s; when the change is meant, clean, build and record it in jars.txt", lib)
        .isEqualTo(Files.readAllLines(stack.resolve("jars.txt")));
  }

  private static List<String> jars(Path lib) throws IOException {
    try (Stream<Path> files = Files.walk(lib)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .map(file -> lib.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
