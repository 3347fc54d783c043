package dk.elhus.audit;

import dk.elhus.record.Row;
import java.util.function.Consumer;

/** A rule that is measured over the rows of one partition, while they are written. */
interface RowRule {
  /** What the rule says, for a person. */
  String words();

  /** Begins to measure a partition. */
  Tally tally();

  /** One partition's measuring. */
  interface Tally {
    /**
     * Takes a row that stands.
     *
     * @param fresh whether this load brought it
     */
    void add(Row row, boolean fresh);

    /**
     * What came out; nothing when no row was measured.
     *
     * @param finding takes each finding
     */
    void report(Consumer<Finding> finding);
  }

  /**
   * A measure that does not know its partition yet.
   *
   * @param check name of the check
   */
  record Finding(
      String check, String subject, java.math.BigDecimal value, Limits limits, String detail) {

    Measure in(String table, String partition) {
      return new Measure(check, table, partition, subject, value, limits, detail);
    }
  }
}
