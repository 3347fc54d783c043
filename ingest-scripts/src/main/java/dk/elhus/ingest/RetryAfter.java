package dk.elhus.ingest;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a source asks to wait: by the header {@code Retry-After}, or in its own words. */
final class RetryAfter {
  /** A source that says "0 seconds" is not to be asked in a tight loop. */
  private static final Duration LEAST = Duration.ofSeconds(1);

  private static final Pattern WORDS =
      Pattern.compile("try again in (\\d{1,6}) second", Pattern.CASE_INSENSITIVE);

  private RetryAfter() {}

  /**
   * @param header value of the header, seconds or an HTTP date
   * @param body the answer's text
   */
  static Optional<Duration> of(Optional<String> header, String body, Instant now) {
    return header
        .flatMap(text -> ofHeader(text.trim(), now))
        .or(() -> ofWords(body))
        .map(wait -> wait.compareTo(LEAST) < 0 ? LEAST : wait);
  }

  private static Optional<Duration> ofHeader(String text, Instant now) {
    if (text.matches("\\d{1,6}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(now, until));
    } catch (DateTimeException e) {
      // Neither form of the standard: as good as no header, and the caller backs off by itself.
      return Optional.empty();
    }
  }

  private static Optional<Duration> ofWords(String body) {
    Matcher words = WORDS.matcher(body);
    return words.find()
        ? Optional.of(Duration.ofSeconds(Long.parseLong(words.group(1))))
        : Optional.empty();
  }
}
