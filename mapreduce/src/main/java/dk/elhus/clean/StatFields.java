package dk.elhus.clean;

import dk.elhus.record.DanishTime;
import dk.elhus.record.InvalidValueException;
import dk.elhus.record.Row;
import dk.elhus.record.StatArea;
import dk.elhus.record.StatNumber;
import java.time.LocalDate;
import java.util.OptionalLong;

/** Reads the fields of one landed record of StatBank; every refusal names the column. */
final class StatFields {
  /** The column with the number. */
  private static final String NUMBER = "INDHOLD";

  /** Reads one field. */
  interface Parser<T> {
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

  /** A required field, by its own rule. */
  <T> T read(String column, Parser<T> parser) throws RejectedException {
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

  /** Refuses a period that was not asked for. */
  static void requireAsked(LocalDate firstDay, Window window) throws RejectedException {
    if (!window.contains(DanishTime.startOfDay(firstDay))) {
      throw new RejectedException("TID: " + firstDay + " was not asked for (" + window + ")");
    }
  }
}
