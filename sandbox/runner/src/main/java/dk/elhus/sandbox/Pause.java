package dk.elhus.sandbox;

import java.time.Duration;

/** Waiting that ends when the user does not want to wait any more. */
final class Pause {
  private Pause() {}

  static void of(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("interrupted", "run the same command again: it goes on", e);
    }
  }
}
