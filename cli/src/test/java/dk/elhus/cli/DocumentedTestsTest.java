package dk.elhus.cli;

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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Tables of the docs")
class DocumentedTestsTest {
  private static final Path HOME = Home.fromEnvironment().folder();
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))\\.(\\w+)`");
  private static final Pattern SAME = Pattern.compile("\\| the same\\b");

  /** Sources of all test classes, by class name. */
  private static final Map<String, String> SOURCES = new HashMap<>();

  @BeforeAll
  static void readTests() throws IOException {
    for (Path module : List.of(HOME, HOME.resolve("sandbox"))) {
      try (Stream<Path> folders = Files.list(module)) {
        for (Path tests : folders.map(f -> f.resolve("src/test/java")).toList()) {
          readTests(tests);
        }
      }
    }
  }

  private static void readTests(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          SOURCES.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"docs/faults.md, 28", "docs/trust.md, 30"})
  void nameTestsThatAreThere(String document, int least) throws IOException {
    List<String> rows = rows(document);
    assertThat(rows).hasSizeGreaterThan(least);

    String before = "";
    for (String row : rows) {
      // "the same" is the first test of the row above
      String whole = SAME.matcher(row).find() ? row + firstTest(before) : row;
      Matcher test = TEST.matcher(whole);
      assertThat(test.find()).as("a test in the row: %s", row).isTrue();
      do {
        assertThat(SOURCES).containsKey(test.group(1));
        assertThat(SOURCES.get(test.group(1)))
            .containsPattern("(?:void|List<DynamicTest>) " + test.group(2) + "\\(");
      } while (test.find());
      before = whole;
    }
  }

  private static String firstTest(String row) {
    Matcher test = TEST.matcher(row);
    return test.find() ? test.group() : "";
  }

  /** Rows of the tables whose last column is called test. */
  private static List<String> rows(String document) throws IOException {
    List<String> rows = new ArrayList<>();
    boolean namesTests = false;
    for (String line : Files.readAllLines(HOME.resolve(document))) {
      if (!line.startsWith("|")) {
        namesTests = false;
      } else if (line.endsWith("| test |")) {
        namesTests = true;
      } else if (namesTests && !line.startsWith("|---")) {
        rows.add(line);
      }
    }
    return rows;
  }
}
