package dk.elhus.cli.chain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Waits for what can be observed, never longer than a bound. */
final class Until {
  private static final Duration POLL = Duration.ofMillis(20);

  private Until() {}

  /** Looks once; empty as long as it is not so. */
  @FunctionalInterface
  interface Look<T> {
    Optional<T> look() throws Exception;
  }

  /**
   * Looks again and again.
   *
   * @param what is waited for, for the message
   * @throws AssertionError when it is not so within the bound
   */
  static <T> T found(String what, Duration bound, Look<T> look) throws Exception {
    Instant end = Instant.now().plus(bound);
    while (true) {
      Optional<T> found = look.look();
      if (found.isPresent()) {
        return found.get();
      }
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("waited " + bound.toSeconds() + " s in vain for " + what);
      }
      Thread.sleep(POLL.toMillis());
    }
  }
}
