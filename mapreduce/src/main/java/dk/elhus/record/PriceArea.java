package dk.elhus.record;

/** The two Danish price areas. */
public enum PriceArea {
  /** West of the Great Belt. */
  DK1,
  /** East of the Great Belt. */
  DK2;

  /**
   * @throws InvalidValueException when the text is not exactly the name of a Danish area
   */
  public static PriceArea parse(String text) throws InvalidValueException {
    for (PriceArea area : values()) {
      if (area.name().equals(text)) {
        return area;
      }
    }
    throw new InvalidValueException("'" + text + "' is not a Danish price area (DK1 or DK2)");
  }
}
