package dk.elhus.job;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.job.TestWarehouse.Load;
import dk.elhus.record.Row;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Metering points as Sqoop imports them: every version is kept, with the moment of its change and
 * the night that learned it.
 */
class VersionHistoryTest {
  private static final long POINT = 571_313_100_000_000_012L;
  private static final Schema MOMENT =
      LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
  private static final Schema OPTIONAL_MOMENT =
      Schema.createUnion(Schema.create(Schema.Type.NULL), MOMENT);
  private static final Schema LANDED =
      SchemaBuilder.record("metering_point")
          .fields()
          .optionalLong("metering_point_id")
          .optionalLong("customer_id")
          .optionalInt("municipality_code")
          .optionalString("price_area")
          .optionalLong("grid_company_gln")
          .optionalBoolean("has_ev_charger")
          .name("valid_from")
          .type(OPTIONAL_MOMENT)
          .withDefault(null)
          .name("valid_to")
          .type(OPTIONAL_MOMENT)
          .withDefault(null)
          .name("updated_at")
          .type(OPTIONAL_MOMENT)
          .withDefault(null)
          .endRecord();

  @TempDir Path folder;
  private TestWarehouse house;

  @BeforeEach
  void aPointInAalborg() throws Exception {
    house = new TestWarehouse(folder);
    land("2026-01-06", point(POINT, 851, "2026-01-05T18:00:00.123Z"));
    house.load("2026-01-06");
  }

  @Test
  void aPointThatMovedHasBothPlacesEachWithItsTimeAndTheNightThatLearnedIt() throws Exception {
    land("2026-01-07", point(POINT, 461, "2026-01-07T09:30:00Z"));

    Load load = house.load("2026-01-07");

    assertThat(load.counts("metering_point").added()).isEqualTo(1);
    assertThat(places(house.current(Tables.METERING_POINT)))
        .containsExactly("851 since 2026-01-05T18:00:00Z", "461 since 2026-01-07T09:30:00Z");
    assertThat(places(house.asOf(Tables.METERING_POINT, "2026-01-06")))
        .containsExactly("851 since 2026-01-05T18:00:00Z");
  }

  @Test
  void theSameVersionLandedAgainChangesNothing() throws Exception {
    land("2026-01-07", point(POINT, 851, "2026-01-05T18:00:00.123Z"));

    Load load = house.load("2026-01-07");

    assertThat(load.counts("metering_point").duplicate()).isEqualTo(1);
    assertThat(load.changedAnything()).isFalse();
  }

  @Test
  void aVersionThatIsLearnedLateTakesItsPlaceBetweenThose() throws Exception {
    land("2026-01-08", point(POINT, 461, "2026-01-08T09:00:00Z"));
    house.load("2026-01-08");
    house.land(
        "metering_point",
        "2026-01-07",
        "2026-01-09",
        "2026-01-06T12:00:00Z",
        "2026-01-07T12:00:00Z",
        LANDED,
        List.of(point(POINT, 657, "2026-01-07T09:00:00Z")));

    house.load("2026-01-09");

    assertThat(places(house.current(Tables.METERING_POINT)))
        .containsExactly(
            "851 since 2026-01-05T18:00:00Z",
            "657 since 2026-01-07T09:00:00Z",
            "461 since 2026-01-08T09:00:00Z");
    assertThat(places(house.asOf(Tables.METERING_POINT, "2026-01-08"))).hasSize(2);
  }

  @Test
  void onlyTheMonthOfTheChangeIsWrittenAnew() throws Exception {
    land("2026-02-02", point(POINT, 461, "2026-02-02T09:00:00Z"));

    Load load = house.load("2026-02-02");

    assertThat(load.clean().partitions())
        .filteredOn(partition -> partition.changed())
        .extracting(partition -> partition.table() + " " + partition.partition())
        .containsExactly("metering_point updated_month=2026-02");
  }

  @Test
  void aBadPointIsRejectedWhereAnalystsDoNotLook() throws Exception {
    land(
        "2026-01-07",
        point(POINT + 17, 461, "2026-01-07T09:00:00Z"),
        point(4711, 461, "2026-01-07T09:00:00Z"));

    Load load = house.load("2026-01-07");

    assertThat(load.counts("metering_point").rejected()).isEqualTo(1);
    assertThat(house.rows(Tables.REJECT)).isEmpty();
    Row reject = house.rows(Tables.PERSONAL_REJECT).get(0);
    assertThat(reject.text("reason"))
        .isEqualTo("metering_point_id: '4711' does not have 18 digits");
    assertThat(reject.text("record")).contains("\"municipality_code\":\"461\"");
    assertThat(reject.text("source_file")).isEqualTo("metering_point/night=2026-01-07/part-0.avro");
    assertThat(house.tree("warehouse")).isEmpty();
    assertThat(house.tree("restricted"))
        .anyMatch(file -> file.startsWith("personal_reject/night=2026-01-07/"));
  }

  @Test
  void aBadPointIsReplayedLikeAnyReject() throws Exception {
    GenericRecord bad = point(POINT + 17, 461, "2026-01-07T09:00:00Z");
    bad.put("price_area", "DK7");
    land("2026-01-07", bad);
    assertThat(house.load("2026-01-07").counts("metering_point").rejected()).isEqualTo(1);
    house.mend(
        "metering_point",
        "2026-01-07",
        () -> land("2026-01-07", point(POINT + 17, 461, "2026-01-07T09:00:00Z")));
    new ReplayRequest(
            "mended",
            "metering_point",
            LocalDate.parse("2026-01-07"),
            "a tester",
            Instant.parse("2026-01-08T12:00:00Z"))
        .write(house.conf(), house.layout());

    Load load = house.load("2026-01-08");

    assertThat(load.counts("metering_point").added()).isEqualTo(1);
    assertThat(house.rows(Tables.PERSONAL_REJECT))
        .singleElement()
        .satisfies(reject -> assertThat(reject.isNull("resolved_edition")).isFalse());
  }

  private void land(String night, GenericRecord... points) throws IOException {
    house.land(
        "metering_point",
        night,
        night,
        "2026-01-05T12:00:00Z",
        night + "T12:00:00Z",
        LANDED,
        List.of(points));
  }

  private static GenericRecord point(long id, int municipality, String updated) {
    GenericRecord point = new GenericData.Record(LANDED);
    point.put("metering_point_id", id);
    point.put("customer_id", 1_000_007L);
    point.put("municipality_code", municipality);
    point.put("price_area", "DK1");
    point.put("grid_company_gln", 5_790_001_089_030L);
    point.put("has_ev_charger", true);
    point.put("valid_from", LocalDate.parse("2020-03-01").toEpochDay() * 86_400_000L);
    point.put("updated_at", Instant.parse(updated).toEpochMilli());
    return point;
  }

  private static List<String> places(List<Row> rows) {
    return rows.stream()
        .map(
            row ->
                row.text("municipality_code")
                    + " since "
                    + Instant.ofEpochSecond(row.number("updated_utc")))
        .toList();
  }
}
