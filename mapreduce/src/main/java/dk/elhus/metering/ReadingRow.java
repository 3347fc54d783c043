package dk.elhus.metering;

import dk.elhus.record.DanishTime;
import java.time.LocalDate;

/** A row of the table of readings, reused for every row. */
final class ReadingRow {
  static final long STANDS = Long.MIN_VALUE;
  private static final int MINUTE = 60;

  final Reading reading = new Reading();
  int municipality;
  long pseudonym;
  int minute;

  /** Edition that learned it. */
  long learned;

  /** Edition that replaced it, or {@link #STANDS}. */
  long superseded;

  /** Orders rows as the table does. */
  int compareKey(ReadingRow other) {
    int order = Integer.compare(municipality, other.municipality);
    if (order == 0) {
      order = Long.compare(pseudonym, other.pseudonym);
    }
    return order != 0 ? order : Integer.compare(minute, other.minute);
  }

  /** Whether this row lies before a point of the table. */
  boolean isBefore(int otherMunicipality, long otherPseudonym) {
    return municipality != otherMunicipality
        ? municipality < otherMunicipality
        : pseudonym < otherPseudonym;
  }

  boolean stands() {
    return superseded == STANDS;
  }

  /** The moment that minute 0 of a day means, seconds since 1970 UTC. */
  static long startOfDay(int day) {
    return DanishTime.startOfDay(LocalDate.ofEpochDay(day));
  }

  static int minuteOf(long utcSeconds, long dayStart) {
    return (int) ((utcSeconds - dayStart) / MINUTE);
  }

  static long secondsOf(int minute, long dayStart) {
    return dayStart + (long) minute * MINUTE;
  }
}
