package dk.elhus.record;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A moment as a person types it: {@code 2025-01-11T10:00} is what a Danish clock showed, {@code
 * 2025-01-11T10:00+01:00} and {@code 2025-01-11T09:00Z} say the same with an offset. A blank may
 * stand for the {@code T}; seconds may be given.
 */
public final class TypedMoment {
  private static final Pattern OFFSET = Pattern.compile(".*(Z|[+-]\\d{2}:\\d{2})");

  private TypedMoment() {}

  /**
   * The moments that a text names, seconds since 1970 UTC: one, or both when it names an hour that
   * Danish clocks show twice and no offset tells which.
   *
   * @throws InvalidValueException when it is no time, or one that Danish clocks skip
   */
  public static List<Long> parse(String text) throws InvalidValueException {
    String iso = text.trim().replace(' ', 'T');
    try {
      return OFFSET.matcher(iso).matches()
          ? List.of(OffsetDateTime.parse(iso).toEpochSecond())
          : danish(LocalDateTime.parse(iso), text);
    } catch (DateTimeException e) {
      throw new InvalidValueException(
          "'"
              + text
              + "' is no time; write 2025-01-11T10:00 for Danish time, 2025-01-11T09:00Z for UTC,"
              + " 2025-10-26T02:00+02:00 for the first of the two hours 02 of an autumn day");
    }
  }

  private static List<Long> danish(LocalDateTime clock, String text) throws InvalidValueException {
    List<ZoneOffset> offsets = DanishTime.ZONE.getRules().getValidOffsets(clock);
    if (offsets.isEmpty()) {
      throw new InvalidValueException(
          "'" + text + "' is no Danish time: clocks skip that hour on that day");
    }
    return offsets.stream().map(clock::toEpochSecond).toList();
  }
}
