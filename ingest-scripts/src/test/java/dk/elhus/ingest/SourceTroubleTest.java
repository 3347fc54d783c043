package dk.elhus.ingest;

import static dk.elhus.ingest.Night.page;
import static dk.elhus.ingest.Night.price;
import static dk.elhus.ingest.ScriptedSource.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.ingest.ScriptedSource.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A source that is busy, ill or gone: what is waited for, for how long, and what is said then. */
class SourceTroubleTest extends NightStory {
  private static final Reply GOOD = page(1, price(0, "DK1", "100.25"));
  private static final String BUSY_WORDS =
      "{\"statusCode\":429,\"message\":\"Rate limit is exceeded. Try again in 292 seconds.\"}";

  @Test
  void waitsExactlyAsLongAsRetryAfterSays() throws Exception {
    night.source.then(reply(429, BUSY_WORDS).with("Retry-After", "41"), GOOD);

    night.pull();

    assertThat(night.time.waits()).containsExactly(Duration.ofSeconds(41));
    assertThat(night.manifest().attempts()).isEqualTo(2);
    assertThat(night.manifest().durationMillis()).isEqualTo(41_000);
  }

  @Test
  void readsTheWaitFromTheSourcesOwnWords() throws Exception {
    night.source.then(reply(429, BUSY_WORDS), GOOD);

    night.pull();

    assertThat(night.time.waits()).containsExactly(Duration.ofSeconds(292));
  }

  @Test
  void waitsUntilTheMomentThatRetryAfterNames() throws Exception {
    night.source.then(reply(429, "").with("Retry-After", "Sun, 26 Oct 2025 20:02:00 GMT"), GOOD);

    night.pull();

    assertThat(night.time.waits()).containsExactly(Duration.ofMinutes(2));
  }

  @Test
  void backsOffMoreEachTimeWhenABusySourceDoesNotSayHowLong() throws Exception {
    night.source.then(reply(429, "slow down"), reply(429, "slow down"), reply(429, "slow down"));
    night.source.then(GOOD);

    night.pull();

    assertThat(night.time.waits()).hasSize(3);
    assertThat(night.time.waits().get(0)).isBetween(seconds(1.5), seconds(2.5));
    assertThat(night.time.waits().get(1)).isBetween(seconds(3), seconds(5));
    assertThat(night.time.waits().get(2)).isBetween(seconds(6), seconds(10));
  }

  @Test
  void doesNotBeginAWaitThatEndsAfterTheDeadline() throws Exception {
    night.source.then(reply(429, BUSY_WORDS), GOOD);

    assertThatThrownBy(() -> night.pull("--deadline", "2025-10-26T20:04Z"))
        .hasMessageContaining("answered 429")
        .hasMessageContaining("asks to wait 292 s, past the deadline 2025-10-26T20:04:00Z");

    assertThat(night.time.waits()).isEmpty();
    assertNothingLeft();
  }

  @Test
  void asksABusySourceUntilTheDeadlineAndNoLonger() throws Exception {
    for (int i = 0; i < 50; i++) {
      night.source.then(reply(429, "").with("Retry-After", "60"));
    }

    assertThatThrownBy(() -> night.pull("--deadline", "2025-10-26T20:30:30Z"))
        .hasMessageContaining("past the deadline");

    assertThat(night.source.requests()).hasSize(31);
  }

  @Test
  void asksAgainAfterAnInternalError() throws Exception {
    night.source.then(reply(500, "oh no"), reply(504, ""), GOOD);

    night.pull();

    assertThat(night.column("DayAheadPriceDKK")).containsExactly("100.25");
    assertThat(night.time.waits()).hasSize(2);
  }

  @Test
  void givesUpAfterTheRetriesOfTheDescriptorAndQuotesTheSource() throws Exception {
    night.source.then(reply(500, "oh no"), reply(500, "oh no"), reply(500, "still\n  ill"));

    assertThatThrownBy(() -> night.pull())
        .hasMessageContaining("answered 500 \"still ill\"")
        .hasMessageContaining("given up after 3 requests")
        .hasMessageContaining("run the night again later");

    assertNothingLeft();
  }

  @Test
  void waitsAsToldByASourceUnderMaintenance() throws Exception {
    night.source.then(reply(503, "maintenance").with("Retry-After", "600"), GOOD);

    night.pull();

    assertThat(night.time.waits()).containsExactly(Duration.ofMinutes(10));
  }

  @Test
  void aRequestThatIsWrongFailsAtOnceInTheSourcesWords() throws Exception {
    night.source.then(reply(404, "dataset not found DayAheadPrices"), GOOD);

    assertThatThrownBy(() -> night.pull())
        .hasMessageContaining("answered 404 \"dataset not found DayAheadPrices\"")
        .hasMessageContaining("--source-url");

    assertThat(night.source.requests()).hasSize(1);
    assertNothingLeft();
  }

  @Test
  void aSourceThatHasMovedIsNotFollowedBlindly() throws Exception {
    night.source.then(reply(301, "").with("Location", "https://elsewhere.example/"));

    assertThatThrownBy(() -> night.pull())
        .hasMessageContaining("answered 301")
        .hasMessageContaining("https://elsewhere.example/");
  }

  @Test
  void asksAgainWhenTheJsonIsCutOff() throws Exception {
    Reply half =
        ScriptedSource.json("{\"total\":1,\"dataset\":\"DayAheadPrices\",\"records\":[{\"Ti");
    night.source.then(half, GOOD);

    night.pull();

    assertThat(night.records()).hasSize(1);
  }

  @Test
  void jsonThatStaysCutOffLandsNothing() throws Exception {
    Reply half =
        ScriptedSource.json(
            "{\"total\":1,\"dataset\":\"DayAheadPrices\",\"records\":[" + price(0, "DK1", "1"));
    night.source.then(half, half, half);

    assertThatThrownBy(() -> night.pull())
        .hasMessageContaining("is cut off")
        .hasMessageContaining("given up after 3 requests");

    assertNothingLeft();
  }

  @Test
  void asksAgainWhenTheConnectionBreaksOff() throws Exception {
    night.source.then(GOOD.brokenOffAfter(60), GOOD);

    night.pull();

    assertThat(night.column("DayAheadPriceDKK")).containsExactly("100.25");
  }

  @Test
  void asksAgainWhenAnAnswerStalls() throws Exception {
    night.descriptor("timeout", "PT0.3S");
    night.source.then(GOOD.stallingAfter(60), GOOD);

    night.pull();

    assertThat(night.column("DayAheadPriceDKK")).containsExactly("100.25");
  }

  @Test
  void anAnswerThatAlwaysStallsIsATimeOut() throws Exception {
    night
        .descriptor("timeout", "PT0.3S")
        .source
        .then(GOOD.stallingAfter(60), GOOD.stallingAfter(60), GOOD.stallingAfter(60));

    assertThatThrownBy(() -> night.pull())
        .hasMessageContaining("no whole answer from")
        .hasMessageContaining("within 0.3 s");
  }

  @Test
  void takesPackedAnswers() throws Exception {
    night.source.then(GOOD.gzipped(0));

    night.pull();

    assertThat(night.column("DayAheadPriceDKK")).containsExactly("100.25");
    assertThat(night.manifest().bytesReceived()).isEqualTo(GOOD.body().length);
  }

  @Test
  void aPackedAnswerThatLacksItsEndIsNotTaken() throws Exception {
    night.source.then(GOOD.gzipped(4), GOOD.gzipped(9), GOOD.gzipped(60));

    assertThatThrownBy(() -> night.pull()).hasMessageContaining("is cut off");

    assertNothingLeft();
  }

  @Test
  void saysWhereNobodyAnswers() throws Exception {
    String url = night.source.url();
    night.source.close();

    assertThatThrownBy(() -> night.pull())
        .hasMessageContaining("cannot connect to " + url)
        .hasMessageContaining("see that the source is up");

    assertThat(night.time.waits()).as("two more tries").hasSize(2);
    assertNothingLeft();
  }

  private void assertNothingLeft() throws Exception {
    assertThat(night.landing()).doesNotExist();
    assertThat(night.incoming()).isEmpty();
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis((long) (seconds * 1000));
  }
}
