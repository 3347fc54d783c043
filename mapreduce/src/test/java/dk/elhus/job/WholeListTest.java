package dk.elhus.job;

import static dk.elhus.job.TestWarehouse.received;
import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.job.TestWarehouse.Load;
import dk.elhus.record.Row;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A price list comes whole every night; only what changed in it becomes a revision. */
class WholeListTest {
  private static final String N1 = "5790001089030";

  @TempDir Path folder;
  private TestWarehouse house;

  @BeforeEach
  void build() {
    house = new TestWarehouse(folder);
  }

  @Test
  void aValidityThatIsClosedIsARevisionAndTheRestIsNot() throws Exception {
    land(
        "2025-08-01", charge("2024-10-01", "2025-04-01", "0.3"), charge("2025-04-01", null, "0.1"));
    house.load("2025-08-01");
    land(
        "2025-08-20",
        charge("2024-10-01", "2025-04-01", "0.3"),
        charge("2025-04-01", "2025-10-01", "0.1"),
        charge("2025-10-01", null, "0.35"));

    Load load = house.load("2025-08-20");

    assertThat(load.counts("DatahubPricelist"))
        .satisfies(
            counts -> {
              assertThat(counts.added()).isEqualTo(1);
              assertThat(counts.revised()).isEqualTo(1);
              assertThat(counts.duplicate()).isEqualTo(1);
            });
    assertThat(validTo(house.asOf(Tables.TARIFF, "2025-08-19"), "2025-04-01")).isNull();
    assertThat(validTo(house.current(Tables.TARIFF), "2025-04-01")).isEqualTo("2025-10-01");
  }

  @Test
  void onlyTheYearThatChangedIsWrittenAnew() throws Exception {
    land(
        "2025-08-01", charge("2024-10-01", "2025-04-01", "0.3"), charge("2025-04-01", null, "0.1"));
    house.load("2025-08-01");
    land(
        "2025-08-02",
        charge("2024-10-01", "2025-04-01", "0.3"),
        charge("2025-04-01", null, "0.15"));

    Load load = house.load("2025-08-02");

    assertThat(load.clean().partitions())
        .filteredOn(partition -> partition.table().equals("tariff") && partition.changed())
        .extracting(partition -> partition.partition())
        .containsExactly("valid_from_year=2025");
    assertThat(house.rows(Tables.TARIFF)).hasSize(3);
  }

  @Test
  void aListThatIsLoadedLateDoesNotOverruleANewerOne() throws Exception {
    land("2025-08-02", charge("2025-04-01", null, "0.15"));
    house.load("2025-08-02");
    land("2025-08-01", charge("2025-04-01", null, "0.1"));

    house.load("2025-08-02");

    assertThat(house.current(Tables.TARIFF))
        .singleElement()
        .extracting(row -> row.number("price_hour_12_dkk_per_kwh"))
        .isEqualTo(150_000L);
  }

  @SafeVarargs
  private void land(String night, Map<String, String>... charges) throws IOException {
    house.land(
        "DatahubPricelist",
        night,
        "1969-12-31T23:00:00Z",
        "9999-12-30T23:00:00Z",
        new ArrayList<>(List.of(charges)));
  }

  private static Map<String, String> charge(String from, String to, String price) {
    Map<String, String> charge =
        received(
            "GLN_Number",
            N1,
            "ChargeType",
            "D03",
            "ChargeTypeCode",
            "CD",
            "ValidFrom",
            from + "T00:00:00",
            "Price1",
            price,
            "ResolutionDuration",
            "P1D");
    if (to != null) {
      charge.put("ValidTo", to + "T00:00:00");
    }
    return charge;
  }

  private static String validTo(List<Row> rows, String from) {
    long day = LocalDate.parse(from).toEpochDay();
    Row row = rows.stream().filter(r -> r.number("valid_from") == day).findFirst().orElseThrow();
    return row.isNull("valid_to") ? null : LocalDate.ofEpochDay(row.number("valid_to")).toString();
  }
}
