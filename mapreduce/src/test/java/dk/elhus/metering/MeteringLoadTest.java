package dk.elhus.metering;

import static dk.elhus.metering.ReadingRecords.DELIVERED;
import static dk.elhus.metering.ReadingRecords.bad;
import static dk.elhus.metering.ReadingRecords.day;
import static dk.elhus.metering.ReadingRecords.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.elhus.action.LoadArguments;
import dk.elhus.landing.LandingManifest;
import dk.elhus.landing.LandingManifest.LandedFile;
import dk.elhus.landing.Layout;
import dk.elhus.publish.LoadLog;
import dk.elhus.publish.LoadRecord;
import dk.elhus.publish.StageResult;
import dk.elhus.publish.StageResult.DatasetCounts;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.EditionNumber;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole loads of meter readings on Hadoop's local job runner. */
class MeteringLoadTest {
  private static final long AALBORG_POINT = 571_313_100_000_000_012L;
  private static final long ODENSE_POINT = 571_313_100_000_000_029L;
  private static final String NIGHT = "2026-01-06";
  private static final String NEXT_NIGHT = "2026-01-07";
  private static final String DELIVERED_NEXT = "2026-01-07T03:00:00Z";

  @TempDir private Path folder;
  private final Configuration conf = new Configuration(false);
  private Layout layout;
  private Path key;
  private int runs;

  @BeforeEach
  void emptyWarehouse() throws IOException {
    conf.addResource("core-default.xml");
    conf.addResource("mapred-default.xml");
    conf.set("hadoop.tmp.dir", folder.resolve("tmp").toString());
    conf.set("mapreduce.framework.name", "local");
    conf.setInt("mapreduce.task.io.sort.mb", 16);
    conf.setInt("mapreduce.job.reduces", 2);
    conf.setInt("elhus.metering.run.rows", 64);
    layout = new Layout(folder.resolve("elhus").toUri().toString());
    key = Files.write(folder.resolve("key"), "0123456789abcdef".getBytes());
    landPoints(NIGHT, point(AALBORG_POINT, 851, DELIVERED), point(ODENSE_POINT, 461, DELIVERED));
  }

  @Test
  void aDayOfTwoPointsBecomesRowsAndSums() throws Exception {
    landReadings(NIGHT, join(day(AALBORG_POINT, 250), day(ODENSE_POINT, 100)));

    StageResult load = load(NIGHT);

    assertThat(load.counts())
        .containsExactly(new DatasetCounts("meter_reading", "meter_reading", 192, 192, 0, 0, 0, 0));
    List<Row> rows = rows(load, Tables.METER_READING);
    assertThat(rows).hasSize(192);
    assertThat(rows.get(0).number("municipality_code")).isEqualTo(461);
    assertThat(rows.get(0).number("start_utc"))
        .isEqualTo(Instant.parse("2026-01-04T23:00:00Z").getEpochSecond());
    assertThat(rows.get(191).number("consumption_kwh")).isEqualTo(250_000);
    assertThat(rows(load, Tables.METERED_HOUR)).hasSize(48);
    assertThat(rows(load, Tables.METERED_DAY))
        .extracting(row -> row.number("municipality_code") + " " + row.number("consumption_kwh"))
        .containsExactly("461 9600000", "851 24000000");
    assertThat(rows(load, Tables.METERED_ROLLING_24H))
        .extracting(row -> row.number("hours_in_window"))
        .startsWith(1L, 2L, 3L)
        .endsWith(23L, 24L);
  }

  @Test
  void noTableHoldsTheIdOfAPoint() throws Exception {
    landReadings(NIGHT, join(day(AALBORG_POINT, 250), List.<Object[]>of(bad(AALBORG_POINT))));

    StageResult load = load(NIGHT);

    for (StagedPartition partition : load.partitions()) {
      for (Row row : rows(load, Tables.named(partition.table()))) {
        assertThat(row.toString()).doesNotContain(Long.toString(AALBORG_POINT));
      }
    }
    assertThat(new org.apache.hadoop.fs.Path(layout.scratch("run-1"), "metering-points"))
        .matches(path -> !exists(path), "is gone");
  }

  @Test
  void aCorrectionSupersedesAndTheSumsFollow() throws Exception {
    landReadings(NIGHT, join(day(AALBORG_POINT, 250), day(ODENSE_POINT, 100)));
    publish(load(NIGHT));
    landReadings(
        NEXT_NIGHT,
        List.<Object[]>of(
            reading(AALBORG_POINT, "2026-01-05T11:00:00Z", 1250L, "D01", DELIVERED_NEXT)));

    StageResult load = load(NEXT_NIGHT);

    assertThat(load.counts())
        .containsExactly(new DatasetCounts("meter_reading", "meter_reading", 1, 0, 1, 0, 0, 0));
    assertThat(partition(load, Tables.METER_READING))
        .returns(193L, StagedPartition::rows)
        .returns(1L, StagedPartition::superseded);
    assertThat(rows(load, Tables.METER_READING))
        .filteredOn(row -> !row.isCurrent())
        .singleElement()
        .returns(250_000L, row -> row.number("consumption_kwh"))
        .returns(edition(NEXT_NIGHT), row -> row.number("superseded_edition"));
    assertThat(rows(load, Tables.METERED_DAY))
        .filteredOn(row -> row.number("municipality_code") == 851)
        .extracting(row -> row.number("consumption_kwh") + (row.isCurrent() ? " stands" : ""))
        .containsExactly("24000000", "25000000 stands");
  }

  @Test
  void aReadingSentAgainWithANewerChangeIsNotOverruledByALateOneFromInBetween() throws Exception {
    String noon = "2026-01-05T11:00:00Z";
    landReadings(NIGHT, List.<Object[]>of(reading(AALBORG_POINT, noon, 250L, "D01", DELIVERED)));
    publish(load(NIGHT));
    landReadings(
        NEXT_NIGHT,
        List.<Object[]>of(reading(AALBORG_POINT, noon, 250L, "D01", "2026-01-07T05:00:00Z")));
    publish(load(NEXT_NIGHT));
    landReadings(
        "2026-01-08", List.<Object[]>of(reading(AALBORG_POINT, noon, 7L, "D01", DELIVERED_NEXT)));

    StageResult load = load("2026-01-08");

    assertThat(load.counts())
        .containsExactly(new DatasetCounts("meter_reading", "meter_reading", 1, 0, 0, 0, 1, 0));
    assertThat(load.changesAnything()).isFalse();
  }

  @Test
  void theSameReadingsAgainChangeNothingAndAnOlderOneNeverWins() throws Exception {
    landReadings(NIGHT, day(AALBORG_POINT, 250));
    publish(load(NIGHT));
    landReadings(
        NEXT_NIGHT,
        join(
            day(AALBORG_POINT, 250),
            List.<Object[]>of(
                reading(
                    AALBORG_POINT, "2026-01-05T11:00:00Z", 7L, "A03", "2026-01-05T23:30:00Z"))));

    StageResult load = load(NEXT_NIGHT);

    assertThat(load.changesAnything()).isFalse();
    assertThat(load.counts())
        .containsExactly(new DatasetCounts("meter_reading", "meter_reading", 97, 0, 0, 96, 1, 0));
  }

  @Test
  void whatIsNoReadingIsRejectedWithItsReason() throws Exception {
    landReadings(
        NIGHT,
        List.of(
            bad(AALBORG_POINT),
            reading(AALBORG_POINT, "2026-01-05T11:07:00Z", 1L, "A04", DELIVERED),
            reading(AALBORG_POINT, "2026-01-05T11:00:00Z", 1L, "X99", DELIVERED),
            reading(AALBORG_POINT, "2026-01-05T11:00:00Z", null, "A04", DELIVERED),
            reading(1L, "2026-01-05T11:00:00Z", 1L, "A04", DELIVERED),
            reading(AALBORG_POINT, "2026-01-05T11:15:00Z", null, "A02", DELIVERED)));

    StageResult load = load(NIGHT);

    assertThat(load.counts().get(0).rejected()).isEqualTo(5);
    assertThat(rows(load, Tables.METER_READING)).hasSize(1);
    assertThat(rows(load, Tables.METER_READING_REJECT))
        .extracting(row -> row.text("reason"))
        .containsExactly(
            "kwh: -0.001 is not between 0 and 10000",
            "read_at: 2026-01-05T11:07:00Z is not the start of an interval",
            "quality: 'X99' is not known",
            "kwh is missing, and quality is not A02",
            "metering_point_id is not among the metering points that landed");
  }

  /** Readings are not replayed; a folder that is pulled again is another one. */
  @Test
  void aRejectIsARowOnceItsFolderHasLandedAgain() throws Exception {
    landReadings(NIGHT, join(day(AALBORG_POINT, 250), List.<Object[]>of(bad(ODENSE_POINT))));
    publish(load(NIGHT));
    landReadings(
        NIGHT,
        join(
            day(AALBORG_POINT, 250),
            List.<Object[]>of(
                reading(ODENSE_POINT, "2026-01-05T11:00:00Z", 1L, "A04", DELIVERED),
                reading(ODENSE_POINT, "2026-01-05T11:15:00Z", 1L, "A04", DELIVERED))));

    StageResult load = load(NEXT_NIGHT);

    assertThat(load.counts())
        .containsExactly(new DatasetCounts("meter_reading", "meter_reading", 98, 2, 0, 96, 0, 0));
  }

  @Test
  void threeReducersGiveTheRowsOfOne() throws Exception {
    List<Object[]> points = new ArrayList<>();
    List<Object[]> readings = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      long id = AALBORG_POINT + 17L * i;
      points.add(point(id, List.of(461, 851, 101).get(i % 3), DELIVERED));
      readings.addAll(day(id, 100 + i));
    }
    landPoints(NIGHT, points.toArray(Object[][]::new));
    landReadings(NIGHT, readings);

    conf.setInt("mapreduce.job.reduces", 1);
    List<String> ofOne = allRows(load(NIGHT));
    conf.setInt("mapreduce.job.reduces", 3);
    StageResult load = load(NIGHT);

    assertThat(local(partition(load, Tables.METER_READING).location()).toFile().list())
        .filteredOn(name -> name.endsWith(".orc") && !name.startsWith("."))
        .hasSize(3);
    assertThat(ofOne).hasSize(9 * 96 + 3 * (24 + 1 + 24));
    assertThat(allRows(load)).isEqualTo(ofOne);
  }

  private List<String> allRows(StageResult load) throws IOException {
    List<String> all = new ArrayList<>();
    for (TableSpec table :
        List.of(
            Tables.METER_READING,
            Tables.METERED_HOUR,
            Tables.METERED_DAY,
            Tables.METERED_ROLLING_24H)) {
      rows(load, table).forEach(row -> all.add(row.toString()));
    }
    return all;
  }

  @Test
  void aPointThatMovedCountsWhereItWasWhenItWasRead() throws Exception {
    landPoints(NEXT_NIGHT, point(AALBORG_POINT, 461, "2026-01-05T11:00:00Z"));
    landReadings(NIGHT, day(AALBORG_POINT, 250));

    StageResult load = load(NEXT_NIGHT);

    assertThat(rows(load, Tables.METERED_DAY))
        .extracting(row -> row.number("municipality_code"))
        .contains(461L);
  }

  @Test
  void aTruncatedFileIsRefused() throws Exception {
    landReadings(NIGHT, day(AALBORG_POINT, 250));
    Path file =
        local(layout.landing("meter_reading", LocalDate.parse(NIGHT))).resolve("part-0.avro");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));

    assertThatThrownBy(() -> load(NIGHT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("its manifest says");
  }

  /** The first of a night, in digits. */
  private static long edition(String night) {
    return EditionNumber.of(LocalDate.parse(night), 1).value();
  }

  private StageResult load(String night) throws IOException, InterruptedException {
    runs++;
    cleaned(LocalDate.parse(night));
    return MeteringMain.load(
        conf,
        new LoadArguments(layout, LocalDate.parse(night), "run-" + runs),
        new org.apache.hadoop.fs.Path(key.toUri()),
        () -> {});
  }

  /** The clean step, which chooses the edition. */
  private void cleaned(LocalDate night) throws IOException {
    LoadLog log = LoadLog.read(FileSystem.getLocal(conf), layout);
    new StageResult(
            StageResult.CLEAN,
            "run-" + runs,
            night,
            EditionNumber.after(log.edition(), night),
            log.lastSequence(),
            "test",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            0)
        .write(conf, layout);
  }

  private void publish(StageResult load) throws IOException {
    LoadLog.append(
        conf,
        layout,
        new LoadRecord(
            runs,
            load.runId(),
            load.night(),
            load.edition(),
            Instant.EPOCH,
            "test",
            load.inputs(),
            load.partitions().stream().filter(StagedPartition::changed).toList(),
            load.counts(),
            List.of()));
  }

  private List<Row> rows(StageResult load, TableSpec table) throws IOException {
    StagedPartition partition = partition(load, table);
    return RowFile.read(
        table, table.partitionOf(partition.partition()), partition.location(), conf);
  }

  private static StagedPartition partition(StageResult load, TableSpec table) {
    return load.partitions().stream()
        .filter(partition -> partition.table().equals(table.name()))
        .findFirst()
        .orElseThrow();
  }

  private boolean exists(org.apache.hadoop.fs.Path path) {
    return Files.exists(local(path.toString()));
  }

  private static Path local(String path) {
    return Path.of(java.net.URI.create(path).getPath());
  }

  private static Object[] point(long id, int municipality, String updated) {
    return new Object[] {id, municipality, Instant.parse(updated).toEpochMilli()};
  }

  private static List<Object[]> join(List<Object[]> one, List<Object[]> other) {
    List<Object[]> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  private void landPoints(String night, Object[]... points) throws IOException {
    Schema schema =
        SchemaBuilder.record("metering_point")
            .fields()
            .optionalLong("metering_point_id")
            .optionalInt("municipality_code")
            .name("updated_at")
            .type(ReadingRecords.moment())
            .noDefault()
            .endRecord();
    land("metering_point", night, schema, List.of(points));
  }

  private void landReadings(String night, List<Object[]> readings) throws IOException {
    land("meter_reading", night, ReadingRecords.schema(), readings);
  }

  private void land(String dataset, String night, Schema schema, List<Object[]> records)
      throws IOException {
    Path landing = local(layout.landing(dataset, LocalDate.parse(night)));
    Files.createDirectories(landing);
    Path file = landing.resolve("part-0.avro");
    ReadingRecords.write(schema, records, file);
    LandingManifest manifest =
        new LandingManifest(
            dataset,
            night,
            night,
            night + "T00:00:00Z",
            night + "T12:00:00Z",
            List.of("jdbc:postgresql://example.invalid/source"),
            List.of(new LandedFile("part-0.avro", records.size(), Files.size(file), "0")),
            records.size(),
            0,
            1,
            night + "T13:00:00Z",
            1,
            "import",
            "test",
            null);
    Files.write(landing.resolve(Layout.MANIFEST), new ObjectMapper().writeValueAsBytes(manifest));
    Files.write(landing.resolve(Layout.SUCCESS), new byte[0]);
  }
}
