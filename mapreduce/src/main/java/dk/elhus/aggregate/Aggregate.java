package dk.elhus.aggregate;

import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;

/** Many rows of one table become one row of another per key. */
public interface Aggregate {
  /** The table that is read. */
  TableSpec source();

  /** The table that is computed. */
  TableSpec table();

  /** The row that a source row counts towards: key columns only, in its partition. */
  Row key(Row source);

  /** What a source row adds to its key. */
  long[] sums(Row source);

  /** Adds sums to sums; the order of additions never matters. */
  void add(long[] into, long[] more);

  /** Fills the values of a row that has its key. */
  void finish(Row row, long[] sums);
}
