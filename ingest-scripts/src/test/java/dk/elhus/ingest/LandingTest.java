package dk.elhus.ingest;

import static dk.elhus.ingest.Night.page;
import static dk.elhus.ingest.Night.price;
import static dk.elhus.ingest.ScriptedSource.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.landing.LandingManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night lands whole or not at all, once, and its manifest tells how it came. */
class LandingTest extends NightStory {
  @Test
  void theManifestTellsHowTheNightCame() throws Exception {
    ScriptedSource.Reply answer = page(1, price(0, "DK1", "100.25"));
    night.source.then(answer);

    night.pull();

    LandingManifest manifest = night.manifest();
    assertThat(manifest.dataset()).isEqualTo("DayAheadPrices");
    assertThat(manifest.night()).isEqualTo("2025-10-26");
    assertThat(manifest.learnedNight()).isEqualTo("2025-10-26");
    assertThat(manifest.windowStart()).isEqualTo("2025-10-18T22:00:00Z");
    assertThat(manifest.windowEnd()).isEqualTo("2025-10-27T23:00:00Z");
    assertThat(manifest.urls()).singleElement().asString().startsWith(night.source.url());
    assertThat(manifest.rows()).isEqualTo(1);
    assertThat(manifest.bytesReceived()).isEqualTo(answer.body().length);
    assertThat(manifest.attempts()).isEqualTo(1);
    assertThat(manifest.fetchedAt()).isEqualTo("2025-10-26T20:00:00Z");
    assertThat(manifest.durationMillis()).isZero();
    assertThat(manifest.runId()).isEqualTo("run-1");
    assertThat(manifest.codeVersion()).isNotBlank();
    assertThat(manifest.note()).isNull();
  }

  @Test
  void theManifestsChecksumIsThatOfTheFile() throws Exception {
    night.source.then(page(1, price(0, "DK1", "100.25")));

    night.pull();

    byte[] file = Files.readAllBytes(night.landing().resolve("part-0.avro"));
    byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(file);
    assertThat(night.manifest().files())
        .containsExactly(
            new LandingManifest.LandedFile(
                "part-0.avro", 1, file.length, HexFormat.of().formatHex(sha256)));
  }

  @Test
  void theSameAnswerGivesTheSameBytes(@TempDir Path another) throws Exception {
    night.source.then(page(1, price(0, "DK1", "100.25")));
    night.pull();

    try (Night second = new Night(another)) {
      second.source.then(page(1, price(0, "DK1", "100.25")));
      second.pullAs("another-run");
      assertThat(second.manifest().files()).isEqualTo(night.manifest().files());
    }
  }

  @Test
  void aNightThatHasLandedIsLeftAsItIs() throws Exception {
    night.source.then(page(1, price(0, "DK1", "100.25")), page(1, price(0, "DK1", "999")));
    night.pull();

    PullOutcome second = night.pullAs("run-2");

    assertThat(second.line()).isEqualTo("already landed in " + night.landing());
    assertThat(night.column("DayAheadPriceDKK")).containsExactly("100.25");
    assertThat(night.manifest().runId()).isEqualTo("run-1");
    assertThat(night.source.requests()).hasSize(1);
  }

  @Test
  void ofTwoRunsAtOnceTheSlowerOneGivesWay() throws Exception {
    night.source.then(page(1, price(0, "DK1", "999")));
    night.source.meanwhile(this::anotherRunLands);

    PullOutcome slower = night.pull();

    assertThat(slower.manifest()).isEmpty();
    assertThat(Files.list(night.landing()))
        .extracting(f -> f.getFileName().toString())
        .containsExactly("_SUCCESS");
    assertThat(night.incoming()).isEmpty();
  }

  private void anotherRunLands() {
    try {
      Files.createDirectories(night.landing());
      Files.createFile(night.landing().resolve("_SUCCESS"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aLandingFolderWithoutSuccessIsNotBuiltUpon() throws Exception {
    Files.createDirectories(night.landing());

    assertThatThrownBy(() -> night.pull())
        .hasMessageContaining("is there without _SUCCESS")
        .hasMessageContaining("hdfs dfs -rm -r " + night.landing());
  }

  @Test
  void aPullThatFailsOnItsSecondPageLeavesNothing() throws Exception {
    night.source.then(
        page(3, price(0, "DK1", "1"), price(0, "DK2", "2")), reply(400, "Invalid offset"));

    assertThatThrownBy(() -> night.pull()).hasMessageContaining("Invalid offset");

    assertThat(night.landing()).doesNotExist();
    assertThat(night.incoming()).isEmpty();
  }

  @Test
  void afterAFailureTheSameNightCanBePulledAgain() throws Exception {
    night.source.then(reply(400, "not yet"), page(1, price(0, "DK1", "1")));

    assertThatThrownBy(() -> night.pull()).hasMessageContaining("not yet");
    night.pull();

    assertThat(night.landedFiles()).contains("_SUCCESS");
  }

  @Test
  void whatADeadPullHasLeftIsRemoved() throws Exception {
    String sameRun = leftover("night=2025-10-26.run=run-1.0a1b2c3d", "2025-10-27T09:00:00Z");
    String leaseOver = leftover("night=2025-10-25.run=run-0.0a1b2c3d", "2025-10-26T19:59:59Z");
    String alive = leftover("night=2025-10-26.run=run-7.0a1b2c3d", "2025-10-26T20:00:01Z");
    String notOurs = leftover("something-else", "2020-01-01T00:00:00Z");
    night.source.then(page(1, price(0, "DK1", "1")));

    night.pull();

    assertThat(night.incoming())
        .containsExactlyInAnyOrder(alive, notOurs)
        .doesNotContain(sameRun, leaseOver);
  }

  @Test
  void aDeadPullThatHadNoTimeToWriteItsLeaseIsJudgedByItsAge() throws Exception {
    String young = "night=2025-10-25.run=run-0.0a1b2c3d";
    Files.createDirectories(Path.of(night.layout.incoming(Night.DATASET, young)));
    night.source.then(page(1, price(0, "DK1", "1")));

    night.pull();

    assertThat(night.incoming()).containsExactly(young);
  }

  private String leftover(String name, String lease) throws IOException {
    Path folder = Files.createDirectories(Path.of(night.layout.incoming(Night.DATASET, name)));
    Files.writeString(folder.resolve("_LEASE"), lease);
    return name;
  }

  @Test
  void aRunsNameIsMadeSafeForAFolder() {
    assertThat(IncomingFolder.safe("../oozie/0000012-251026@pull 1")).doesNotContain("/");
    assertThat(IncomingFolder.safe("0000012-251026T-oozie-W")).isEqualTo("0000012-251026T-oozie-W");
  }

  @Test
  void anEmptyWindowLandsAnEmptyFileAndAsksNobody() throws Exception {
    PullOutcome outcome = night.pull("--since", "2025-09-01", "--until", "2025-09-30");

    assertThat(night.source.requests()).isEmpty();
    assertThat(night.landedFiles()).containsExactly("_SUCCESS", "manifest.json", "part-0.avro");
    assertThat(night.records()).isEmpty();
    assertThat(night.manifest().windowStart()).isEqualTo(night.manifest().windowEnd());
    assertThat(night.manifest().urls()).isEmpty();
    assertThat(outcome.line())
        .contains("DayAheadPrices begins on 2025-10-01")
        .contains("nothing to pull for 2025-09-01 to 2025-09-30");
  }

  @Test
  void byTheNominalClockAValueIsLearnedOnItsNightHoweverLate() throws Exception {
    night.source.then(page(1, price(0, "DK1", "1")));
    night.time.waitUntil("2025-11-03T08:00:00Z");

    night.pullBy("nominal");

    assertThat(night.manifest().learnedNight()).isEqualTo("2025-10-26");
    assertThat(night.manifest().fetchedAt()).isEqualTo("2025-11-03T08:00:00Z");
  }

  @Test
  void byTheSystemsClockALateValueIsLearnedOnTheDanishDayThatFetchedIt() throws Exception {
    night.source.then(page(1, price(0, "DK1", "1")));
    night.time.waitUntil("2025-11-02T23:30:00Z");

    night.pullBy("system");

    assertThat(night.manifest().learnedNight()).isEqualTo("2025-11-03");
  }

  @Test
  void byTheSystemsClockANightOfTheFutureIsNotPulled() throws Exception {
    try (VirtualTime before = new VirtualTime("2025-10-25T21:00:00Z")) {
      PullOptions options =
          PullOptions.parse(
                  "--dataset=DayAheadPrices",
                  "--night=2025-10-26",
                  "--root=/elhus",
                  "--run=r",
                  "--source-url=" + night.source.url())
              .orElseThrow();
      Pull pull = new Pull(options, Descriptors.dayAhead(), null, before, before);

      assertThatThrownBy(pull::run).hasMessageContaining("has not come yet, today is 2025-10-25");
    }
  }
}
