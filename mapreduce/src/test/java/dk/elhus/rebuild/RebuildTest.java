package dk.elhus.rebuild;

import static dk.elhus.job.Received.hour;
import static dk.elhus.job.Received.quarter;
import static dk.elhus.job.Received.settlement;
import static dk.elhus.job.Received.settlements;
import static dk.elhus.job.TestWarehouse.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.clean.Cleaner;
import dk.elhus.clean.LandedRecord;
import dk.elhus.clean.RejectedException;
import dk.elhus.clean.Window;
import dk.elhus.job.TestWarehouse;
import dk.elhus.publish.StageResult;
import dk.elhus.rebuild.PartitionDiff.Difference;
import dk.elhus.record.Decimals;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Whatever stands can be computed once more from the landed files")
class RebuildTest {
  private static final String ELSPOT = "Elspotprices";
  private static final String DAY_AHEAD = "DayAheadPrices";
  private static final String SETTLED = "ProductionConsumptionSettlement";

  @TempDir Path folder;
  private TestWarehouse house;
  private int runs;

  @BeforeEach
  void open() {
    house = new TestWarehouse(folder.resolve("house"));
  }

  @Test
  void theSameRulesGiveTheSameRowsWithAllRevisionsAndTheirEditions() throws Exception {
    landPrices("2025-01-02", hour("DK1", "2025-01-01T10:00:00Z", "100"));
    house.load("2025-01-02");
    landPrices(
        "2025-01-03",
        hour("DK1", "2025-01-01T10:00:00Z", "90"),
        hour("DK1", "2025-01-01T10:00:00Z", "80"),
        hour("DK2", "2025-01-01T10:00:00Z", "eighty"));
    house.load("2025-01-03");
    landPrices("2025-01-05", hour("DK1", "2025-01-01T10:00:00Z", "70"));
    house.load("2025-01-05");
    landPrices("2025-01-04", hour("DK1", "2025-01-01T10:00:00Z", "75"));
    landPrices("2025-01-06", hour("DK1", "2025-01-01T10:00:00Z", "70"));
    house.load("2025-01-06");

    Comparison found = rebuild("spot_price", "2025-01-01", "2025-01-31").compare(10);

    assertThat(found.identical()).as(found.toString()).isTrue();
    assertThat(found.toPublish()).isZero();
    assertThat(found.loads()).isEqualTo(4);
    assertThat(found.folders()).isEqualTo(5);
    assertThat(found.rejected()).isEqualTo(1);
    assertThat(found.partitions())
        .extracting(PartitionDiff::table, PartitionDiff::partition, PartitionDiff::same)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("spot_price", "2025-01", 3L),
            org.assertj.core.groups.Tuple.tuple("spot_price_day", "2025", 3L),
            org.assertj.core.groups.Tuple.tuple("spot_price_month", "2025", 3L));
    assertThat(house.rows(Tables.SPOT_PRICE)).hasSize(3);
  }

  @Test
  void hoursAndQuartersOfOneTableAreReplayedTogether() throws Exception {
    house.land(
        ELSPOT,
        "2025-10-02",
        "2025-09-29T22:00:00Z",
        "2025-09-30T22:00:00Z",
        List.of(hour("DK1", "2025-09-30T21:00:00Z", "100")));
    house.land(
        DAY_AHEAD,
        "2025-10-02",
        "2025-09-30T22:00:00Z",
        "2025-10-02T22:00:00Z",
        List.of(quarter("DK1", "2025-09-30T22:00:00Z", "1")));
    house.load("2025-10-02");

    assertThat(rebuild("spot_price", "2025-09-30", "2025-10-01").compare(10))
        .matches(Comparison::identical)
        .extracting(found -> found.partitions().size())
        .isEqualTo(4);
    assertThat(rebuild("spot_price", "2025-10-01", "2025-10-01").compare(10))
        .as("a month of a year is compared, its other months are left alone")
        .matches(Comparison::identical);
  }

  @Test
  void rollingMeansAreTheSameAcrossTheEdgesOfMonths() throws Exception {
    landSettlements("2025-02-10", settlements("DK1", "2025-01-30T23:00:00Z", 60, 100, 100));
    house.load("2025-02-10");
    landSettlements("2025-02-11", List.of(settlement("DK1", "2025-01-31T22:00:00Z", 1300, 1300)));
    house.load("2025-02-11");
    landSettlements("2025-02-12", settlements("DK2", "2025-02-01T05:00:00Z", 3, 50, 60));
    house.load("2025-02-12");

    for (String day : List.of("2025-01-15", "2025-02-15")) {
      Comparison found = rebuild("settlement", day, day).compare(10);

      assertThat(found.identical()).as(found.toString()).isTrue();
      assertThat(found.partitions())
          .filteredOn(diff -> diff.table().equals("consumption_rolling_24h"))
          .allSatisfy(diff -> assertThat(diff.same()).isPositive());
    }
  }

  @Test
  void aChangedRuleShowsItsEffectAndPublishesItAsANewEditionOnTopOfTheOldOnes() throws Exception {
    landPrices(
        "2025-01-02",
        hour("DK1", "2025-01-01T10:00:00Z", "100"),
        hour("DK1", "2025-01-01T11:00:00Z", "-5"));
    house.load("2025-01-02");
    List<String> before = prices("2025-01-02");

    Rebuild rebuild = rebuild("spot_price", "2025-01-01", "2025-01-01", NoNegativePrices.class);
    Comparison found = rebuild.compare(10);

    PartitionDiff clean = found.partitions().get(0);
    assertThat(clean.identical()).isFalse();
    assertThat(clean)
        .extracting(
            PartitionDiff::same,
            PartitionDiff::changed,
            PartitionDiff::gone,
            PartitionDiff::toRevise,
            PartitionDiff::toRemove)
        .containsExactly(0L, 1L, 1L, 1L, 1L);
    assertThat(clean.differences())
        .extracting(Difference::column, Difference::standing, Difference::rebuilt)
        .contains(
            org.assertj.core.groups.Tuple.tuple("price_dkk_per_mwh", "100.000000", "101.000000"));
    assertThat(found.partitions().get(1).differences())
        .extracting(Difference::column)
        .contains("mean_price_dkk_per_mwh", "intervals");
    assertThat(prices("2025-01-02")).as("nothing is visible yet").isEqualTo(before);

    rebuild.stage();
    publishStaged();

    assertThat(asOf("2025010201")).as("what an edition showed stays").isEqualTo(before);
    assertThat(asOf("2025010202")).containsExactly("101");
    assertThat(house.asOf(Tables.SPOT_PRICE_DAY, "2025-01-02"))
        .extracting(row -> row.number("intervals"))
        .containsExactly(1L);

    Comparison again =
        rebuild("spot_price", "2025-01-01", "2025-01-01", NoNegativePrices.class).compare(10);
    assertThat(again.identical()).as("the old revisions were made by other rules").isFalse();
    assertThat(again.toPublish()).as("but what stands now is the same").isZero();
  }

  @Test
  void aStandingVersionThatWasTamperedWithShowsAsDifferences() throws Exception {
    landPrices("2025-01-02", hour("DK1", "2025-01-01T10:00:00Z", "100"));
    house.load("2025-01-02");
    TestWarehouse other = new TestWarehouse(folder.resolve("other"));
    other.land(
        ELSPOT,
        "2025-01-02",
        "2024-12-31T23:00:00Z",
        "2025-01-31T23:00:00Z",
        List.of(hour("DK1", "2025-01-01T10:00:00Z", "666")));
    other.load("2025-01-02");
    copyVersions("other", "house", "warehouse/spot_price");

    Comparison found = rebuild("spot_price", "2025-01-01", "2025-01-01").compare(10);

    assertThat(found.partitions().get(0).differences())
        .singleElement()
        .isEqualTo(
            new Difference(
                "DK1 2025-01-01T10:00 60",
                2025010201L,
                "price_dkk_per_mwh",
                "666.000000",
                "100.000000"));
    assertThat(found.partitions().subList(1, 3)).allMatch(PartitionDiff::identical);
  }

  @Test
  void aDamagedFileIsNamedWithItsMendAndNothingIsComputed() throws Exception {
    landPrices("2025-01-02", hour("DK1", "2025-01-01T10:00:00Z", "100"));
    house.load("2025-01-02");
    Path landed = landed("2025-01-02").resolve("part-0.avro");
    try (RandomAccessFile file = new RandomAccessFile(landed.toFile(), "rw")) {
      file.seek(file.length() - 20);
      file.write('!');
    }
    Files.deleteIfExists(landed.resolveSibling(".part-0.avro.crc"));

    assertThatThrownBy(() -> rebuild("spot_price", "2025-01-01", "2025-01-01").compare(10))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(
            ELSPOT + "/night=2025-01-02/part-0.avro is damaged", "restore the file");
  }

  @Test
  void aFolderThatIsNotTheOneThatALoadReadIsNamed() throws Exception {
    landPrices("2025-01-02", hour("DK1", "2025-01-01T10:00:00Z", "100"));
    house.load("2025-01-02");
    landPrices("2025-01-02", hour("DK1", "2025-01-01T10:00:00Z", "101"));

    assertThatThrownBy(() -> rebuild("spot_price", "2025-01-01", "2025-01-01").compare(10))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("night=2025-01-02 is not what load 1 read", "restore the folder");
  }

  @Test
  void whatAWholeListNoLongerHasIsWithdrawnInARebuildToo() throws Exception {
    landCodes("2025-08-01", "CD", "CD R");
    house.load("2025-08-01");
    landCodes("2025-08-02", "CD");
    house.load("2025-08-02");
    landCodes("2025-08-03", "CD", "CD R");
    house.load("2025-08-03");

    Comparison found = rebuild("tariff", "2025-01-01", "2025-12-31").compare(10);

    assertThat(found.identical()).as(found.toString()).isTrue();
    assertThat(house.rows(Tables.TARIFF)).as("CD, and CD R twice").hasSize(3);
  }

  @Test
  void daysOfWhichNothingIsLoadedAreSaidSo() throws Exception {
    landPrices("2025-01-02", hour("DK1", "2025-01-01T10:00:00Z", "100"));
    house.load("2025-01-02");

    assertThatThrownBy(() -> rebuild("spot_price", "2019-01-01", "2019-01-01").compare(10))
        .hasMessageContaining("nothing of spot_price is loaded for 2019-01-01 to 2019-01-01");
  }

  @Test
  void whatIsDiscardedLeavesNothing() throws Exception {
    landPrices("2025-01-02", hour("DK1", "2025-01-01T10:00:00Z", "100"));
    house.load("2025-01-02");
    List<String> before = house.tree("");

    Rebuild rebuild = rebuild("spot_price", "2025-01-01", "2025-01-01");
    rebuild.compare(10);
    rebuild.discard();

    assertThat(house.tree("warehouse"))
        .isEqualTo(
            before.stream()
                .filter(f -> f.startsWith("warehouse/"))
                .map(f -> f.substring(10))
                .toList());
    assertThat(house.tree(""))
        .filteredOn(file -> file.contains("rebuild-"))
        .as("but what its jobs cost")
        .allMatch(file -> file.startsWith("jobs/"));
  }

  /** A rule that refuses negative prices and finds every other a krone too low. */
  public static final class NoNegativePrices extends ReplayMapper {
    @Override
    protected Cleaner cleaner(String dataset) throws IOException {
      return new KroneMore(super.cleaner(dataset));
    }
  }

  private record KroneMore(Cleaner rules) implements Cleaner {
    @Override
    public String dataset() {
      return rules.dataset();
    }

    @Override
    public TableSpec table() {
      return rules.table();
    }

    @Override
    public int resolutionMinutes() {
      return rules.resolutionMinutes();
    }

    @Override
    public Row clean(LandedRecord record, Window window) throws RejectedException {
      Row row = rules.clean(record, window);
      int price = row.table().place("price_dkk_per_mwh");
      if (row.number(price) < 0) {
        throw new RejectedException("a negative price");
      }
      return row.set(price, row.number(price) + 1_000_000);
    }
  }

  private void landPrices(String night, Map<String, String>... records) throws IOException {
    house.land(ELSPOT, night, "2024-12-31T23:00:00Z", "2025-01-31T23:00:00Z", List.of(records));
  }

  private void landCodes(String night, String... codes) throws IOException {
    house.land(
        "DatahubPricelist",
        night,
        "1969-12-31T23:00:00Z",
        "9999-12-30T23:00:00Z",
        Stream.of(codes)
            .map(
                code ->
                    received(
                        "GLN_Number",
                        "5790001089030",
                        "ChargeType",
                        "D03",
                        "ChargeTypeCode",
                        code,
                        "ValidFrom",
                        "2025-04-01T00:00:00",
                        "Price1",
                        "0.1",
                        "ResolutionDuration",
                        "P1D"))
            .toList());
  }

  private void landSettlements(String night, List<Map<String, String>> records) throws IOException {
    house.land(SETTLED, night, "2024-12-31T23:00:00Z", "2025-02-28T23:00:00Z", records);
  }

  private Path landed(String night) {
    return Path.of(java.net.URI.create(house.layout().landing(ELSPOT, LocalDate.parse(night))));
  }

  private Rebuild rebuild(String table, String from, String to) throws IOException {
    return rebuild(table, from, to, ReplayMapper.class);
  }

  private Rebuild rebuild(String table, String from, String to, Class<? extends ReplayMapper> rules)
      throws IOException {
    return new Rebuild(
        house.conf(),
        house.layout(),
        "rebuild-" + ++runs,
        new RebuildRange(table, LocalDate.parse(from), LocalDate.parse(to)),
        rules,
        words -> {});
  }

  private void publishStaged() throws IOException {
    FileSystem files = FileSystem.getLocal(house.conf());
    String run = "rebuild-" + runs;
    house.publish(
        new TestWarehouse.Load(
            StageResult.read(files, house.layout(), run, StageResult.CLEAN),
            StageResult.read(files, house.layout(), run, StageResult.AGGREGATE)));
  }

  private void copyVersions(String from, String to, String table) throws IOException {
    Path source = folder.resolve(from);
    try (Stream<Path> paths = Files.walk(source.resolve(table))) {
      for (Path file : paths.filter(Files::isRegularFile).toList()) {
        Files.copy(
            file,
            folder.resolve(to).resolve(source.relativize(file)),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private List<String> prices(String night) throws IOException {
    return texts(house.asOf(Tables.SPOT_PRICE, night));
  }

  private List<String> asOf(String edition) throws IOException {
    return texts(house.asOf(Tables.SPOT_PRICE, dk.elhus.record.EditionNumber.parse(edition)));
  }

  private static List<String> texts(List<Row> rows) {
    return rows.stream()
        .map(row -> Decimals.toBigDecimal(row.number("price_dkk_per_mwh")))
        .map(price -> price.stripTrailingZeros().toPlainString())
        .toList();
  }
}
