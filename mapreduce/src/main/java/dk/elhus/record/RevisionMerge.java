package dk.elhus.record;

import java.util.List;

/**
 * Merges what is known about one natural key with what a load observed.
 *
 * <p>The newest fetch wins. A value that differs from the one that stands supersedes it; both rows
 * stay. A value that an earlier record of the same load gave and a later one corrects was never
 * published, so it leaves no row and is counted as overtaken. A key that a whole list no longer has
 * is withdrawn: its row is superseded and none takes its place.
 */
public final class RevisionMerge {
  /** What became of an observation. */
  public enum Fate {
    /** Its key was not known before. */
    ADDED,
    /** It replaces a value known before. */
    REVISED,
    /** It says what stands already, or what another record of this load says. */
    DUPLICATE,
    /** A newer record says otherwise. */
    OVERTAKEN
  }

  /**
   * What a load found about a key.
   *
   * @param row the value; its editions are null
   * @param source number of the input that it came from
   * @param stale whether a newer fetch of the same stretch of time was loaded before this one; a
   *     stale value never replaces one that is known
   */
  public record Observation(Row row, int source, boolean stale) {}

  /** Where the merge puts its results. */
  public interface Sink<E extends Exception> {
    /**
     * @param row a row of the new version
     * @param fresh whether the version that stood lacks this row, or has it otherwise
     */
    void row(Row row, boolean fresh) throws E;

    /** Called once per observation. */
    void fate(Observation observation, Fate fate) throws E;
  }

  private final long edition;

  /**
   * @param edition the {@link EditionNumber} that new rows carry
   */
  public RevisionMerge(long edition) {
    this.edition = edition;
  }

  /**
   * Merges one key.
   *
   * @param stored its rows of the version that stands, in the order they were learned
   * @param observed what this load found, oldest fetch first
   */
  public <E extends Exception> void merge(
      List<Row> stored, List<Observation> observed, Sink<E> sink) throws E {
    merge(stored, observed, false, sink);
  }

  /**
   * Merges one key.
   *
   * @param stored its rows of the version that stands, in the order they were learned
   * @param observed what this load found, oldest fetch first
   * @param withdrawn whether the newest fetch was of all keys there are and lacked this one: then
   *     what stands is superseded by nothing
   */
  public <E extends Exception> void merge(
      List<Row> stored, List<Observation> observed, boolean withdrawn, Sink<E> sink) throws E {
    Row standing = standing(stored);
    Observation winner = withdrawn ? null : winner(standing, observed);
    boolean replaces = winner != null && !sameAs(standing, winner);
    for (Row row : stored) {
      boolean fresh = (replaces || withdrawn) && row == standing;
      sink.row(fresh ? row.supersede(edition) : row, fresh);
    }
    if (replaces) {
      sink.row(winner.row().learn(edition), true);
    }
    Row result = winner != null ? winner.row() : withdrawn ? null : standing;
    for (Observation observation : observed) {
      sink.fate(observation, fate(observation, winner, standing, result));
    }
  }

  private static Row standing(List<Row> stored) {
    Row standing = null;
    for (Row row : stored) {
      if (row.isCurrent()) {
        if (standing != null) {
          throw new IllegalStateException("two rows of one key stand: " + standing + " and " + row);
        }
        standing = row;
      }
    }
    return standing;
  }

  private static Observation winner(Row standing, List<Observation> observed) {
    for (int i = observed.size() - 1; i >= 0; i--) {
      if (!observed.get(i).stale()) {
        return observed.get(i);
      }
    }
    return standing == null && !observed.isEmpty() ? observed.get(observed.size() - 1) : null;
  }

  private static Fate fate(Observation observation, Observation winner, Row standing, Row result) {
    if (observation == winner) {
      if (standing == null) {
        return Fate.ADDED;
      }
      return sameAs(standing, winner) ? Fate.DUPLICATE : Fate.REVISED;
    }
    return sameAs(result, observation) ? Fate.DUPLICATE : Fate.OVERTAKEN;
  }

  private static boolean sameAs(Row row, Observation observation) {
    return row != null && row.saysTheSameAs(observation.row());
  }
}
