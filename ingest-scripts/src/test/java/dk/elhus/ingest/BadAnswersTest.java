package dk.elhus.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's table of bad answers is kept: each row names tests, and they are there. */
class BadAnswersTest {
  private static final Path README = Path.of("README.md");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
  private static final List<Path> TESTS =
      List.of(
          Path.of("src/test/java"),
          Path.of("../mapreduce/src/test/java"),
          Path.of("../sandbox/standin/src/test/java"));

  @Test
  void eachRowNamesATestThatIsThere() throws IOException {
    Map<String, String> sources = sources();
    List<String> rows = rows();
    assertThat(rows).hasSizeGreaterThan(25);

    for (String row : rows) {
      Matcher test = TEST.matcher(row);
      assertThat(test.find()).as("a test in the row: %s", row).isTrue();
      do {
        assertThat(sources).containsKey(test.group(1));
        assertThat(sources.get(test.group(1))).contains("void " + test.group(2) + "(");
      } while (test.find());
    }
  }

  private static List<String> rows() throws IOException {
    List<String> rows = new ArrayList<>();
    boolean inTable = false;
    for (String line : Files.readAllLines(README)) {
      if (line.startsWith("| the source sends")) {
        inTable = true;
      } else if (inTable && !line.startsWith("|")) {
        return rows;
      } else if (inTable && !line.startsWith("|---")) {
        rows.add(line);
      }
    }
    return rows;
  }

  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new HashMap<>();
    for (Path folder : TESTS) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith("Test.java")).toList()) {
          String name = file.getFileName().toString().replace(".java", "");
          sources.put(name, Files.readString(file));
        }
      }
    }
    return sources;
  }
}
