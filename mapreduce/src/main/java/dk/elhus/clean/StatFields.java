package dk.elhus.clean;

import dk.elhus.record.DanishTime;
import dk.elhus.record.InvalidValueException;
import dk.elhus.record.Row;
import dk.elhus.record.StatArea;
import dk.elhus.record.StatNumber;
import dk.elhus.record.StatPeriod;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.OptionalLong;

/** Reads the fields of one landed record of StatBank; every refusal names the column. */
final class StatFields {
  /** The column with the month or the quarter. */
  private static final String PERIOD = "TID";

  /** The column with the number. */
  private static final String NUMBER = "INDHOLD";

  /** Reads one field. */
  private interface Parser<T> {
    T parse(String text) throws InvalidValueException;
  }

  private final LandedRecord record;
  private final Fields fields;

  StatFields(LandedRecord record) {
    this.record = record;
    this.fields = new Fields(record);
  }

  String code(String column) throws RejectedException {
    return fields.required(column);
  }

  StatArea area() throws RejectedException {
    return read("OMRAADE", StatArea::parse);
  }

  /** The month of a record; refused when it was not asked for. */
  YearMonth month(Window window) throws RejectedException {
    YearMonth month = read(PERIOD, StatPeriod::month);
    requireAsked(month.atDay(1), window);
    return month;
  }

  /** The first day of the quarter of a record; refused when it was not asked for. */
  LocalDate quarter(Window window) throws RejectedException {
    LocalDate firstDay = read(PERIOD, StatPeriod::quarter);
    requireAsked(firstDay, window);
    return firstDay;
  }

  private <T> T read(String column, Parser<T> parser) throws RejectedException {
    try {
      return parser.parse(fields.required(column));
    } catch (InvalidValueException e) {
      throw new RejectedException(column + ": " + e.getMessage());
    }
  }

  /** Sets a count, or leaves it null where the source has no data. */
  void count(Row row, int place) throws RejectedException {
    try {
      OptionalLong count = StatNumber.count(record.text(NUMBER));
      if (count.isPresent() && count.getAsLong() > Integer.MAX_VALUE) {
        throw new RejectedException(NUMBER + ": " + count.getAsLong() + " is out of range");
      }
      count.ifPresent(number -> row.set(place, number));
    } catch (InvalidValueException e) {
      throw new RejectedException(NUMBER + ": " + e.getMessage());
    }
  }

  private static void requireAsked(LocalDate firstDay, Window window) throws RejectedException {
    if (!window.contains(DanishTime.startOfDay(firstDay))) {
      throw new RejectedException(PERIOD + ": " + firstDay + " was not asked for (" + window + ")");
    }
  }
}
