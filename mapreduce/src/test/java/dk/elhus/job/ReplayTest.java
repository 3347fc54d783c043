package dk.elhus.job;

import static dk.elhus.job.Received.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.job.TestWarehouse.Load;
import dk.elhus.publish.StageResult.DatasetCounts;
import dk.elhus.publish.StageResult.Input;
import dk.elhus.record.Decimals;
import dk.elhus.record.Row;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rejects are read once more. The rules cannot change while a test runs, so here it is the landed
 * text that is mended: byte for byte as long as before, so that it stays the same landed folder.
 */
class ReplayTest {
  private static final String ELSPOT = "Elspotprices";
  private static final String REFUSED = "eleven";
  private static final String MENDED = "70.125";

  @TempDir Path folder;
  private TestWarehouse house;

  @BeforeEach
  void open() {
    house = new TestWarehouse(folder);
  }

  @Test
  void aRejectThatPassesNowIsARowLearnedNowAndStandsAsResolvedWhereItWasRefused() throws Exception {
    land("2025-01-02", hour("DK1", "2025-01-01T11:00:00Z", REFUSED));
    house.load("2025-01-02");
    mend("2025-01-02", hour("DK1", "2025-01-01T11:00:00Z", MENDED));
    assertThat(house.load("2025-01-03").clean().inputs()).as("nobody asked yet").isEmpty();

    replay("first", "2025-01-02");
    Load load = house.load("2025-01-03");

    assertThat(load.counts(ELSPOT))
        .isEqualTo(new DatasetCounts(ELSPOT, "spot_price", 2, 1, 0, 1, 0, 0));
    assertThat(prices()).containsExactly("100", "70.125");
    assertThat(house.asOf(Tables.SPOT_PRICE, "2025-01-02")).hasSize(1);
    assertThat(house.rows(Tables.REJECT))
        .singleElement()
        .satisfies(
            reject -> {
              assertThat(reject.partition()).isEqualTo("2025-01-02");
              assertThat(reject.text("reason")).contains("'eleven' is not a number");
              assertThat(reject.isNull("resolved_edition")).isFalse();
            });
    assertThat(load.clean().inputs()).extracting(Input::replay).containsExactly("first");
  }

  @Test
  void aReplayIsDoneOnceAndASecondOneFindsNothingNew() throws Exception {
    land("2025-01-02", hour("DK1", "2025-01-01T11:00:00Z", REFUSED));
    house.load("2025-01-02");
    mend("2025-01-02", hour("DK1", "2025-01-01T11:00:00Z", MENDED));
    replay("first", "2025-01-02");
    house.load("2025-01-03");

    assertThat(house.load("2025-01-03").clean().inputs()).isEmpty();
    replay("second", "2025-01-02");
    Load again = house.load("2025-01-03");

    assertThat(again.counts(ELSPOT).duplicate()).isEqualTo(2);
    assertThat(again.changedAnything()).isFalse();
  }

  @Test
  void whatIsRefusedAgainStandsOnce() throws Exception {
    land("2025-01-02", hour("DK1", "2025-01-01T11:00:00Z", REFUSED));
    house.load("2025-01-02");

    replay("in vain", "2025-01-02");
    Load load = house.load("2025-01-03");

    assertThat(load.counts(ELSPOT))
        .isEqualTo(new DatasetCounts(ELSPOT, "spot_price", 2, 0, 0, 1, 0, 1));
    assertThat(house.rows(Tables.REJECT))
        .singleElement()
        .satisfies(reject -> assertThat(reject.isNull("resolved_edition")).isTrue());
    assertThat(load.changedAnything()).isFalse();
  }

  @Test
  void aLaterFetchIsNotOverruled() throws Exception {
    land("2025-01-02", hour("DK1", "2025-01-01T11:00:00Z", REFUSED));
    house.load("2025-01-02");
    land("2025-01-03", hour("DK1", "2025-01-01T11:00:00Z", "80"));
    house.load("2025-01-03");
    mend("2025-01-02", hour("DK1", "2025-01-01T11:00:00Z", MENDED));

    replay("late", "2025-01-02");
    Load load = house.load("2025-01-04");

    assertThat(prices()).containsExactly("100", "80");
    assertThat(load.counts(ELSPOT).overtaken()).isEqualTo(1);
    assertThat(house.rows(Tables.REJECT))
        .singleElement()
        .satisfies(reject -> assertThat(reject.isNull("resolved_edition")).isFalse());
  }

  /** After days without a pull, two nights are fetched on one day: learned on the same night. */
  @Test
  void ofTwoFoldersThatWereLearnedOnOneNightTheOneFetchedLastIsNotOverruled() throws Exception {
    house.fetchedAt("2025-01-05T03:00:00Z");
    land("2025-01-02", "2025-01-05", hour("DK1", "2025-01-01T11:00:00Z", REFUSED));
    house.fetchedAt("2025-01-05T03:00:00.250Z");
    land("2025-01-01", "2025-01-05", hour("DK1", "2025-01-01T11:00:00Z", "80"));
    house.load("2025-01-05");
    house.fetchedAt("2025-01-05T03:00:00Z");
    mend("2025-01-02", "2025-01-05", hour("DK1", "2025-01-01T11:00:00Z", MENDED));

    replay("late", "2025-01-02");
    Load load = house.load("2025-01-06");

    assertThat(prices()).containsExactly("100", "80");
    assertThat(load.counts(ELSPOT).overtaken()).isEqualTo(1);
  }

  @Test
  void twoFoldersThatAreReplayedAtOnceCountInTheOrderOfTheirFetches() throws Exception {
    house.fetchedAt("2025-01-05T03:00:00.250Z");
    land("2025-01-01", "2025-01-05", hour("DK1", "2025-01-01T11:00:00Z", REFUSED));
    house.fetchedAt("2025-01-05T03:00:00Z");
    land("2025-01-02", "2025-01-05", hour("DK1", "2025-01-01T11:00:00Z", REFUSED));
    house.load("2025-01-05");
    mend("2025-01-02", "2025-01-05", hour("DK1", "2025-01-01T11:00:00Z", MENDED));
    house.fetchedAt("2025-01-05T03:00:00.250Z");
    mend("2025-01-01", "2025-01-05", hour("DK1", "2025-01-01T11:00:00Z", "80.125"));

    replay("one", "2025-01-01");
    replay("other", "2025-01-02");
    house.load("2025-01-06");

    assertThat(prices()).containsExactly("100", "80.125");
  }

  @Test
  void aFolderThatIsGoneIsNamedWithTheRequest() throws Exception {
    replay("lost", "2025-01-02");

    assertThatThrownBy(() -> house.stage("2025-01-03"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("landing/Elspotprices/night=2025-01-02 is to be read once more")
        .hasMessageContaining("replays/lost.json");
  }

  private void land(String night, Map<String, String> second) throws IOException {
    land(night, night, second);
  }

  private void land(String night, String learned, Map<String, String> second) throws IOException {
    house.land(
        ELSPOT,
        night,
        learned,
        "2024-12-31T23:00:00Z",
        "2025-01-31T23:00:00Z",
        List.of(hour("DK1", "2025-01-01T10:00:00Z", "100"), second));
  }

  private void mend(String night, Map<String, String> second) throws IOException {
    mend(night, night, second);
  }

  private void mend(String night, String learned, Map<String, String> second) throws IOException {
    house.mend(ELSPOT, night, () -> land(night, learned, second));
  }

  private void replay(String id, String night) throws IOException {
    new ReplayRequest(
            id, ELSPOT, LocalDate.parse(night), "a tester", Instant.parse("2025-01-03T12:00:00Z"))
        .write(house.conf(), house.layout());
  }

  private List<String> prices() throws IOException {
    return house.current(Tables.SPOT_PRICE).stream().map(ReplayTest::price).toList();
  }

  private static String price(Row row) {
    return Decimals.toBigDecimal(row.number("price_dkk_per_mwh"))
        .stripTrailingZeros()
        .toPlainString();
  }
}
