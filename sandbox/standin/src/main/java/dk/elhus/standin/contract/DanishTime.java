package dk.elhus.standin.contract;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRules;

/** Seconds since the epoch, UTC wall clock and Danish wall clock. */
public final class DanishTime {

  private static final ZoneRules RULES = ZoneId.of("Europe/Copenhagen").getRules();
  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

  private DanishTime() {}

  public static LocalDateTime local(long epochSecond) {
    ZoneOffset offset = RULES.getOffset(Instant.ofEpochSecond(epochSecond));
    return LocalDateTime.ofEpochSecond(epochSecond, 0, offset);
  }

  public static LocalDateTime utc(long epochSecond) {
    return LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC);
  }

  public static long epochOfUtc(LocalDateTime utc) {
    return utc.toEpochSecond(ZoneOffset.UTC);
  }

  /** Of the two moments that an autumn wall-clock time can mean, the first. */
  public static long epochOfLocal(LocalDateTime local) {
    return local.toEpochSecond(RULES.getOffset(local));
  }

  /** As the source writes it: {@code 2024-03-05T22:00:00}, without a zone. */
  public static String text(LocalDateTime time) {
    return TEXT.format(time);
  }
}
