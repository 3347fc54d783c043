package dk.elhus.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.record.RevisionMerge.Fate;
import dk.elhus.record.RevisionMerge.Observation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prices of one hour, learned edition after edition. */
class RevisionMergeTest {
  private static final long TONIGHT = 20;

  private final List<String> rows = new ArrayList<>();
  private final List<Fate> fates = new ArrayList<>();
  private boolean changed;

  @Test
  void theFirstValueIsAdded() {
    merge(List.of(), found(100));

    assertThat(rows).containsExactly("100 since 20");
    assertThat(fates).containsExactly(Fate.ADDED);
    assertThat(changed).isTrue();
  }

  @Test
  void theSameValueAgainChangesNothing() {
    merge(List.of(stands(100, 10)), found(100));

    assertThat(rows).containsExactly("100 since 10");
    assertThat(fates).containsExactly(Fate.DUPLICATE);
    assertThat(changed).isFalse();
  }

  @Test
  void aChangedValueSupersedesTheOldOneAndKeepsIt() {
    merge(List.of(stands(100, 10)), found(90));

    assertThat(rows).containsExactly("100 since 10 until 20", "90 since 20");
    assertThat(fates).containsExactly(Fate.REVISED);
  }

  @Test
  void earlierRevisionsStayAsTheyAre() {
    merge(List.of(stands(80, 5).supersede(10), stands(100, 10)), found(90));

    assertThat(rows).containsExactly("80 since 5 until 10", "100 since 10 until 20", "90 since 20");
  }

  @Test
  void aValueThatReturnsToAnOldOneIsARevisionToo() {
    merge(List.of(stands(80, 5).supersede(10), stands(100, 10)), found(80));

    assertThat(rows).containsExactly("80 since 5 until 10", "100 since 10 until 20", "80 since 20");
  }

  @Test
  void ofSeveralFetchesInOneLoadTheNewestWins() {
    merge(List.of(stands(100, 10)), found(90), found(95), found(95), found(97));

    assertThat(rows).containsExactly("100 since 10 until 20", "97 since 20");
    assertThat(fates).containsExactly(Fate.OVERTAKEN, Fate.OVERTAKEN, Fate.OVERTAKEN, Fate.REVISED);
  }

  @Test
  void theSameRecordTwiceInOneLoadIsOneRow() {
    merge(List.of(), found(100), found(100));

    assertThat(rows).containsExactly("100 since 20");
    assertThat(fates).containsExactlyInAnyOrder(Fate.DUPLICATE, Fate.ADDED);
  }

  @Test
  void aValueThatWentAndCameBackWithinOneLoadChangesNothing() {
    merge(List.of(stands(100, 10)), found(90), found(100));

    assertThat(rows).containsExactly("100 since 10");
    assertThat(fates).containsExactly(Fate.OVERTAKEN, Fate.DUPLICATE);
    assertThat(changed).isFalse();
  }

  @Test
  void aLateFolderNeverOverrulesANewerFetch() {
    merge(List.of(stands(100, 10)), foundLate(90));

    assertThat(rows).containsExactly("100 since 10");
    assertThat(fates).containsExactly(Fate.OVERTAKEN);
    assertThat(changed).isFalse();
  }

  @Test
  void aLateFolderFillsWhatTheNewerFetchLacked() {
    merge(List.of(), foundLate(90), foundLate(91));

    assertThat(rows).containsExactly("91 since 20");
    assertThat(fates).containsExactly(Fate.OVERTAKEN, Fate.ADDED);
  }

  @Test
  void aPriceThatArrivesLaterIsARevision() {
    merge(List.of(row().learn(10)), found(90));

    assertThat(rows).containsExactly("null since 10 until 20", "90 since 20");
  }

  @Test
  void twoRowsThatStandAreReportedAndNotGuessedAway() {
    assertThatThrownBy(() -> merge(List.of(stands(100, 10), stands(90, 11)), found(80)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("two rows of one key stand");
  }

  private void merge(List<Row> stored, Observation... observed) {
    new RevisionMerge(TONIGHT)
        .merge(
            stored,
            List.of(observed),
            new RevisionMerge.Sink<RuntimeException>() {
              @Override
              public void row(Row row, boolean fresh) {
                rows.add(describe(row));
                changed |= fresh;
              }

              @Override
              public void fate(Observation observation, Fate fate) {
                fates.add(fate);
              }
            });
  }

  private static Row row() {
    return new Row(Tables.SPOT_PRICE, "2025-01").set("price_area", "DK1").set("start_utc", 0);
  }

  private static Row stands(long price, long since) {
    return row().set("price_dkk_per_mwh", price).learn(since);
  }

  private static Observation found(long price) {
    return new Observation(row().set("price_dkk_per_mwh", price), 0, false);
  }

  private static Observation foundLate(long price) {
    return new Observation(row().set("price_dkk_per_mwh", price), 0, true);
  }

  private static String describe(Row row) {
    String price = row.isNull("price_dkk_per_mwh") ? "null" : "" + row.number("price_dkk_per_mwh");
    String until = row.isCurrent() ? "" : " until " + row.number(TableSpec.SUPERSEDED);
    return price + " since " + row.learned() + until;
  }
}
