package dk.elhus.record;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the time forms that the sources write: {@code 2024-03-05T22:00:00}, with or without
 * seconds, with {@code T} or a space.
 */
public final class SourceTime {
  private static final Pattern FORM =
      Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})[T ](\\d{2}):(\\d{2})(?::(\\d{2}))?");
  private static final Pattern DATE_ONLY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private SourceTime() {}

  /**
   * Seconds since 1970 as if the clock that wrote the text showed UTC. For a UTC column that is the
   * moment itself, for a Danish one the wall clock.
   *
   * @throws InvalidValueException when the text has another form, lacks the hour, or names no real
   *     date
   */
  public static long parse(String text) throws InvalidValueException {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      String why = DATE_ONLY.matcher(text).matches() ? "has no hour" : "is not a time";
      throw new InvalidValueException(
          "'" + text + "' " + why + " (expected a form like 2024-03-05T22:00:00)");
    }
    try {
      return LocalDateTime.of(
              part(matcher, 1),
              part(matcher, 2),
              part(matcher, 3),
              part(matcher, 4),
              part(matcher, 5),
              matcher.group(6) == null ? 0 : part(matcher, 6))
          .toEpochSecond(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new InvalidValueException("'" + text + "' is not a real date and time");
    }
  }

  private static int part(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
