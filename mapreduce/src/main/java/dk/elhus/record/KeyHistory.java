package dk.elhus.record;

import dk.elhus.record.RevisionMerge.Fate;
import dk.elhus.record.RevisionMerge.Observation;
import java.util.ArrayList;
import java.util.List;

/** All revisions of one natural key, built up load by load from nothing. */
public final class KeyHistory {
  private List<Row> rows = List.of();

  /** Takes what a load found about the key, as long as there is one. */
  public void learn(long edition, List<Observation> observed) {
    learn(edition, observed, false);
  }

  /**
   * Takes what a load found about the key. Loads come in the order in which they were published.
   *
   * @param edition the edition that the load made
   * @param observed oldest fetch first
   * @param withdrawn whether the load read a whole list without the key
   */
  public void learn(long edition, List<Observation> observed, boolean withdrawn) {
    List<Row> merged = new ArrayList<>();
    new RevisionMerge(edition)
        .merge(
            rows,
            observed,
            withdrawn,
            new RevisionMerge.Sink<RuntimeException>() {
              @Override
              public void row(Row row, boolean fresh) {
                merged.add(row);
              }

              @Override
              public void fate(Observation observation, Fate fate) {
                // What became of a record was counted when its load was published.
              }
            });
    rows = merged;
  }

  /** Whether a value stands. */
  public boolean stands() {
    return rows.stream().anyMatch(Row::isCurrent);
  }

  /** The revisions, in the order in which they were learned. */
  public List<Row> rows() {
    return rows;
  }
}
