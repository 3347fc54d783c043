package dk.elhus.standin.contract;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code start} and {@code end}: {@code yyyy}, {@code yyyy-MM}, {@code yyyy-MM-dd}, {@code
 * yyyy-MM-ddTHH:mm}, or relative to now, such as {@code StartOfDay-P1D}.
 */
final class TimeBound {

  private static final Pattern RELATIVE =
      Pattern.compile("(?i)(now|StartOfDay|StartOfMonth|StartOfYear)(?:([+ -])(P.+))?");

  // the shorter forms mean the first moment of their year, month or day
  private static final DateTimeFormatter ABSOLUTE =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu[-MM[-dd['T'HH:mm]]]")
          .parseDefaulting(ChronoField.MONTH_OF_YEAR, 1)
          .parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
          .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
          .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);

  private TimeBound() {}

  static LocalDateTime parse(String parameter, String text, boolean utc, AsOf asOf) {
    try {
      Matcher relative = RELATIVE.matcher(text);
      return relative.matches()
          ? relativeTo(now(utc, asOf), relative)
          : LocalDateTime.parse(text, ABSOLUTE);
    } catch (DateTimeParseException e) {
      throw new BadRequestException("Invalid " + parameter + " " + text);
    }
  }

  private static LocalDateTime now(boolean utc, AsOf asOf) {
    return utc
        ? LocalDateTime.ofEpochSecond(DanishTime.epochOfLocal(asOf.danishTime()), 0, ZoneOffset.UTC)
        : asOf.danishTime();
  }

  private static LocalDateTime relativeTo(LocalDateTime now, Matcher relative) {
    LocalDateTime base = anchor(now, relative.group(1).toLowerCase(Locale.ROOT));
    if (relative.group(3) == null) {
      return base;
    }
    int sign = relative.group(2).equals("-") ? -1 : 1; // an unescaped + arrives as a space
    return shift(base, sign, relative.group(3));
  }

  private static LocalDateTime anchor(LocalDateTime now, String name) {
    LocalDateTime day = now.truncatedTo(ChronoUnit.DAYS);
    return switch (name) {
      case "startofday" -> day;
      case "startofmonth" -> YearMonth.from(day).atDay(1).atStartOfDay();
      case "startofyear" -> day.withDayOfYear(1);
      default -> now;
    };
  }

  private static LocalDateTime shift(LocalDateTime base, int sign, String isoDuration) {
    if (isoDuration.contains("T")) {
      return base.plus(Duration.parse(isoDuration).multipliedBy(sign));
    }
    return base.plus(Period.parse(isoDuration).multipliedBy(sign));
  }
}
