package dk.elhus.job;

import static dk.elhus.job.Received.hour;
import static dk.elhus.job.Received.quarter;
import static dk.elhus.job.Received.settlement;
import static dk.elhus.job.Received.settlements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.job.TestWarehouse.Load;
import dk.elhus.publish.StageResult.DatasetCounts;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.Decimals;
import dk.elhus.record.EditionNumber;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole loads: landed Avro in, ORC out, on Hadoop's local job runner. */
class LoadTest {
  private static final String ELSPOT = "Elspotprices";
  private static final String DAY_AHEAD = "DayAheadPrices";
  private static final String SETTLED = "ProductionConsumptionSettlement";

  @TempDir Path folder;
  private TestWarehouse house;

  @BeforeEach
  void open() {
    house = new TestWarehouse(folder);
  }

  @Test
  void aPriceIsLearnedThenCorrectedAndBothNightsCanBeAskedFor() throws Exception {
    landPrices("2025-01-02", hour("DK1", "2025-01-01T10:00:00Z", "100"));
    house.load("2025-01-02");
    landPrices(
        "2025-01-03",
        hour("DK1", "2025-01-01T10:00:00Z", "90"),
        hour("DK1", "2025-01-01T11:00:00Z", "50"));
    Load second = house.load("2025-01-03");

    assertThat(prices(house.current(Tables.SPOT_PRICE))).containsExactly("90", "50");
    assertThat(prices(house.asOf(Tables.SPOT_PRICE, "2025-01-02"))).containsExactly("100");
    assertThat(prices(house.asOf(Tables.SPOT_PRICE, "2025-01-03"))).containsExactly("90", "50");
    assertThat(second.counts(ELSPOT))
        .isEqualTo(new DatasetCounts(ELSPOT, "spot_price", 2, 1, 1, 0, 0, 0));
    assertThat(means(house.asOf(Tables.SPOT_PRICE_DAY, "2025-01-02"))).containsExactly("100");
    assertThat(means(house.asOf(Tables.SPOT_PRICE_DAY, "2025-01-03"))).containsExactly("70");
  }

  @Test
  void aSecondLoadOfTheSameNightIsAnEditionOfItsOwn() throws Exception {
    landPrices("2025-01-02", hour("DK1", "2025-01-01T10:00:00Z", "100"));
    Load first = house.load("2025-01-02");
    landPrices("2025-01-02", hour("DK1", "2025-01-01T10:00:00Z", "90"));
    Load second = house.load("2025-01-02");

    assertThat(prices(house.asOf(Tables.SPOT_PRICE, first.clean().edition())))
        .containsExactly("100");
    assertThat(prices(house.asOf(Tables.SPOT_PRICE, second.clean().edition())))
        .containsExactly("90");
    assertThat(means(house.asOf(Tables.SPOT_PRICE_DAY, first.clean().edition())))
        .containsExactly("100");
    assertThat(prices(house.asOf(Tables.SPOT_PRICE, "2025-01-02"))).containsExactly("90");
  }

  @Test
  void aPriceInAnotherUnitIsMeasuredBeyondItsLimits() throws Exception {
    landPrices("2025-01-02", hour("DK1", "2025-01-01T10:00:00Z", "620000"));

    Load load = house.stage("2025-01-02");

    assertThat(load.clean().measures())
        .filteredOn(measure -> measure.check().equals("range"))
        .anySatisfy(measure -> assertThat(measure.limits().stops(measure.value())).isTrue());
  }

  /** It stays within all limits; what the loads before brought tells. */
  @Test
  void aPriceInAUnitThatMakesItSmallerIsMeasuredAgainstTheLoadsBefore() throws Exception {
    for (int night = 2; night <= 4; night++) {
      landQuarters("2025-01-0" + night, "60.5");
      assertThat(house.load("2025-01-0" + night).clean().measures())
          .noneMatch(measure -> measure.check().equals("unit"));
    }
    landQuarters("2025-01-05", "0.0605");

    Load load = house.stage("2025-01-05");

    assertThat(load.clean().measures())
        .filteredOn(measure -> measure.check().equals("range"))
        .noneSatisfy(measure -> assertThat(measure.limits().warns(measure.value())).isTrue());
    assertThat(load.clean().measures())
        .filteredOn(measure -> measure.check().equals("unit"))
        .singleElement()
        .satisfies(
            measure -> {
              assertThat(measure.value()).isEqualByComparingTo("1000");
              assertThat(measure.limits().stops(measure.value())).isTrue();
            });
  }

  /** Six hours of the day before a night. */
  private void landQuarters(String night, String eur) throws IOException {
    Instant end = Instant.parse(night + "T00:00:00Z");
    List<Map<String, String>> records = new ArrayList<>();
    for (int quarter = 1; quarter <= 24; quarter++) {
      Map<String, String> record =
          Received.quarter("DK1", end.minusSeconds(900L * quarter).toString(), "450");
      record.put("DayAheadPriceEUR", eur);
      records.add(record);
    }
    house.land(DAY_AHEAD, night, "2024-12-31T23:00:00Z", "2025-01-31T23:00:00Z", records);
  }

  @Test
  void theSameRecordTwiceInANightOrTheNextNightStaysOneRow() throws Exception {
    Map<String, String> record = hour("DK1", "2025-01-01T10:00:00Z", "100");
    landPrices("2025-01-02", record, record);
    Load first = house.load("2025-01-02");
    landPrices("2025-01-03", record);
    Load second = house.load("2025-01-03");

    assertThat(house.rows(Tables.SPOT_PRICE)).hasSize(1);
    assertThat(first.counts(ELSPOT).duplicate()).isEqualTo(1);
    assertThat(second.counts(ELSPOT).duplicate()).isEqualTo(1);
    assertThat(second.changedAnything()).isFalse();
    assertThat(house.tree("warehouse")).allMatch(file -> file.contains("/run-1/"));
  }

  @Test
  void theSameNumbersInBothAreasAreTwoRows() throws Exception {
    landPrices(
        "2025-01-02",
        hour("DK1", "2025-01-01T10:00:00Z", "100"),
        hour("DK2", "2025-01-01T10:00:00Z", "100"));
    house.load("2025-01-02");

    assertThat(house.current(Tables.SPOT_PRICE))
        .extracting(row -> row.text("price_area"))
        .containsExactly("DK1", "DK2");
  }

  @Test
  void aNightThatIsLoadedAgainChangesNothing() throws Exception {
    landPrices("2025-01-02", hour("DK1", "2025-01-01T10:00:00Z", "100"));
    house.load("2025-01-02");
    List<String> before = house.tree("warehouse");

    Load again = house.load("2025-01-02");

    assertThat(again.clean().inputs()).isEmpty();
    assertThat(again.changedAnything()).isFalse();
    assertThat(house.tree("warehouse")).isEqualTo(before);
  }

  @Test
  void aRunThatIsRepeatedBeforeItIsPublishedLeavesTheSameRows() throws Exception {
    landPrices("2025-01-02", hour("DK1", "2025-01-01T10:00:00Z", "100"));
    house.stage("2025-01-02", "a-run");
    List<String> staged = house.tree("warehouse");

    Load again = house.stage("2025-01-02", "a-run");
    house.publish(again);

    assertThat(house.tree("warehouse")).isEqualTo(staged);
    assertThat(prices(house.rows(Tables.SPOT_PRICE))).containsExactly("100");
  }

  @Test
  void nothingOfARunIsLeftInItsOutputFolder() throws Exception {
    landPrices("2025-01-02", hour("DK1", "2025-01-01T10:00:00Z", "100"));
    house.load("2025-01-02");

    assertThat(house.tree("scratch/run-1"))
        .containsExactly("aggregate-plan.json", "aggregate.json", "clean-plan.json", "clean.json");
  }

  @Test
  void rejectsAreKeptWithReasonFileAndPositionAndASecondLoadOfTheNightAddsToThem()
      throws Exception {
    landPrices(
        "2025-01-02",
        hour("DK1", "2025-01-01T10:00:00Z", "100"),
        hour("DK1", "2025-01-01T11:00:00Z", "eleven"));
    Load first = house.load("2025-01-02");
    house.land(
        SETTLED,
        "2025-01-02",
        "2024-12-31T23:00:00Z",
        "2025-01-31T23:00:00Z",
        List.of(settlement("DK3", "2025-01-01T10:00:00Z", 1, 1)));
    house.load("2025-01-02");

    List<Row> rejects = house.rows(Tables.REJECT);
    assertThat(rejects)
        .extracting(row -> row.text("reason"))
        .containsExactly(
            "SpotPriceDKK: 'eleven' is not a number",
            "PriceArea: 'DK3' is not a Danish price area (DK1 or DK2)");
    assertThat(rejects.get(0).text("source_file"))
        .isEqualTo("Elspotprices/night=2025-01-02/part-0.avro");
    assertThat(rejects.get(0).number("position")).isEqualTo(1);
    assertThat(rejects.get(0).text("record")).contains("\"SpotPriceDKK\":\"eleven\"");
    assertThat(first.counts(ELSPOT))
        .isEqualTo(new DatasetCounts(ELSPOT, "spot_price", 2, 1, 0, 0, 0, 1));
  }

  @Test
  void recordsThatLackARequiredFieldAreRejectsAndNoRows() throws Exception {
    Map<String, String> noTime = settlement("DK1", "2025-01-01T10:00:00Z", 1000, 950);
    noTime.remove("HourUTC");
    Map<String, String> noProduction = settlement("DK1", "2025-01-01T10:00:00Z", 1000, 950);
    noProduction.remove("CentralPowerMWh");
    Map<String, String> noConsumption = settlement("DK1", "2025-01-01T10:00:00Z", 1000, 950);
    noConsumption.remove("GrossConsumptionMWh");
    landSettlements("2025-01-02", List.of(noTime, noProduction, noConsumption));
    house.load("2025-01-02");

    assertThat(house.rows(Tables.SETTLEMENT)).isEmpty();
    assertThat(house.rows(Tables.REJECT))
        .extracting(row -> row.text("reason"))
        .containsExactly(
            "HourUTC is missing",
            "every kind of production is missing",
            "GrossConsumptionMWh is missing");
  }

  @Test
  void aSettlementOf1000ProducedAnd950ConsumedSurvivesAllTheWayToASurplusOf50() throws Exception {
    landSettlements("2025-01-02", List.of(settlement("DK1", "2025-01-01T09:00:00Z", 1000, 950)));
    Load load = house.load("2025-01-02");

    Row hour = house.current(Tables.ENERGY_HOUR).get(0);
    assertThat(decimal(hour, "production_mwh")).isEqualTo("1000");
    assertThat(decimal(hour, "consumption_mwh")).isEqualTo("950");
    assertThat(decimal(hour, "surplus_mwh")).isEqualTo("50");
    assertThat(Instant.ofEpochSecond(hour.number("start_local")))
        .hasToString("2025-01-01T10:00:00Z");
    assertThat(measures(load, "identity_mwh")).containsExactly("settlement DK1 0");
  }

  @Test
  void theMonthOfTheChangeFromHoursToQuartersIsWeightedByTime() throws Exception {
    house.land(
        ELSPOT,
        "2025-10-02",
        "2025-09-29T22:00:00Z",
        "2025-09-30T22:00:00Z",
        List.of(hour("DK1", "2025-09-30T21:00:00Z", "100")));
    List<Map<String, String>> quarters = new ArrayList<>();
    for (int quarter = 0; quarter < 4; quarter++) {
      quarters.add(
          quarter(
              "DK1",
              Instant.parse("2025-09-30T22:00:00Z").plusSeconds(900L * quarter).toString(),
              "" + quarter));
    }
    house.land(DAY_AHEAD, "2025-10-02", "2025-09-30T22:00:00Z", "2025-10-02T22:00:00Z", quarters);
    house.load("2025-10-02");

    List<Row> days = house.current(Tables.SPOT_PRICE_DAY);
    assertThat(means(days)).containsExactly("100", "1.5");
    assertThat(days).extracting(row -> row.number("intervals")).containsExactly(1L, 4L);
    assertThat(days).extracting(row -> row.number("priced_minutes_dkk")).containsExactly(60L, 60L);
    assertThat(house.current(Tables.SPOT_PRICE))
        .extracting(Row::partition)
        .containsExactly("2025-09", "2025-10", "2025-10", "2025-10", "2025-10");
  }

  @Test
  void theRollingMeanCrossesMidnightAndTheMonthsEdgeAndCountsTheHoursThatExist() throws Exception {
    List<Map<String, String>> hours = settlements("DK1", "2025-01-30T23:00:00Z", 48, 100, 100);
    hours.remove(30);
    landSettlements("2025-02-10", hours);
    house.load("2025-02-10");

    List<Row> rolling = house.current(Tables.CONSUMPTION_ROLLING_24H);
    assertThat(rolling).hasSize(47);
    assertThat(rolling.get(0).number("hours_in_window")).isEqualTo(1);
    assertThat(rolling.get(23).number("hours_in_window")).isEqualTo(24);
    Row last = rolling.get(46);
    assertThat(last.partition()).isEqualTo("2025-02");
    assertThat(last.number("hours_in_window")).isEqualTo(23);
    assertThat(decimal(last, "rolling_avg_consumption_mwh")).isEqualTo("100");
  }

  @Test
  void aCorrectionAtTheEndOfAMonthReachesTheRollingMeansOfTheNext() throws Exception {
    landSettlements("2025-02-10", settlements("DK1", "2025-01-31T12:00:00Z", 24, 100, 100));
    house.load("2025-02-10");
    house.land(
        SETTLED,
        "2025-02-11",
        "2025-01-30T23:00:00Z",
        "2025-01-31T23:00:00Z",
        List.of(settlement("DK1", "2025-01-31T22:00:00Z", 1300, 1300)));
    Load correction = house.load("2025-02-11");

    List<Row> rolling = house.current(Tables.CONSUMPTION_ROLLING_24H);
    assertThat(decimal(rolling.get(10), "rolling_avg_consumption_mwh")).isEqualTo("209.090909");
    assertThat(decimal(rolling.get(11), "rolling_avg_consumption_mwh")).isEqualTo("200");
    assertThat(rolling.get(11).partition()).isEqualTo("2025-02");
    assertThat(decimal(rolling.get(23), "rolling_avg_consumption_mwh")).isEqualTo("150");
    assertThat(correction.aggregate().partitions())
        .filteredOn(StagedPartition::changed)
        .extracting(partition -> partition.table() + " " + partition.partition())
        .containsExactly(
            "consumption_rolling_24h local_month=2025-01",
            "consumption_rolling_24h local_month=2025-02",
            "energy_balance_day local_year=2025",
            "energy_balance_month local_year=2025",
            "energy_day local_year=2025",
            "energy_hour local_month=2025-01",
            "energy_month local_year=2025");
    assertThat(house.asOf(Tables.CONSUMPTION_ROLLING_24H, "2025-02-10"))
        .allMatch(row -> decimal(row, "rolling_avg_consumption_mwh").equals("100"))
        .hasSize(24);
  }

  @Test
  void whatIsMissingInADayOf25HoursIsMeasured() throws Exception {
    house.land(
        SETTLED,
        "2025-11-03",
        "2025-10-25T22:00:00Z",
        "2025-10-26T23:00:00Z",
        concat(
            settlements("DK1", "2025-10-25T22:00:00Z", 25, 10, 10),
            settlements("DK2", "2025-10-25T22:00:00Z", 24, 10, 10)));
    Load load = house.load("2025-11-03");

    assertThat(measures(load, "missing_intervals")).containsExactly("settlement DK2/2025-10-26 1");
    assertThat(house.current(Tables.ENERGY_DAY))
        .extracting(row -> row.number("hours"))
        .containsExactly(25L, 24L);
  }

  @Test
  void foldersOfLaterNightsWaitForTheirOwnLoad() throws Exception {
    landPrices("2025-01-02", hour("DK1", "2025-01-01T10:00:00Z", "100"));
    landPrices("2025-01-03", hour("DK1", "2025-01-01T10:00:00Z", "90"));

    house.load("2025-01-02");
    assertThat(prices(house.current(Tables.SPOT_PRICE))).containsExactly("100");
    house.load("2025-01-03");
    assertThat(prices(house.current(Tables.SPOT_PRICE))).containsExactly("90");
  }

  @Test
  void aMissedNightRidesWithTheNextLoad() throws Exception {
    landPrices("2025-01-02", hour("DK1", "2025-01-01T10:00:00Z", "100"));
    landPrices("2025-01-03", hour("DK1", "2025-01-01T10:00:00Z", "90"));

    Load both = house.load("2025-01-03");

    assertThat(prices(house.rows(Tables.SPOT_PRICE))).containsExactly("90");
    assertThat(both.counts(ELSPOT).overtaken()).isEqualTo(1);
    assertThat(both.clean().inputs()).hasSize(2);
  }

  @Test
  void aLateNightIsLearnedNowAndOverrulesNothingNewer() throws Exception {
    landPrices("2025-01-03", hour("DK1", "2025-01-01T10:00:00Z", "90"));
    house.load("2025-01-03");
    landPrices(
        "2025-01-02",
        hour("DK1", "2025-01-01T10:00:00Z", "100"),
        hour("DK1", "2025-01-01T11:00:00Z", "70"));
    Load late = house.load("2025-01-02");

    assertThat(late.clean().edition()).isEqualTo(new EditionNumber(2025010302L));
    assertThat(prices(house.current(Tables.SPOT_PRICE))).containsExactly("90", "70");
    assertThat(house.current(Tables.SPOT_PRICE))
        .extracting(Row::learned)
        .containsExactly(2025010301L, 2025010302L);
  }

  @Test
  void aBackfillIsLearnedOnTheDayItWasFetched() throws Exception {
    house.land(
        ELSPOT,
        "2025-01-02",
        "2025-06-15",
        "2024-12-31T23:00:00Z",
        "2025-01-31T23:00:00Z",
        List.of(hour("DK1", "2025-01-01T10:00:00Z", "100")));

    Load backfill = house.load("2025-01-02");

    assertThat(backfill.clean().edition()).isEqualTo(new EditionNumber(2025061501L));
    assertThat(house.asOf(Tables.SPOT_PRICE, "2025-06-14")).isEmpty();
    assertThat(house.asOf(Tables.SPOT_PRICE, "2025-06-15")).hasSize(1);
  }

  @Test
  void manyMonthsOverSeveralReducersAreTheSameRows() throws Exception {
    List<Map<String, String>> year = new ArrayList<>();
    for (int day = 0; day < 365; day++) {
      Instant noon = Instant.parse("2025-01-01T11:00:00Z").plusSeconds(86_400L * day);
      year.add(hour("DK1", noon.toString(), "" + day));
      year.add(hour("DK2", noon.toString(), "-" + day));
    }
    house.conf().setInt("mapreduce.job.reduces", 3);
    house.conf().setLong("mapreduce.input.fileinputformat.split.maxsize", 4_000);
    house.land(ELSPOT, "2025-12-31", "2024-12-31T23:00:00Z", "2025-12-31T23:00:00Z", year);
    house.load("2025-12-31");

    List<Row> rows = house.rows(Tables.SPOT_PRICE);
    assertThat(rows).hasSize(730);
    assertThat(house.tree("warehouse/spot_price")).hasSize(12);
    assertThat(house.tree("warehouse/spot_price"))
        .extracting(name -> name.replaceAll(".*/", ""))
        .contains("part-r-00000.orc", "part-r-00001.orc", "part-r-00002.orc");
    assertThat(house.rows(Tables.SPOT_PRICE_DAY)).hasSize(730);
    assertThat(rows).isSortedAccordingTo(LoadTest::byPartitionAreaAndTime);
  }

  @Test
  void aFileThatIsShorterThanItsManifestSaysIsRefusedWithTheMend() throws Exception {
    landPrices("2025-01-02", hour("DK1", "2025-01-01T10:00:00Z", "100"));
    Path avro = folder.resolve("landing/Elspotprices/night=2025-01-02/part-0.avro");
    try (RandomAccessFile bytes = new RandomAccessFile(avro.toFile(), "rw")) {
      bytes.setLength(bytes.length() - 9);
    }

    assertThatThrownBy(() -> house.stage("2025-01-02"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("its manifest says")
        .hasMessageContaining("pull the night again");
  }

  @Test
  void aManifestThatIsNoJsonIsNamed() throws Exception {
    landPrices("2025-01-02", hour("DK1", "2025-01-01T10:00:00Z", "100"));
    Files.writeString(
        folder.resolve("landing/Elspotprices/night=2025-01-02/manifest.json"), "{\"dataset\":");

    assertThatThrownBy(() -> house.stage("2025-01-02"))
        .hasMessageContaining("night=2025-01-02/manifest.json is no valid manifest");
  }

  @Test
  void foldersThatWereLoadedLongAgoAreNotReadAgain() throws Exception {
    landPrices("2025-01-02", hour("DK1", "2025-01-01T10:00:00Z", "100"));
    house.load("2025-01-02");
    Path landed = folder.resolve("landing/Elspotprices/night=2025-01-02");
    Files.writeString(landed.resolve("manifest.json"), "unreadable");
    Files.setLastModifiedTime(landed, FileTime.from(Instant.parse("2025-01-02T03:59:00Z")));
    assertThatThrownBy(() -> house.stage("2025-01-02")).hasMessageContaining("no valid manifest");

    Files.setLastModifiedTime(landed, FileTime.from(Instant.parse("2025-01-01T03:59:00Z")));

    assertThat(house.stage("2025-01-02").clean().inputs()).isEmpty();
  }

  @Test
  void aFolderWithoutSuccessMarkIsNotLoaded() throws Exception {
    landPrices("2025-01-02", hour("DK1", "2025-01-01T10:00:00Z", "100"));
    Files.delete(folder.resolve("landing/Elspotprices/night=2025-01-02/_SUCCESS"));

    assertThat(house.stage("2025-01-02").clean().inputs()).isEmpty();
  }

  @Test
  void anEmptyFolderIsTakenNoteOfWithoutAJob() throws Exception {
    house.land(ELSPOT, "2025-12-02", "2025-11-30T23:00:00Z", "2025-11-30T23:00:00Z", List.of());

    Load load = house.load("2025-12-02");

    assertThat(load.clean().inputs()).hasSize(1);
    assertThat(load.changedAnything()).isFalse();
    assertThat(house.load("2025-12-02").clean().inputs()).isEmpty();
  }

  @Test
  void aPublishedRunCannotTakeMoreFolders() throws Exception {
    landPrices("2025-01-02", hour("DK1", "2025-01-01T10:00:00Z", "100"));
    house.publish(house.stage("2025-01-02", "a-run"));
    landPrices("2025-01-01", hour("DK1", "2025-01-01T11:00:00Z", "100"));

    assertThatThrownBy(() -> house.stage("2025-01-02", "a-run"))
        .hasMessageContaining("run a-run is published already")
        .hasMessageContaining("start a new run");
  }

  @Test
  void aRunThatHasBegunToPublishIsNotWrittenAnew() throws Exception {
    landPrices("2025-01-02", hour("DK1", "2025-01-01T10:00:00Z", "100"));
    house.stage("2025-01-02", "a-run");
    Path note = Files.createDirectories(folder.resolve("publish-pending/1"));
    Files.writeString(
        note.resolve("note.json"),
        "{\"token\":1,\"load\":{\"run_id\":\"a-run\",\"inputs\":[],"
            + "\"partitions\":[],\"counts\":[],\"audit\":[]}}");

    assertThatThrownBy(() -> house.stage("2025-01-02", "a-run"))
        .hasMessageContaining("run its publish step again");
  }

  @SafeVarargs
  private final void landPrices(String night, Map<String, String>... records) throws IOException {
    house.land(ELSPOT, night, "2024-12-31T23:00:00Z", "2025-01-31T23:00:00Z", List.of(records));
  }

  private void landSettlements(String night, List<Map<String, String>> records) throws IOException {
    house.land(SETTLED, night, "2024-12-31T23:00:00Z", "2025-02-28T23:00:00Z", records);
  }

  private static List<Map<String, String>> concat(
      List<Map<String, String>> one, List<Map<String, String>> other) {
    List<Map<String, String>> both = new ArrayList<>(one);
    both.addAll(other);
    return both;
  }

  private static List<String> prices(List<Row> rows) {
    return rows.stream().map(row -> decimal(row, "price_dkk_per_mwh")).toList();
  }

  private static List<String> means(List<Row> rows) {
    return rows.stream().map(row -> decimal(row, "mean_price_dkk_per_mwh")).toList();
  }

  private static String decimal(Row row, String column) {
    return Decimals.toBigDecimal(row.number(column)).stripTrailingZeros().toPlainString();
  }

  private static List<String> measures(Load load, String name) {
    return load.clean().measures().stream()
        .filter(measure -> measure.check().equals(name))
        .map(
            measure ->
                measure.table()
                    + " "
                    + measure.subject()
                    + " "
                    + measure.value().stripTrailingZeros().toPlainString())
        .toList();
  }

  private static int byPartitionAreaAndTime(Row one, Row other) {
    TableSpec table = one.table();
    int order = one.partition().compareTo(other.partition());
    order = order != 0 ? order : one.text("price_area").compareTo(other.text("price_area"));
    int start = table.place("start_utc");
    return order != 0 ? order : Long.compare(one.number(start), other.number(start));
  }
}
