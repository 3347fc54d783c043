package dk.elhus.avro;

/**
 * A column that a reader wants.
 *
 * @param name its name in the file
 * @param kind what it must be there, and what the long stands for
 */
public record FlatField(String name, Kind kind) {

  /** What a column is. */
  public enum Kind {
    /** An int or a long that is no moment. */
    INTEGER,
    /** A moment: milliseconds since 1970 UTC. */
    MOMENT,
    /** A decimal of any precision and scale, as thousandths. */
    THOUSANDTHS,
    /** A text of at most eight bytes, packed by {@link ShortText}. */
    CODE
  }
}
