package dk.elhus.standin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * So many requests per minute for each dataset and client address. Refused requests do not count.
 */
final class RateLimiter {

  private static final Duration WINDOW = Duration.ofMinutes(1);

  private record Caller(String dataset, String address) {}

  private final int perMinute;
  private final Clock clock;
  private final Map<Caller, Deque<Instant>> served = new HashMap<>();

  /**
   * @param perMinute 0 for no limit
   */
  RateLimiter(int perMinute, Clock clock) {
    this.perMinute = perMinute;
    this.clock = clock;
  }

  /** Seconds to wait before this request would be served; 0 when it is served now. */
  synchronized long secondsToWait(String dataset, String address) {
    if (perMinute == 0) {
      return 0;
    }
    Deque<Instant> recent =
        served.computeIfAbsent(new Caller(dataset, address), caller -> new ArrayDeque<>());
    Instant now = clock.instant();
    while (!recent.isEmpty() && !now.isBefore(recent.peekFirst().plus(WINDOW))) {
      recent.removeFirst();
    }
    if (recent.size() < perMinute) {
      recent.addLast(now);
      return 0;
    }
    Duration wait = Duration.between(now, recent.peekFirst().plus(WINDOW));
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }
}
