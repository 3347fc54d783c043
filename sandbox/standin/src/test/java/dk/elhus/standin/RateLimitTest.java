package dk.elhus.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The public service lets one request through per dataset, minute and address. */
class RateLimitTest {

  private static final String PRICES = "/dataset/DayAheadPrices";

  /** Stands still until it is told to go on. */
  private static final class HandClock extends Clock {
    private Instant now = Instant.parse("2025-11-02T19:00:00Z");

    void advance(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final HandClock clock = new HandClock();
  private StandIn standIn;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    standIn = StandIn.start(StandInConfig.defaults().withClock(clock));
    client = new Client(standIn.baseUrl());
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  @Test
  void theSecondRequestOfTheMinuteIsToldHowLongToWait() {
    assertThat(client.get(PRICES).statusCode()).isEqualTo(200);
    clock.advance(Duration.ofSeconds(18));

    HttpResponse<String> refused = client.get(PRICES);

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("42");
    assertThat(refused.headers().firstValue("Content-Type")).get().asString().contains("json");
    assertThat(refused.body())
        .isEqualTo(
            "{\"statusCode\":429,"
                + "\"message\":\"Rate limit is exceeded. Try again in 42 seconds.\"}");
  }

  @Test
  void whoWaitsAsLongAsToldIsServed() {
    client.get(PRICES);
    String wait = client.get(PRICES).headers().firstValue("Retry-After").orElseThrow();

    clock.advance(Duration.ofSeconds(Long.parseLong(wait)));

    assertThat(client.get(PRICES).statusCode()).isEqualTo(200);
  }

  @Test
  void oneDatasetDoesNotHoldUpAnother() {
    assertThat(client.get(PRICES).statusCode()).isEqualTo(200);
    assertThat(client.get("/dataset/Elspotprices").statusCode()).isEqualTo(200);
    assertThat(client.get("/as-of/2025-10-26/dataset/Elspotprices").statusCode()).isEqualTo(429);
  }

  @Test
  void metadataAndUnknownDatasetsAreNotCounted() {
    for (int i = 0; i < 3; i++) {
      assertThat(client.get("/meta/dataset/DayAheadPrices").statusCode()).isEqualTo(200);
      assertThat(client.get("/dataset/Nothing").statusCode()).isEqualTo(404);
    }
    assertThat(client.get(PRICES).statusCode()).isEqualTo(200);
  }

  @Test
  void moreMayBeAllowed() throws IOException {
    try (StandIn generous =
        StandIn.start(StandInConfig.defaults().withClock(clock).withRatePerMinute(3))) {
      Client other = new Client(generous.baseUrl());
      for (int i = 0; i < 3; i++) {
        assertThat(other.get(PRICES).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(10));
      }
      assertThat(other.get(PRICES).headers().firstValue("Retry-After")).hasValue("30");
    }
  }
}
