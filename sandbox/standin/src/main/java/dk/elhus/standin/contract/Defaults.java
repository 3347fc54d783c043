package dk.elhus.standin.contract;

/**
 * What the source does when a request leaves {@code sort} or {@code limit} out. The service has
 * changed this over the years; a careful client sends both and does not care.
 */
public enum Defaults {
  /** Unique key ascending; 100 rows. */
  KEY_ORDER,
  /** Newest first; 100 rows only when {@code start} is absent too, else all rows. */
  NEWEST_FIRST
}
