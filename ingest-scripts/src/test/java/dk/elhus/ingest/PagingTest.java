package dk.elhus.ingest;

import static dk.elhus.ingest.Night.page;
import static dk.elhus.ingest.Night.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A window that needs several pages arrives whole, once, and from one state of the source. */
class PagingTest extends NightStory {
  @Test
  void threePagesBecomeThreeFilesWithPositionsThatRunOn() throws Exception {
    night
        .source
        .then(page(5, price(0, "DK1", "1.0"), price(0, "DK2", "2.0")))
        .then(page(5, price(1, "DK1", "3.0"), price(1, "DK2", "4.0")))
        .then(page(5, price(2, "DK1", "5.0")));

    night.pull();

    assertThat(night.column("DayAheadPriceDKK")).containsExactly("1.0", "2.0", "3.0", "4.0", "5.0");
    assertThat(night.column("position")).containsExactly("0", "1", "2", "3", "4");
    assertThat(night.landedFiles())
        .containsExactly("_SUCCESS", "manifest.json", "part-0.avro", "part-1.avro", "part-2.avro");
  }

  @Test
  void eachRequestAsksInDanishTimeInOneOrderAndForOnePage() throws Exception {
    night
        .source
        .then(page(3, price(0, "DK1", "1"), price(0, "DK2", "2")))
        .then(page(3, price(1, "DK1", "3")));

    night.pull();

    String asked =
        "/dataset/DayAheadPrices?start=2025-10-19T00:00&end=2025-10-28T00:00"
            + "&filter={\"PriceArea\":[\"DK1\",\"DK2\"]}&sort=TimeUTC asc,PriceArea asc";
    assertThat(night.source.requests())
        .containsExactly(asked + "&offset=0&limit=2", asked + "&offset=2&limit=2");
    assertThat(night.time.waits())
        .as("a rest between pages")
        .containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void withoutATotalAPageThatIsNotFullIsTheLast() throws Exception {
    night
        .source
        .then(page(-1, price(0, "DK1", "1"), price(0, "DK2", "2")))
        .then(page(-1, price(1, "DK1", "3")));

    night.pull();

    assertThat(night.records()).hasSize(3);
  }

  @Test
  void aSourceThatGivesLessThanAskedIsReadToItsTotal() throws Exception {
    night.descriptor("page_size", "100");
    night
        .source
        .then(page(3, price(0, "DK1", "1"), price(0, "DK2", "2")))
        .then(page(3, price(1, "DK1", "3")));

    night.pull();

    assertThat(night.records()).hasSize(3);
  }

  @Test
  void whenTheTotalChangesBetweenPagesThePullBeginsAnew() throws Exception {
    night
        .source
        .then(page(3, price(0, "DK1", "1"), price(0, "DK2", "2")))
        .then(page(4, price(1, "DK1", "3"), price(1, "DK2", "4")))
        .then(page(4, price(0, "DK1", "1"), price(0, "DK2", "2")))
        .then(page(4, price(1, "DK1", "3"), price(1, "DK2", "4")));

    night.pull();

    assertThat(night.column("DayAheadPriceDKK")).containsExactly("1", "2", "3", "4");
    assertThat(night.manifest().attempts()).isEqualTo(4);
    assertThat(night.manifest().urls()).hasSize(2);
  }

  @Test
  void whenARecordComesOnTwoPagesThePullBeginsAnew() throws Exception {
    night
        .source
        .then(page(4, price(0, "DK1", "1"), price(0, "DK2", "2")))
        .then(page(4, price(0, "DK2", "2"), price(1, "DK1", "3")))
        .then(page(4, price(0, "DK1", "1"), price(0, "DK2", "2")))
        .then(page(4, price(1, "DK1", "3"), price(1, "DK2", "4")));

    night.pull();

    assertThat(night.column("DayAheadPriceDKK")).containsExactly("1", "2", "3", "4");
    assertThat(night.landedFiles()).doesNotContain("part-2.avro");
  }

  @Test
  void aSourceThatNeverHoldsStillLandsNothing() throws Exception {
    for (int i = 0; i < 4; i++) {
      night
          .source
          .then(page(4, price(0, "DK1", "1"), price(0, "DK2", "2")))
          .then(page(5, price(1, "DK1", "3"), price(1, "DK2", "4")));
    }

    assertThatThrownBy(() -> night.pull())
        .isInstanceOf(PullException.class)
        .hasMessageContaining("changed during each of 4 pulls")
        .hasMessageContaining("the total changed from 4 to 5")
        .hasMessageContaining("page_size");

    assertThat(night.landing()).doesNotExist();
    assertThat(night.incoming()).isEmpty();
  }

  @Test
  void aSourceThatIgnoresTheOffsetIsNotLandedTwice() throws Exception {
    for (int i = 0; i < 8; i++) {
      night.source.then(page(4, price(0, "DK1", "1"), price(0, "DK2", "2")));
    }

    assertThatThrownBy(() -> night.pull())
        .hasMessageContaining("record 2025-10-26T00:00:00 DK")
        .hasMessageContaining("came on two pages");
  }

  @Test
  void recordsThatRunOutBeforeTheTotalAreNotTakenForAll() throws Exception {
    for (int i = 0; i < 4; i++) {
      night.source.then(page(4, price(0, "DK1", "1"), price(0, "DK2", "2"))).then(page(4));
    }

    assertThatThrownBy(() -> night.pull())
        .hasMessageContaining("no more records came after 2 of 4");
  }

  @Test
  void twiceTheSameRecordOnOnePageIsTheSourcesBusinessAndLandsAsReceived() throws Exception {
    night.source.then(page(2, price(0, "DK1", "1"), price(0, "DK1", "1")));

    night.pull();

    assertThat(night.records()).hasSize(2);
  }
}
