package dk.elhus.standin.contract;

/**
 * One column of a dataset.
 *
 * @param name the name as the source writes it, for example {@code HourUTC}
 * @param unit the unit of a number, empty when there is none
 */
public record Column(String name, ColumnType type, String unit, String description) {

  public static Column time(String name, String description) {
    return new Column(name, ColumnType.TIME, "", description);
  }

  public static Column text(String name, String description) {
    return new Column(name, ColumnType.TEXT, "", description);
  }

  public static Column number(String name, String unit, String description) {
    return new Column(name, ColumnType.NUMBER, unit, description);
  }
}
