package dk.elhus.clean;

import dk.elhus.record.DanishTime;
import dk.elhus.record.Decimals;
import dk.elhus.record.InvalidValueException;
import dk.elhus.record.MunicipalityCode;
import dk.elhus.record.PriceArea;
import dk.elhus.record.Row;
import dk.elhus.record.SourceTime;

/** Reads the fields of one landed record; every refusal names the column. */
final class Fields {
  /** Digits of a GLN, which names a company. */
  static final int GLN_DIGITS = 13;

  private static final int SECONDS_PER_DAY = 86_400;

  private final LandedRecord record;

  Fields(LandedRecord record) {
    this.record = record;
  }

  /**
   * The start of an interval, seconds since 1970 UTC.
   *
   * @param utcColumn the column that says it in UTC; required
   * @param danishColumn the column that says it as a Danish wall clock; must agree where it is
   *     there
   */
  long start(String utcColumn, String danishColumn, int resolutionMinutes, Window window)
      throws RejectedException {
    long start = time(utcColumn, required(utcColumn));
    if (Math.floorMod(start, resolutionMinutes * 60L) != 0) {
      throw new RejectedException(
          utcColumn
              + ": '"
              + record.text(utcColumn)
              + "' is not the start of "
              + resolutionMinutes
              + " minutes");
    }
    requireSameMoment(start, danishColumn);
    requireAskedFor(utcColumn, start, window);
    return start;
  }

  /** A moment in UTC, seconds since 1970. */
  long moment(String column, Window window) throws RejectedException {
    long moment = time(column, required(column));
    requireAskedFor(column, moment, window);
    return moment;
  }

  private static void requireAskedFor(String column, long moment, Window window)
      throws RejectedException {
    if (!window.contains(moment)) {
      throw new RejectedException(
          column + ": " + DanishTime.toText(moment) + " was not asked for (" + window + ")");
    }
  }

  /** A text of so many digits. */
  String digits(String column, int count) throws RejectedException {
    String text = required(column);
    if (!text.matches("\\d{" + count + "}")) {
      throw new RejectedException(column + ": '" + text + "' does not have " + count + " digits");
    }
    return text;
  }

  PriceArea area(String column) throws RejectedException {
    try {
      return PriceArea.parse(required(column));
    } catch (InvalidValueException e) {
      throw new RejectedException(column + ": " + e.getMessage());
    }
  }

  /** The three digits of a municipality. */
  String municipality(String column) throws RejectedException {
    try {
      return MunicipalityCode.parse(required(column));
    } catch (InvalidValueException e) {
      throw new RejectedException(column + ": " + e.getMessage());
    }
  }

  /** Sets a decimal column of the row, or leaves it null where the record has none. */
  void decimal(String column, Row row, int place) throws RejectedException {
    String text = record.text(column);
    if (isAbsent(text)) {
      return;
    }
    try {
      row.set(place, Decimals.parse(text));
    } catch (InvalidValueException e) {
      throw new RejectedException(column + ": " + e.getMessage());
    }
  }

  /** A Danish day, written as its midnight; days since 1970. */
  long day(String column) throws RejectedException {
    String text = required(column);
    long midnight = time(column, text);
    if (Math.floorMod(midnight, SECONDS_PER_DAY) != 0) {
      throw new RejectedException(column + ": '" + text + "' is not the start of a day");
    }
    return Math.floorDiv(midnight, SECONDS_PER_DAY);
  }

  /** Sets a column of the row to 1 or 0, or leaves it null where the record has none. */
  void flag(String column, Row row, int place) throws RejectedException {
    String text = record.text(column);
    if (isAbsent(text)) {
      return;
    }
    switch (text) {
      case "1", "true" -> row.set(place, 1);
      case "0", "false" -> row.set(place, 0);
      default -> throw new RejectedException(column + ": '" + text + "' is neither 0 nor 1");
    }
  }

  /** Whether a column is empty because the person that it named was forgotten. */
  boolean isForgotten(String column) {
    return column.equals(record.text(LandedRecord.FORGOTTEN)) && !has(column);
  }

  /** Whether the record has a text in a column. */
  boolean has(String column) {
    return !isAbsent(record.text(column));
  }

  /** The text of a column, null where the record has none. */
  String optional(String column) {
    return has(column) ? record.text(column) : null;
  }

  String required(String column) throws RejectedException {
    String text = record.text(column);
    if (isAbsent(text)) {
      throw new RejectedException(column + " is missing");
    }
    return text;
  }

  private void requireSameMoment(long start, String danishColumn) throws RejectedException {
    String danish = record.text(danishColumn);
    if (isAbsent(danish)) {
      return;
    }
    long wallClock = DanishTime.wallClock(start);
    if (time(danishColumn, danish) != wallClock) {
      throw new RejectedException(
          danishColumn
              + ": local time '"
              + danish
              + "' does not match "
              + DanishTime.toText(start)
              + ", which is "
              + DanishTime.wallClockToText(wallClock)
              + " in Denmark");
    }
  }

  private static long time(String column, String text) throws RejectedException {
    try {
      return SourceTime.parse(text);
    } catch (InvalidValueException e) {
      throw new RejectedException(column + ": " + e.getMessage());
    }
  }

  private static boolean isAbsent(String text) {
    return text == null || text.isEmpty();
  }
}
