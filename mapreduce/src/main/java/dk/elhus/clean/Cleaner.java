package dk.elhus.clean;

import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;

/** The rules of one dataset. */
public interface Cleaner {
  /** Name of the dataset at its source. */
  String dataset();

  /** The table that its rows go to. */
  TableSpec table();

  /** Length of its intervals. */
  int resolutionMinutes();

  /**
   * Checks a landed record and makes a row of it; the nights stay null.
   *
   * @param window what was asked for; a record outside of it was not asked for and is refused
   * @throws RejectedException when the record is no valid row
   */
  Row clean(LandedRecord record, Window window) throws RejectedException;
}
