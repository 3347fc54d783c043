package dk.elhus.clean;

import java.util.Map;

/** A record as it was received: text per column. */
public interface LandedRecord {
  /** Holds the name of the column whose value was taken out because a person was forgotten. */
  String FORGOTTEN = "forgotten";

  /** The text of a column, or null when it was null or absent. */
  String text(String column);

  /** 0-based place of the record within its pull. */
  long position();

  /** All columns that were received, in order, unknown ones last. */
  Map<String, String> columns();
}
