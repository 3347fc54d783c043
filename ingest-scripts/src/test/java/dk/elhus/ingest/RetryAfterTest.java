package dk.elhus.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A source's request for patience, in each form in which it comes. */
class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2025-10-26T20:00:00Z");

  @Test
  void seconds() {
    assertThat(wait("120", "")).contains(Duration.ofSeconds(120));
  }

  @Test
  void aMoment() {
    assertThat(wait("Sun, 26 Oct 2025 20:00:30 GMT", "")).contains(Duration.ofSeconds(30));
  }

  @Test
  void words() {
    assertThat(wait(null, "Rate limit is exceeded. Try again in 292 seconds."))
        .contains(Duration.ofSeconds(292));
  }

  @Test
  void theHeaderCountsBeforeTheWords() {
    assertThat(wait("5", "Try again in 292 seconds.")).contains(Duration.ofSeconds(5));
  }

  @Test
  void aHeaderThatNobodyUnderstandsLeavesTheWords() {
    assertThat(wait("soon", "try again in 7 seconds")).contains(Duration.ofSeconds(7));
  }

  @Test
  void noWaitAtAllBecomesOneSecond() {
    assertThat(wait("0", "")).contains(Duration.ofSeconds(1));
    assertThat(wait("Sun, 26 Oct 2025 19:00:00 GMT", "")).contains(Duration.ofSeconds(1));
  }

  @Test
  void nothingSaidIsNothingKnown() {
    assertThat(wait(null, "busy")).isEmpty();
  }

  private static Optional<Duration> wait(String header, String body) {
    return RetryAfter.of(Optional.ofNullable(header), body, NOW);
  }
}
