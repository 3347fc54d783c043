package dk.elhus.trace;

import static dk.elhus.job.Received.hour;
import static dk.elhus.job.Received.settlements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.elhus.job.TestWarehouse;
import dk.elhus.record.InvalidValueException;
import dk.elhus.record.KeyFilter;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import dk.elhus.trace.TracedRevision.Origin;
import dk.elhus.trace.TracedRevision.Parts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("From a row back to the landed record")
class LineageTest {
  private static final String ELSPOT = "Elspotprices";

  @TempDir Path folder;
  private TestWarehouse house;

  @BeforeEach
  void twoNights() throws Exception {
    house = new TestWarehouse(folder);
    landPrices(
        "2025-01-02",
        hour("DK2", "2025-01-01T10:00:00Z", "100"),
        hour("DK1", "2025-01-01T10:00:00Z", "100"));
    house.load("2025-01-02");
    landPrices(
        "2025-01-03",
        hour("DK1", "2025-01-01T10:00:00Z", "95"),
        hour("DK1", "2025-01-01T11:00:00Z", "eleven"),
        hour("DK1", "2025-01-01T10:00:00Z", "90"));
    landPrices("2025-01-04", hour("DK1", "2025-01-01T12:00:00Z", "50"));
    house.load("2025-01-04");
  }

  @Test
  void eachRevisionHasItsLoadItsFileItsRecordAndAChecksumThatHolds() throws Exception {
    List<TracedRevision> traced = trace(Tables.SPOT_PRICE, "DK1", "2025-01-01T11:00");

    assertThat(traced).hasSize(2);
    assertThat(traced)
        .extracting(revision -> revision.load().get().sequence())
        .containsExactly(1, 2);
    assertThat(traced).allMatch(TracedRevision::versionThere);
    Origin first = traced.get(0).origin().get();
    assertThat(first.folder().manifest().night()).isEqualTo("2025-01-02");
    assertThat(first.position()).isEqualTo(1);
    assertThat(first.sound()).isTrue();
    Origin second = traced.get(1).origin().get();
    assertThat(second.folder().manifest().night())
        .as("of two folders that one load read, the one that has it")
        .isEqualTo("2025-01-03");
    assertThat(second.position()).as("of two records, the one that won").isEqualTo(2);
    assertThat(second.path().toString()).endsWith(ELSPOT + "/night=2025-01-03/part-0.avro");
  }

  @Test
  void aFileThatIsNoLongerWhatWasLandedIsToldWithBothChecksums() throws Exception {
    Path file =
        Path.of(java.net.URI.create(house.layout().landing(ELSPOT, LocalDate.parse("2025-01-02"))))
            .resolve("part-0.avro");
    Files.deleteIfExists(file.resolveSibling(".part-0.avro.crc"));
    Files.write(file, new byte[0], StandardOpenOption.APPEND);
    byte[] bytes = Files.readAllBytes(file);
    // A second sync marker at the end is read as the end of the file.
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length + 1));

    Origin origin = trace(Tables.SPOT_PRICE, "DK1", "2025-01-01T11:00").get(0).origin().get();

    assertThat(origin.sound()).isFalse();
    assertThat(origin.checksum()).isNotEqualTo(origin.file().sha256());
  }

  @Test
  void anAggregateLeadsToTheRowsThatItWasComputedFromAndToThoseThatChangedIt() throws Exception {
    List<TracedRevision> days = trace(Tables.SPOT_PRICE_DAY, "DK1", "2025-01-01");

    assertThat(days).extracting(day -> parts(day).rows()).containsExactly(1L, 2L);
    Parts changed = parts(days.get(1));
    assertThat(changed.table()).isEqualTo(Tables.SPOT_PRICE);
    assertThat(changed.partitions()).containsExactly("2025-01");
    assertThat(changed.learnedThen())
        .extracting(row -> row.cell(row.table().place("start_utc")))
        .containsExactly("2025-01-01T10:00", "2025-01-01T12:00");
    assertThat(trace(Tables.SPOT_PRICE_MONTH, "DK1", "2025-01"))
        .extracting(month -> parts(month).rows())
        .containsExactly(1L, 2L);
  }

  @Test
  void aRollingMeanLeadsToItsWindowAcrossTheEdgeOfAMonth() throws Exception {
    house.land(
        "ProductionConsumptionSettlement",
        "2025-02-10",
        "2025-01-30T23:00:00Z",
        "2025-02-28T23:00:00Z",
        settlements("DK1", "2025-01-31T12:00:00Z", 30, 100, 100));
    house.load("2025-02-10");

    Parts window = parts(trace(Tables.CONSUMPTION_ROLLING_24H, "DK1", "2025-02-01T02:00Z").get(0));

    assertThat(window.rows()).isEqualTo(15);
    assertThat(window.partitions()).containsExactly("2025-01", "2025-02");
  }

  @Test
  void aKeyThatIsNotThereHasNoRevisionsAndOneThatMeansTooMuchIsRefused() throws Exception {
    assertThat(trace(Tables.SPOT_PRICE, "DK1", "2019-01-01T11:00")).isEmpty();
    assertThat(trace(Tables.SPOT_PRICE, "DK1", "2025-01-01T01:00")).isEmpty();
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> lineage().trace(KeyFilter.ofWords(Tables.SPOT_PRICE, List.of("DK1")), 2))
        .withMessageContaining("3 revisions of spot_price are meant, more than 2");
  }

  @Test
  void tablesWhoseJobsAreOthersAreNotTraced() {
    assertThat(Lineage.knows(Tables.METERED_DAY)).isFalse();
    assertThat(Lineage.knows(Tables.REJECT)).isFalse();
    assertThat(Lineage.knows(Tables.CO2_EMISSION_HOUR)).isTrue();
  }

  private static Parts parts(TracedRevision revision) {
    return revision.parts().orElseThrow();
  }

  private Lineage lineage() throws IOException {
    return new Lineage(house.conf(), house.layout());
  }

  private List<TracedRevision> trace(TableSpec table, String... key)
      throws IOException, InvalidValueException {
    return lineage().trace(KeyFilter.ofWords(table, List.of(key)), 100);
  }

  @SafeVarargs
  private void landPrices(String night, Map<String, String>... records) throws IOException {
    house.land(ELSPOT, night, "2024-12-31T23:00:00Z", "2025-01-31T23:00:00Z", List.of(records));
  }
}
