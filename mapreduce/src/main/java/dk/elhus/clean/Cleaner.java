package dk.elhus.clean;

import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** The rules of one dataset. */
public interface Cleaner {
  /** Name of the dataset at its source. */
  String dataset();

  /** The table that its rows go to. */
  TableSpec table();

  /** Where its rejects go: those of personal data to a place that is closed like their table. */
  default TableSpec rejects() {
    return table().isRestricted() ? Tables.PERSONAL_REJECT : Tables.REJECT;
  }

  /** Length of its intervals; 0 when its rows are not about intervals. */
  default int resolutionMinutes() {
    return 0;
  }

  /**
   * Checks a landed record and makes a row of it; the nights stay null.
   *
   * @param window what was asked for; a record outside of it was not asked for and is refused
   * @throws RejectedException when the record is no valid row
   */
  Row clean(LandedRecord record, Window window) throws RejectedException;

  /**
   * Whether each fetch brings all keys there are, so that one which a newer fetch lacks was
   * withdrawn at the source.
   */
  default boolean isWholeList() {
    return false;
  }

  /**
   * The moment that a row is about, seconds since 1970 UTC: a later fetch of the same moment wins.
   */
  default long moment(Row row) {
    return row.number("start_utc");
  }

  /** The partitions that records of a window may fall in; empty when that can be any. */
  default Optional<List<String>> partitions(Window window) {
    return Optional.of(window.months().stream().map(YearMonth::toString).toList());
  }
}
