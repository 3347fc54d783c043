package dk.elhus.record;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Number of an edition: the night that learned its newest values, and which load of that night it
 * is, as {@code yyyyMMddnn}. 2025102601 is what the first load of 2025-10-26 made visible. A later
 * edition has a greater number.
 *
 * @param value such as 2025102601; {@code nn} is 01 to 99
 */
public record EditionNumber(long value) implements Comparable<EditionNumber> {
  /** Loads that one night may have. */
  public static final int MOST_LOADS = 99;

  private static final int LOADS = 100;
  private static final Pattern DIGITS = Pattern.compile("[0-9]{10}");

  /**
   * @throws IllegalArgumentException when the value names no day, or a load that no night has
   */
  public EditionNumber {
    if (value % LOADS < 1) {
      throw new IllegalArgumentException(
          value + " is no edition: its last two digits are the load of the night, 01 to 99");
    }
    nightOf(value);
  }

  /**
   * @param load 1 for the first load that learns on that night
   * @throws IllegalArgumentException when the night would have more loads than can be numbered
   */
  public static EditionNumber of(LocalDate night, int load) {
    if (load < 1 || load > MOST_LOADS) {
      throw new IllegalArgumentException(
          "night "
              + night
              + " cannot have a load "
              + load
              + ": a night has at most "
              + MOST_LOADS
              + " loads; load a later night");
    }
    return new EditionNumber(
        Long.parseLong(night.format(DateTimeFormatter.BASIC_ISO_DATE)) * LOADS + load);
  }

  /** The greatest number that an edition of a night can have: that night at its end. */
  public static EditionNumber lastOf(LocalDate night) {
    return of(night, MOST_LOADS);
  }

  /**
   * What somebody wrote: an ISO date means the end of that night, ten digits one edition.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static EditionNumber parse(String text) {
    try {
      return DIGITS.matcher(text).matches()
          ? new EditionNumber(Long.parseLong(text))
          : lastOf(LocalDate.parse(text));
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          text
              + " is no edition; write a night as 2025-10-26, or one edition as 2025102601 (night"
              + " and load)",
          e);
    }
  }

  /**
   * The number of the edition that a load makes.
   *
   * @param published the newest edition; nothing before the first
   * @param learned night that the load learns on; an edition never goes back, so an earlier night
   *     than the newest edition's makes another edition of that one
   */
  public static EditionNumber after(Optional<EditionNumber> published, LocalDate learned) {
    return published
        .filter(newest -> !learned.isAfter(newest.night()))
        .map(EditionNumber::next)
        .orElseGet(() -> of(learned, 1));
  }

  /** The next edition of the same night. */
  public EditionNumber next() {
    return of(night(), load() + 1);
  }

  public LocalDate night() {
    return nightOf(value);
  }

  /** Which load of its night it is, from 1. */
  public int load() {
    return (int) (value % LOADS);
  }

  public boolean isAfter(EditionNumber other) {
    return value > other.value;
  }

  @Override
  public int compareTo(EditionNumber other) {
    return Long.compare(value, other.value);
  }

  /** The digits, as in a query. */
  @Override
  public String toString() {
    return Long.toString(value);
  }

  private static LocalDate nightOf(long value) {
    int day = Math.toIntExact(value / LOADS);
    try {
      return LocalDate.of(day / 10_000, day / 100 % 100, day % 100);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(value + " is no edition: " + e.getMessage(), e);
    }
  }
}
