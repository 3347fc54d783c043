package dk.elhus.hive;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.hive.DdlScript.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What every DDL file of this module keeps to. */
class HouseRulesTest {
  private static final Pattern LITERAL = Pattern.compile("'(?:[^'\\\\]|\\\\.)*'");
  private static final Pattern UNIT_OF_NAME =
      Pattern.compile(
          "_(mwh|kwh|dkk_per_mwh|eur_per_mwh|dkk_per_kwh|g_per_kwh|minutes|seconds|millis|bytes|mib)$");
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("mwh", "MWh"),
          Map.entry("kwh", "kWh"),
          Map.entry("dkk_per_kwh", "DKK/kWh"),
          Map.entry("g_per_kwh", "g/kWh"),
          Map.entry("dkk_per_mwh", "DKK/MWh"),
          Map.entry("eur_per_mwh", "EUR/MWh"),
          Map.entry("minutes", "minutes"),
          Map.entry("seconds", "seconds"),
          Map.entry("millis", "milliseconds"),
          Map.entry("bytes", "bytes"),
          Map.entry("mib", "MiB"));

  private static final String RESTRICTED = "elhus_restricted.";
  private static final String NO_SMALL_GROUP = "HAVING COUNT(*) >= 5";
  private static final Pattern HISTORY =
      Pattern.compile("elhus_history\\.|elhus_restricted\\.(customer|metering_point)\\b");

  private static final Path FOLDER = Path.of("").toAbsolutePath();

  private static List<DdlScript> scripts;

  @BeforeAll
  static void readScripts() throws IOException {
    scripts = DdlFolder.stated(FOLDER);
  }

  @Test
  void everyFileMakesTheObjectThatItsNameStates() {
    for (DdlScript script : scripts) {
      assertThat(script.text())
          .as(script.name())
          .containsPattern(
              "^CREATE (OR REPLACE )?(EXTERNAL )?(DATABASE|TABLE|VIEW|FUNCTION)"
                  + "( IF NOT EXISTS)? "
                  + Pattern.quote(script.name())
                  + "\\s");
    }
  }

  @Test
  void applyingTwiceIsHarmless() {
    for (DdlScript script : scripts) {
      switch (script.kind()) {
        case DATABASE, TABLE -> assertThat(script.text()).contains("IF NOT EXISTS");
        case VIEW -> assertThat(script.text()).startsWith("CREATE OR REPLACE");
        case FUNCTION -> assertThat(script.text()).contains("USING JAR");
      }
    }
  }

  @Test
  void everyColumnHasAComment() {
    for (DdlScript script : scripts) {
      columns(script)
          .forEach(
              (column, definition) ->
                  assertThat(comment(definition))
                      .as("comment of %s.%s", script.name(), column)
                      .isNotBlank());
    }
  }

  @Test
  void everyColumnHasAUnitAndAnExample() throws IOException {
    ColumnExamples examples = ColumnExamples.read(FOLDER);
    for (DdlScript script : scripts) {
      for (String column : columns(script).keySet()) {
        assertThat(examples.of(script.name(), column))
            .as("a line for %s of %s in %s", column, script.name(), ColumnExamples.FILE)
            .isPresent();
      }
    }
    assertThat(examples.unusedBy(scripts)).as("lines that no column needs").isEmpty();
  }

  @Test
  void anExampleStandsBehindTheCommentOfItsColumn() throws IOException {
    DdlScript deployed =
        DdlFolder.read(FOLDER).stream()
            .filter(script -> script.name().equals("elhus.spot_price_month"))
            .findFirst()
            .orElseThrow();

    assertThat(deployed.text())
        .contains(
            "price_area COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east); for example DK1',")
        .contains("local_month COMMENT 'Danish local month, yyyy-MM; for example 2025-01'");
  }

  @Test
  void anExampleIsPlainTextThatHiveTellsAsItIs() throws IOException {
    ColumnExamples examples = ColumnExamples.read(FOLDER);
    for (DdlScript script : scripts) {
      for (String column : columns(script).keySet()) {
        examples
            .of(script.name(), column)
            .ifPresent(
                fact ->
                    assertThat(fact.example())
                        .as("example of %s: Hive escapes what is not plain", column)
                        .matches("[ -~]+")
                        .doesNotContain("'", "\"", "\\", ";"));
      }
    }
  }

  @Test
  void theUnitOfTheExamplesFileIsTheOneInTheColumnsName() throws IOException {
    ColumnExamples examples = ColumnExamples.read(FOLDER);
    for (DdlScript script : scripts) {
      for (String column : columns(script).keySet()) {
        Matcher unit = UNIT_OF_NAME.matcher(column);
        if (unit.find()) {
          assertThat(examples.of(script.name(), column).flatMap(ColumnExamples.Fact::unit))
              .as("unit of %s.%s", script.name(), column)
              .hasValueSatisfying(found -> assertThat(found).startsWith(UNITS.get(unit.group(1))));
        }
      }
    }
  }

  @Test
  void everyDatabaseTableAndViewHasAComment() {
    for (DdlScript script : scripts) {
      if (script.kind() != Kind.FUNCTION) {
        assertThat(script.text()).as(script.name()).containsPattern("(?m)^COMMENT '.+'");
      }
    }
  }

  @Test
  void theUnitInAColumnsNameStandsInItsCommentToo() {
    for (DdlScript script : scripts) {
      columns(script)
          .forEach(
              (column, definition) -> {
                Matcher unit = UNIT_OF_NAME.matcher(column);
                if (unit.find()) {
                  assertThat(comment(definition))
                      .as("comment of %s.%s", script.name(), column)
                      .contains(UNITS.get(unit.group(1)));
                }
              });
    }
  }

  @Test
  void aColumnOfOneNameHasOneMeaningInTableAndView() {
    Map<String, DdlScript> byName = new TreeMap<>();
    scripts.forEach(script -> byName.put(script.name(), script));
    for (DdlScript view : scripts) {
      DdlScript table = byName.get(view.name().replace("elhus.", "elhus_history."));
      if (view.kind() == Kind.VIEW && table != null && table.kind() == Kind.TABLE) {
        assertThat(comments(view)).as(view.name()).isEqualTo(visibleComments(table));
      }
    }
  }

  @Test
  void everyHistoryTableHasItsAsOfView() {
    List<String> views = names(Kind.VIEW);
    for (DdlScript table : scripts) {
      if (table.kind() == Kind.TABLE && table.name().startsWith("elhus_history.")) {
        assertThat(views).contains(table.name().replace("elhus_history.", "elhus."));
      }
    }
  }

  @Test
  void onlyAsOfViewsReadTheHistory() {
    for (DdlScript view : scripts) {
      if (view.kind() == Kind.VIEW && HISTORY.matcher(view.text()).find()) {
        assertThat(view.text())
            .as(view.name())
            .contains("WHERE learned_edition <= elhus.edition()")
            .contains("AND (superseded_edition IS NULL OR superseded_edition > elhus.edition())");
      }
    }
  }

  @Test
  void whatAViewOfTheDataSaysHangsOnTheEditionAlone() {
    for (DdlScript view : scripts) {
      if (view.kind() == Kind.VIEW && !view.name().startsWith("elhus_ops.")) {
        assertThat(LITERAL.matcher(view.text()).replaceAll("''"))
            .as(view.name() + ": neither clock, chance nor the logs of the nights")
            .doesNotContainPattern(
                "(?i)\\bcurrent_(date|timestamp)\\b|\\bunix_timestamp\\(\\s*\\)|\\brand\\(|\\belhus_ops\\.");
      }
    }
  }

  @Test
  void personalDataStandsInTheRestrictedDatabaseOnly() {
    for (DdlScript script : scripts) {
      if (!script.name().startsWith(RESTRICTED)) {
        assertThat(columns(script).keySet())
            .as(script.name())
            .doesNotContain(
                "metering_point_id",
                "customer_id",
                "street_address",
                "postal_code",
                "town",
                "email");
      }
    }
  }

  @Test
  void whatAnalystsSeeOfTheRestrictedDatabaseIsCountsOfGroupsThatAreNotSmall() {
    for (DdlScript view : scripts) {
      if (view.text().contains(RESTRICTED) && !view.name().startsWith(RESTRICTED)) {
        assertThat(view.text()).as(view.name()).contains("GROUP BY").contains(NO_SMALL_GROUP);
      }
    }
  }

  private static List<String> names(Kind kind) {
    return scripts.stream().filter(script -> script.kind() == kind).map(DdlScript::name).toList();
  }

  private static Map<String, String> visibleComments(DdlScript table) {
    Map<String, String> comments = comments(table);
    if (comments.remove("learned_edition") != null) {
      comments.remove("superseded_edition");
      comments.put("learned_night", "night on which this value became known");
    }
    return comments;
  }

  private static Map<String, String> comments(DdlScript script) {
    Map<String, String> comments = new TreeMap<>();
    columns(script).forEach((column, definition) -> comments.put(column, comment(definition)));
    return comments;
  }

  /** Columns, partition columns too, with their definitions. */
  private static Map<String, String> columns(DdlScript script) {
    return DdlColumns.of(script);
  }

  private static String comment(String definition) {
    List<String> literals = new ArrayList<>();
    Matcher literal = LITERAL.matcher(definition);
    while (literal.find()) {
      literals.add(literal.group());
    }
    return literals.isEmpty() ? "" : literals.get(literals.size() - 1).replaceAll("^'|'$", "");
  }
}
