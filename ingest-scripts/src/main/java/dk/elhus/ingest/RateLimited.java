package dk.elhus.ingest;

import java.time.Duration;
import java.util.Optional;

/** The source asks for patience. */
final class RateLimited extends PullException {
  private final transient Optional<Duration> wait;

  /**
   * @param wait how long it asks to wait, when it says so
   */
  RateLimited(String message, Optional<Duration> wait) {
    super(message);
    this.wait = wait;
  }

  Optional<Duration> waitAsked() {
    return wait;
  }
}
