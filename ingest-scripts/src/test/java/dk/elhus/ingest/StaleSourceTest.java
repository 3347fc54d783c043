package dk.elhus.ingest;

import static dk.elhus.ingest.Night.page;
import static dk.elhus.ingest.Night.price;
import static dk.elhus.ingest.ScriptedSource.json;
import static dk.elhus.ingest.ScriptedSource.reply;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A source that has stopped still answers 200; that is noticed and said. */
class StaleSourceTest extends NightStory {
  private static final String OLD = price(1, "DK1", "1").replace("2025-10-26", "2025-10-20");
  private static final String RETIRED =
      """
      {"title":"Day-Ahead Prices (discontinued)","description":"See its successor.","columns":[]}""";
  private static final String ALIVE =
      """
      {"title":"Day-Ahead Prices","description":"Prices of the auction.","columns":[]}""";

  @Test
  void aFreshSourceIsNotAskedAboutItself() throws Exception {
    night.source.then(page(1, price(1, "DK1", "1")));

    night.pull();

    assertThat(night.manifest().stale()).isNull();
    assertThat(night.source.requests()).hasSize(1);
  }

  @Test
  void rowsOfARetiredDatasetAreNotLanded() throws Exception {
    night.source.then(page(1, OLD), json(RETIRED));

    PullOutcome outcome = night.pull();

    assertThat(night.source.requests()).last().isEqualTo("/meta/dataset/DayAheadPrices");
    assertThat(night.records()).isEmpty();
    assertThat(night.manifest().rows()).isZero();
    assertThat(night.manifest().stale())
        .startsWith("retired: the source calls it \"Day-Ahead Prices (discontinued)\"")
        .contains(
            "its newest row is of 2025-10-20T01:00:00Z in a window up to 2025-10-27T23:00:00Z")
        .contains("set life.last_day in DayAheadPrices.yaml");
    assertThat(outcome.line()).contains("STALE: retired");
    assertThat(outcome.values()).containsKey("stale");
  }

  @Test
  void rowsOfALateSourceAreLandedAndMarked() throws Exception {
    night.source.then(page(1, OLD), json(ALIVE));

    night.pull();

    assertThat(night.records()).hasSize(1);
    assertThat(night.manifest().stale()).startsWith("late: its newest row is of 2025-10-20T01:00");
  }

  @Test
  void aWindowWithoutAnyRowIsLate() throws Exception {
    night.source.then(page(0), json(ALIVE));

    night.pull();

    assertThat(night.manifest().stale()).startsWith("late: it has no row at all in a window");
  }

  @Test
  void aSourceThatKnowsNothingOfItselfIsLateToo() throws Exception {
    night.source.then(page(0), reply(204, ""));

    night.pull();

    assertThat(night.manifest().stale())
        .startsWith("late: ")
        .contains("what the source says about it is not known")
        .contains("answered 204");
  }
}
