package dk.elhus.job;

import static dk.elhus.job.TestWarehouse.received;
import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.audit.Measure;
import dk.elhus.audit.TableRules;
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

  @Test
  void aChargeThatTheListNoLongerHasStandsNoMoreAndCanStillBeAskedFor() throws Exception {
    land("2025-08-01", charge("2025-04-01", null, "0.1"), charge("2025-10-01", null, "0.3"));
    house.load("2025-08-01");
    land("2025-08-02", charge("2025-04-01", null, "0.1"));

    Load load = house.load("2025-08-02");

    assertThat(validFrom(house.current(Tables.TARIFF))).containsExactly("2025-04-01");
    assertThat(validFrom(house.asOf(Tables.TARIFF, "2025-08-01")))
        .containsExactly("2025-04-01", "2025-10-01");
    assertThat(withdrawn(load))
        .satisfies(
            measure -> {
              assertThat(measure.value()).isEqualByComparingTo("1");
              assertThat(measure.limits().warns(measure.value())).isTrue();
              assertThat(measure.detail()).startsWith("no longer in the list: gln=" + N1);
            });

    land("2025-08-03", charge("2025-04-01", null, "0.1"), charge("2025-10-01", null, "0.3"));
    house.load("2025-08-03");

    assertThat(validFrom(house.current(Tables.TARIFF)))
        .as("it may come back")
        .containsExactly("2025-04-01", "2025-10-01");
    assertThat(house.rows(Tables.TARIFF)).hasSize(3);
  }

  @Test
  void ofTwoListsInOneLoadTheNewerOneSaysWhatThereIs() throws Exception {
    land("2025-08-01", charge("2025-04-01", null, "0.1"), charge("2025-10-01", null, "0.3"));
    land("2025-08-02", charge("2025-04-01", null, "0.1"));

    Load load = house.load("2025-08-02");

    assertThat(validFrom(house.rows(Tables.TARIFF))).containsExactly("2025-04-01");
    assertThat(load.counts("DatahubPricelist").overtaken()).isEqualTo(1);
  }

  @Test
  void aListThatIsLoadedLateBringsNothingBackAndWithdrawsNothing() throws Exception {
    land("2025-08-01", charge("2025-04-01", null, "0.1"), charge("2025-10-01", null, "0.3"));
    house.load("2025-08-01");
    land("2025-08-04", charge("2025-04-01", null, "0.1"), charge("2026-01-01", null, "0.4"));
    house.load("2025-08-04");
    land("2025-08-02", charge("2025-10-01", null, "0.3"));

    house.load("2025-08-04");

    assertThat(validFrom(house.current(Tables.TARIFF))).containsExactly("2025-04-01", "2026-01-01");
  }

  @Test
  void anEmptyListWithdrawsNothing() throws Exception {
    land("2025-08-01", charge("2025-04-01", null, "0.1"));
    house.load("2025-08-01");
    land("2025-08-02");

    house.load("2025-08-02");

    assertThat(validFrom(house.current(Tables.TARIFF))).containsExactly("2025-04-01");
  }

  @Test
  void aRefusedRecordMayBeTheOneThatSeemsWithdrawnSoAPersonDecides() throws Exception {
    land("2025-08-01", charge("2025-04-01", null, "0.1"), charge("2025-10-01", null, "0.3"));
    house.load("2025-08-01");
    land("2025-08-02", charge("2025-04-01", null, "0.1"), charge("2025-10-01", null, "thirty"));

    Load load = house.stage("2025-08-02");

    assertThat(load.clean().measures())
        .filteredOn(measure -> measure.check().equals("withdrawn_beside_rejects"))
        .singleElement()
        .satisfies(
            measure -> {
              assertThat(measure.limits().stops(measure.value())).isTrue();
              assertThat(measure.detail())
                  .contains("1 records of the list were rejected", "elhus rejects --dataset");
            });
  }

  private static Measure withdrawn(Load load) {
    return load.clean().measures().stream()
        .filter(measure -> measure.check().equals(TableRules.WITHDRAWN))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> validFrom(List<Row> rows) {
    return rows.stream()
        .map(row -> LocalDate.ofEpochDay(row.number("valid_from")).toString())
        .sorted()
        .toList();
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
