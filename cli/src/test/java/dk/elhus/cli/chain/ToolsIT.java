package dk.elhus.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.hive.DataDictionary;
import dk.elhus.hive.DataDictionary.Column;
import dk.elhus.hive.DataDictionary.Entry;
import dk.elhus.hive.DdlScript.Kind;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Tools that are not ours")
@ExtendWith(LoadedWarehouse.class)
class ToolsIT {
  private static final String ENERGY_PER_BAND =
      "SELECT d.local_month, h.load_band, a.area_name, SUM(f.consumption_mwh) AS consumption_mwh"
          + " FROM elhus_star.fact_energy f"
          + " JOIN elhus_star.dim_date d ON d.local_day = f.local_day"
          + " JOIN elhus_star.dim_hour h ON h.local_hour = f.local_hour"
          + " JOIN elhus_star.dim_area a ON a.price_area = f.price_area"
          + " WHERE f.local_month = '2024-02' AND f.price_area = 'DK1'"
          + " GROUP BY d.local_month, h.load_band, a.area_name ORDER BY h.load_band";

  private final LoadedWarehouse warehouse;

  ToolsIT(LoadedWarehouse warehouse) {
    this.warehouse = warehouse;
  }

  @Test
  void sqlLineListsSchemasTablesAndColumnsAndAsksQuestions(@TempDir Path folder)
      throws IOException, InterruptedException, SQLException {
    String question =
        "SELECT price_area, mean_price_dkk_per_mwh FROM elhus.spot_price_month"
            + " WHERE local_year = '2025' AND local_month = '2025-10' ORDER BY price_area";
    List<String> said =
        sqlLine(
            folder,
            "!schemas",
            "!tables",
            "!columns spot_price_month",
            question + ";",
            ENERGY_PER_BAND + ";");

    assertThat(said).anyMatch(line -> line.contains("'elhus'"));
    assertThat(said)
        .anyMatch(line -> line.contains("'spot_price_month'") && line.contains("'VIEW'"));
    assertThat(said)
        .anyMatch(
            line ->
                line.contains("'mean_price_dkk_per_mwh'")
                    && line.contains("weighted by the time each price was valid, DKK/MWh")
                    && line.contains("for example 605.3"));
    for (String row : warehouse.ask(question)) {
      String[] areaAndMean = row.split(" ");
      assertThat(said)
          .filteredOn(line -> line.startsWith("'" + areaAndMean[0] + "',"))
          .singleElement()
          .extracting(line -> new BigDecimal(line.replaceAll(".*,'([^']+)'", "$1")))
          .satisfies(mean -> assertThat(mean).isEqualByComparingTo(new BigDecimal(areaAndMean[1])));
    }
    assertThat(said)
        .filteredOn(line -> line.startsWith("'2024-02',"))
        .extracting(line -> line.split("','")[1])
        .containsExactly("high", "low", "peak");
  }

  @Test
  void theStarAddsUpToWhatTheViewsSay() throws SQLException {
    String whole =
        "SELECT SUM(consumption_mwh) FROM elhus.energy_month"
            + " WHERE local_year = '2024' AND local_month = '2024-02' AND price_area = 'DK1'";

    List<String> perBand =
        warehouse.ask("SELECT SUM(x.consumption_mwh) FROM (" + ENERGY_PER_BAND + ") x");

    assertThat(new BigDecimal(perBand.get(0)))
        .isEqualByComparingTo(new BigDecimal(warehouse.ask(whole).get(0)));
  }

  @Test
  void theStarIsAsOfTheEditionOfTheSession() throws SQLException {
    String sum =
        "SELECT SUM(consumption_mwh) FROM elhus_star.fact_energy"
            + " WHERE local_month = '2024-02' AND price_area = 'DK1'";

    assertThat(warehouse.ask("SET elhus.edition=" + LoadedWarehouse.FIRST_NIGHT, sum))
        .isNotEqualTo(warehouse.ask("SET elhus.edition=" + LoadedWarehouse.SECOND_NIGHT, sum));
  }

  @Test
  void everyKeyOfAFactHasItsRowInTheDimension() throws SQLException {
    Map<String, List<String[]>> keys = new TreeMap<>();
    Map<String, String> dimensions = new TreeMap<>();
    for (String relation : warehouse.ask("SELECT * FROM elhus_star.relationship")) {
      String[] parts = relation.split(" ");
      keys.computeIfAbsent(parts[0], fact -> new ArrayList<>()).add(parts);
      dimensions.put(parts[2], parts[1]);
    }

    assertThat(keys).hasSizeGreaterThan(5);
    for (Map.Entry<String, List<String[]>> fact : keys.entrySet()) {
      assertThat(warehouse.ask(strays(fact.getKey(), fact.getValue())))
          .as(fact.getKey())
          .containsExactly("0");
    }
    assertThat(
            warehouse.ask(
                dimensions.entrySet().stream()
                    .map(key -> doubled(key.getKey(), key.getValue()))
                    .collect(Collectors.joining(" UNION ALL "))))
        .hasSameSizeAs(dimensions.entrySet())
        .allMatch(line -> line.endsWith(" 0"));
  }

  /** Counts the rows of a fact of which a key leads nowhere, in one pass. */
  private static String strays(String fact, List<String[]> relations) {
    StringBuilder joins = new StringBuilder();
    List<String> absent = new ArrayList<>();
    for (String[] relation : relations) {
      joins.append(
          " LEFT JOIN elhus_star.%2$s ON %2$s.%1$s = f.%1$s".formatted(relation[1], relation[2]));
      absent.add("%2$s.%1$s IS NULL".formatted(relation[1], relation[2]));
    }
    return "SELECT COUNT(*) FROM elhus_star."
        + fact
        + " f"
        + joins
        + " WHERE "
        + String.join(" OR ", absent);
  }

  private static String doubled(String dimension, String key) {
    return "SELECT '%1$s', COUNT(*) - COUNT(DISTINCT %2$s) FROM elhus_star.%1$s"
        .formatted(dimension, key);
  }

  @Test
  void theDictionaryTellsTheTypesThatHiveHasAndHowFreshItIs(@TempDir Path folder)
      throws IOException, SQLException {
    Path page = folder.resolve("dictionary.html");
    warehouse.must("docs", "--out", page.toString());
    Document dictionary = Jsoup.parse(Files.readString(page));

    assertThat(dictionary.getElementById("elhus.energy_day").select("dl").text())
        .contains("Freshness last changed 20");
    Map<String, String> derived = derivedTypes();
    Map<String, String> ofHive = typesOfHive();
    ofHive.keySet().retainAll(derived.keySet());
    assertThat(derived).isEqualTo(ofHive);
  }

  /** Columns of views, whose DDL states no types. */
  private Map<String, String> derivedTypes() throws IOException {
    Map<String, String> types = new TreeMap<>();
    for (Entry entry : DataDictionary.read(warehouse.cli().home().resolve("hive-ddl")).entries()) {
      if (entry.kind() == Kind.VIEW) {
        for (Column column : entry.columns()) {
          types.put(entry.name() + "." + column.name(), family(column.type()));
        }
      }
    }
    return types;
  }

  private Map<String, String> typesOfHive() throws SQLException {
    Map<String, String> types = new TreeMap<>();
    try (Connection connection = warehouse.connect();
        ResultSet columns = connection.getMetaData().getColumns(null, "elhus%", "%", "%")) {
      while (columns.next()) {
        types.put(
            columns.getString("TABLE_SCHEM")
                + "."
                + columns.getString("TABLE_NAME")
                + "."
                + columns.getString("COLUMN_NAME"),
            family(columns.getString("TYPE_NAME").toLowerCase(Locale.ROOT)));
      }
    }
    return types;
  }

  /** How many digits a sum has is Hive's own business. */
  private static String family(String type) {
    return type.replaceAll("\\(.*", "");
  }

  /** Runs SQLLine as an analyst would: its jars and Hive's driver, and nothing of ours. */
  private List<String> sqlLine(Path folder, String... commands)
      throws IOException, InterruptedException {
    Path out = folder.resolve("said.txt");
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                "sqlline.SqlLine",
                "--outputFormat=csv",
                "--silent=true",
                "-e",
                "!properties " + login(folder)));
    for (String command : commands) {
      words.addAll(List.of("-e", command));
    }
    Process tool =
        new ProcessBuilder(words)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (!tool.waitFor(3, TimeUnit.MINUTES)) {
      tool.destroyForcibly();
      throw new AssertionError(
          "SQLLine did not end within three minutes; it said " + Files.readString(out));
    }
    return Files.readAllLines(out);
  }

  /** The driver is the one jar that README names; our own class path has another. */
  private String classPath() throws IOException {
    List<String> jars =
        new ArrayList<>(
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(
                    jar -> jar.matches(".*/(sqlline|jline-[a-z]+|jansi|jna|slf4j-api)[^/]*\\.jar"))
                .toList());
    Path tools = warehouse.cli().home().resolve("sandbox/stack/tools/target/lib");
    try (DirectoryStream<Path> driver =
        Files.newDirectoryStream(tools, "hive-jdbc-*-standalone.jar")) {
      driver.forEach(jar -> jars.add(jar.toString()));
    }
    return String.join(File.pathSeparator, jars);
  }

  /** A password does not stand on a command line. */
  private Path login(Path folder) throws IOException {
    Path file = folder.resolve("analyst.properties");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(
        file,
        List.of(
            "url=" + warehouse.settings().jdbcUrl(),
            "driver=org.apache.hive.jdbc.HiveDriver",
            "user=analyst",
            "password=" + warehouse.password("analyst")));
    return file;
  }
}
