package dk.elhus.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.cli.Cli;
import dk.elhus.landing.Layout;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("The metering database, through Sqoop and back, on the real stack")
@ExtendWith(LoadedWarehouse.class)
class MeteringIT {
  private static final String FIRST = "SET elhus.edition=" + LoadedWarehouse.FIRST_NIGHT;
  private static final String SECOND = "SET elhus.edition=" + LoadedWarehouse.SECOND_NIGHT;
  private static final String READINGS =
      "SELECT COUNT(*), SUM(consumption_kwh) FROM elhus.meter_reading";

  private final LoadedWarehouse warehouse;
  private final MeteringSource source;

  MeteringIT(LoadedWarehouse warehouse) {
    this.warehouse = warehouse;
    this.source = warehouse.source();
  }

  @Test
  void readingsAreTheDatabasesOnEachNightAndACorrectionDoesNotChangeTheNightBefore()
      throws SQLException {
    String first = source.validReadings(LoadedWarehouse.FIRST_NIGHT + " 12:00");
    String second = source.validReadings(LoadedWarehouse.SECOND_NIGHT + " 12:00");

    assertThat(numbers(warehouse.ask(FIRST, READINGS))).isEqualTo(numbers(List.of(first)));
    assertThat(numbers(warehouse.ask(SECOND, READINGS))).isEqualTo(numbers(List.of(second)));
    String fourth = READINGS + " WHERE local_day = '2026-01-04'";
    assertThat(numbers(warehouse.ask(SECOND, fourth)).get(1))
        .as("the readings of 4 January that were corrected between the nights")
        .isGreaterThan(numbers(warehouse.ask(FIRST, fourth)).get(1));
  }

  @Test
  void whatIsNoReadingAndWhatCameTwiceIsCounted() throws SQLException {
    String bad =
        source
            .ask(
                "select count(*) from meter_reading where updated_at < '2026-01-05 12:00'"
                    + " and (kwh < 0 or quality = 'X99')")
            .get(0);
    String read =
        source
            .ask("select count(*) from meter_reading where updated_at < '2026-01-05 12:00'")
            .get(0);
    String valid = source.validReadings("2026-01-05 12:00").split(" ")[0];

    assertThat(Long.parseLong(bad)).isPositive();
    assertThat(
            warehouse.ask(
                "SELECT records_read, added, duplicate, rejected FROM elhus_ops.load_count"
                    + " WHERE dataset = 'meter_reading' AND night = '"
                    + LoadedWarehouse.FIRST_NIGHT
                    + "'"))
        .containsExactly(
            String.join(
                " ",
                read,
                valid,
                Long.toString(Long.parseLong(read) - Long.parseLong(valid) - Long.parseLong(bad)),
                bad));
    assertThat(
            warehouse.ask(
                "SELECT COUNT(*), MIN(LENGTH(reason)) > 0 FROM elhus_ops.meter_reading_reject"
                    + " WHERE night = '"
                    + LoadedWarehouse.FIRST_NIGHT
                    + "'"))
        .containsExactly(bad + " true");
  }

  @Test
  void everyImportIsRecordedAndReconciledWithTheDatabase() throws SQLException {
    for (String table : List.of("customer", "metering_point", "meter_reading")) {
      assertThat(
              warehouse.ask(
                  "SELECT outcome, record_count > 0, bytes_received > 0, attempts,"
                      + " duration_millis > 0, requests[0] LIKE '%updated_at >=%',"
                      + " message LIKE 'reconciled with the database: %' FROM elhus_ops.pull"
                      + " WHERE dataset = '"
                      + table
                      + "' AND night = '"
                      + LoadedWarehouse.FIRST_NIGHT
                      + "'"))
          .as(table)
          .containsExactly("landed true true 1 true true true");
    }
  }

  @Test
  void sumsPerMunicipalityAreThoseOfTheReadings() throws SQLException {
    assertThat(warehouse.ask(SECOND, differing("local_day", "CAST(local_day AS STRING)", "day")))
        .containsExactly("0");
    assertThat(
            warehouse.ask(
                SECOND,
                differing(
                    "DATE_FORMAT(start_utc, 'yyyy-MM-dd HH')",
                    "DATE_FORMAT(start_utc, 'yyyy-MM-dd HH')",
                    "hour")))
        .containsExactly("0");
  }

  /** How many periods have other sums than the readings in them. */
  private static String differing(String ofReading, String ofSum, String period) {
    return "SELECT COUNT(*) FROM (SELECT municipality_code AS m, "
        + ofReading
        + " AS p, SUM(consumption_kwh) AS kwh, COUNT(consumption_kwh) AS n"
        + " FROM elhus.meter_reading GROUP BY municipality_code, "
        + ofReading
        + ") r FULL OUTER JOIN (SELECT municipality_code AS m, "
        + ofSum
        + " AS p, consumption_kwh AS kwh, readings AS n FROM elhus.metered_"
        + period
        + ") s ON r.m = s.m AND r.p = s.p"
        + " WHERE r.m IS NULL OR s.m IS NULL OR r.kwh <> s.kwh OR r.n <> s.n";
  }

  @Test
  void theRollingMeanIsThatOfTheHoursWhichExistAmongTheLast24() throws SQLException {
    Map<Timestamp, BigDecimal> hours = perHour("consumption_kwh", "metered_hour");
    Map<Timestamp, BigDecimal> means =
        perHour("rolling_avg_consumption_kwh", "metered_rolling_24h");

    assertThat(means).hasSameSizeAs(hours).hasSize(48);
    means.forEach(
        (at, mean) -> {
          List<BigDecimal> window = new ArrayList<>();
          hours.forEach(
              (hour, kwh) -> {
                long back = at.getTime() - hour.getTime();
                if (back >= 0 && back < 24 * 3_600_000L) {
                  window.add(kwh);
                }
              });
          BigDecimal sum = window.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
          assertThat(
                  mean.subtract(
                      sum.divide(BigDecimal.valueOf(window.size()), 9, RoundingMode.HALF_UP)))
              .as("mean at %s", at)
              .isBetween(new BigDecimal("-0.000001"), new BigDecimal("0.000001"));
        });
  }

  private Map<Timestamp, BigDecimal> perHour(String column, String view) throws SQLException {
    Map<Timestamp, BigDecimal> values = new TreeMap<>();
    for (String row :
        warehouse.ask(
            SECOND,
            "SELECT start_utc, "
                + column
                + " FROM elhus."
                + view
                + " WHERE municipality_code = 101")) {
      int last = row.lastIndexOf(' ');
      values.put(
          Timestamp.valueOf(row.substring(0, last)), new BigDecimal(row.substring(last + 1)));
    }
    return values;
  }

  @Test
  void aPointThatMovedIsAskedAsItWasOnADayAndAsWasKnownOnANight() throws SQLException {
    assertThat(warehouse.ask(FIRST, pointOn("2026-01-06"))).containsExactly(source.before());
    assertThat(warehouse.ask(SECOND, pointOn("2026-01-05"))).containsExactly(source.before());
    assertThat(warehouse.ask(SECOND, pointOn("2026-01-06"))).containsExactly(source.after());
  }

  private String pointOn(String day) {
    return "SELECT municipality_code, grid_company_gln, has_ev_charger, customer_id,"
        + " street_address FROM elhus_restricted.metering_point_customer"
        + " WHERE metering_point_id = "
        + source.movedPoint()
        + " AND true_from_day <= DATE '"
        + day
        + "' AND (true_to_day IS NULL OR true_to_day > DATE '"
        + day
        + "')";
  }

  @Test
  void aCustomerThatIsNoneIsRejectedWhereAnalystsDoNotLook() throws SQLException {
    assertThat(
            warehouse.ask(
                "SELECT reason FROM elhus_restricted.personal_reject WHERE night = '"
                    + LoadedWarehouse.SECOND_NIGHT
                    + "'"))
        .containsExactly("email: 'nobody' is no address");
  }

  @Test
  void analystsGetCountsOfGroupsThatAreNotSmall() throws SQLException {
    assertThat(
            warehouse.ask(
                SECOND,
                "SELECT COUNT(*) > 0, MIN(metering_points) >= 5, SUM(metering_points) < "
                    + MeteringSource.POINTS
                    + ", MIN(metering_points_with_ev_charger) >= 5 FROM"
                    + " elhus.metering_point_count"))
        .containsExactly("true true true true");
  }

  @Test
  void noFileOfATableThatAnalystsOrOperatorsReadTellsOfAPerson() throws SQLException, IOException {
    Layout layout = new Layout(warehouse.settings().root());
    Set<String> texts = new java.util.HashSet<>();
    try (FileSystem fs = warehouse.settings().fileSystem()) {
      for (LocatedFileStatus file : files(fs, layout.root() + "/warehouse")) {
        org.apache.hadoop.fs.Path partition = file.getPath().getParent().getParent();
        TableSpec table = Tables.named(partition.getParent().getName());
        OrcRows.forEach(
            fs,
            file.getPath(),
            table,
            table.partitionOf(partition.getName()),
            row -> texts.add(row.toString()));
      }
      for (String folder : List.of(layout.loads(), layout.pulls())) {
        for (LocatedFileStatus file : files(fs, folder)) {
          try (var in = fs.open(file.getPath())) {
            texts.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
          }
        }
      }
    }
    Words personal = new Words(source.personal());

    assertThat(texts).hasSizeGreaterThan(100_000);
    assertThat(texts.stream().filter(personal::isIn).limit(3)).isEmpty();
    assertThat(personal.isIn("x " + source.movedPoint() + ",y")).isTrue();
  }

  private static List<LocatedFileStatus> files(FileSystem fs, String folder) throws IOException {
    List<LocatedFileStatus> found = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> files =
        fs.listFiles(new org.apache.hadoop.fs.Path(folder), true);
    while (files.hasNext()) {
      LocatedFileStatus file = files.next();
      if (file.getPath().getName().matches(".*\\.(orc|json)")) {
        found.add(file);
      }
    }
    return found;
  }

  @Test
  void thePasswordOfTheDatabaseStandsInNoLogAndOnNoCommandLine() throws IOException {
    String password =
        Files.readString(warehouse.settings().localDatabasePassword().orElseThrow()).strip();
    List<Path> logs = new ArrayList<>();
    for (String folder : List.of("log", "yarn", "run", "conf")) {
      try (Stream<Path> found = Files.walk(warehouse.state().resolve(folder))) {
        logs.addAll(found.filter(Files::isRegularFile).toList());
      }
    }

    // Of a launcher's standard output its arguments and its whole environment are part.
    assertThat(logs).anyMatch(file -> holds(file, "org.apache.oozie.action.hadoop.SqoopMain"));
    assertThat(logs.stream().filter(file -> holds(file, password))).isEmpty();
  }

  private static boolean holds(Path file, String text) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
    } catch (java.nio.file.NoSuchFileException e) {
      // a container that ended meanwhile has removed its files
      return false;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aBrokenExportLeavesTheNightPublishedAndTheOldRowsReadableAndTheNextOneGoesThrough()
      throws SQLException, IOException {
    source.run("delete from serving.energy_day");
    source.run(
        "insert into serving.energy_day (price_area, local_day, hours) values ('DK1', '1999-01-01', 24)");
    source.run(
        "alter table serving.energy_day add constraint too_new check (local_day < '2000-01-01')");
    String night = warehouse.nextNight();

    Cli.Result broken = nightWithExports(night);

    assertThat(broken.exitCode()).as(broken.out() + broken.err()).isEqualTo(3);
    assertThat(broken.out())
        .contains("export-energy_day failed; dashboards show what they showed before")
        .contains("violates check constraint \"too_new\"")
        .contains("elhus export energy_day");
    assertThat(warehouse.ask("SELECT elhus.edition_night(elhus.edition())")).containsExactly(night);
    assertThat(source.ask("select local_day from serving.energy_day"))
        .containsExactly("1999-01-01");
    assertServed("spot_price_day", "mean_price_dkk_per_mwh", "spot_price_day");
    assertServed("municipality_day", "consumption_kwh", "metered_day");

    source.run("alter table serving.energy_day drop constraint too_new");
    assertThat(warehouse.must("export", "energy_day"))
        .contains("rows in serving.energy_day of jdbc:postgresql:");

    assertServed("energy_day", "consumption_mwh", "energy_day");
    assertThat(source.ask("select count(*) from serving.energy_day_staging")).containsExactly("0");
  }

  private Cli.Result nightWithExports(String night) throws IOException {
    Path file = warehouse.state().resolve("conf/elhus.properties");
    String before = Files.readString(file);
    try {
      Files.writeString(file, "\nelhus.export=true\n", StandardOpenOption.APPEND);
      return warehouse.cli().type("night", night);
    } finally {
      Files.writeString(file, before);
    }
  }

  private void assertServed(String mart, String column, String view) throws SQLException {
    String question = "select count(*), sum(" + column + ") from ";
    assertThat(numbers(source.ask(question + "serving." + mart)))
        .as(mart)
        .isEqualTo(numbers(warehouse.ask(question + "elhus." + view)));
  }

  @Test
  void theDatabaseIsAskedWhetherItsColumnsAreStillTheDescribedOnes() throws SQLException {
    assertThat(warehouse.cli().type("source", "check", "meter_reading").out())
        .contains("meter_reading has its 6 columns as described");
    source.run("alter table customer rename column email to e_mail");
    source.run("alter table customer add column phone varchar(20)");
    source.run("alter table customer alter column postal_code type varchar(8)");
    try {
      Cli.Result result = warehouse.cli().type("source", "check", "customer");

      assertThat(result.exitCode()).isEqualTo(3);
      assertThat(result.out())
          .contains("renamed  email: is probably e_mail now")
          .contains("new      phone: is not imported until")
          .contains("retyped  postal_code: was varchar(4), is varchar(8)");
    } finally {
      source.run("alter table customer alter column postal_code type varchar(4)");
      source.run("alter table customer drop column phone");
      source.run("alter table customer rename column e_mail to email");
    }
  }

  @Test
  void theMartsAreListedAndAnUnknownOneIsRefusedWithThem() {
    assertThat(warehouse.must("export")).contains("serving.energy_day", "serving.municipality_day");
    Cli.Result unknown = warehouse.cli().type("export", "salary");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("no mart 'salary'", "spot_price_day");
  }

  /** The numbers of one row, without trailing zeros. */
  private static List<BigDecimal> numbers(List<String> rows) {
    assertThat(rows).hasSize(1);
    return Stream.of(rows.get(0).split(" "))
        .map(cell -> new BigDecimal(cell).stripTrailingZeros())
        .toList();
  }
}
