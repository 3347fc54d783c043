package dk.elhus.standin.files;

import dk.elhus.standin.contract.ColumnType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings the cells of a file into the form that the source answers with. */
final class CellText {

  private static final Pattern JSON_NUMBER =
      Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final Pattern TIME =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[ T](\\d{2}:\\d{2})(:\\d{2})?");

  private CellText() {}

  /**
   * The cell as the answer shows it: null when empty, digits as they are.
   *
   * @throws IllegalArgumentException when the cell is not what its column promises
   */
  static String of(String cell, ColumnType type, boolean decimalComma) {
    if (cell == null || cell.isEmpty()) {
      return null;
    }
    return switch (type) {
      case NUMBER -> number(cell, decimalComma);
      case TIME -> time(cell);
      case TEXT -> cell;
    };
  }

  private static String number(String cell, boolean decimalComma) {
    // a dot beside decimal commas groups thousands: a spreadsheet has been at the file
    boolean grouped = decimalComma && cell.indexOf('.') >= 0;
    String point = decimalComma ? cell.replace(',', '.') : cell;
    if (grouped || !JSON_NUMBER.matcher(point).matches()) {
      throw new IllegalArgumentException("'" + cell + "' is not a number");
    }
    return point;
  }

  private static String time(String cell) {
    Matcher matcher = TIME.matcher(cell);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + cell + "' is not a date with a time");
    }
    String seconds = matcher.group(3) == null ? ":00" : matcher.group(3);
    return matcher.group(1) + "T" + matcher.group(2) + seconds;
  }

  static boolean isTime(String text) {
    return TIME.matcher(text).matches();
  }
}
