package dk.elhus.ingest;

import static dk.elhus.ingest.Night.page;
import static dk.elhus.ingest.Night.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nights that did not land are made up for, and every pull is written down. */
class MissedNightsTest extends NightStory {
  @BeforeEach
  void aNightThatAsksForOneDayBack() {
    night.descriptor("lookback_days", "1");
    night.source.then(page(1, price(0, "DK1", "1")));
  }

  private void landed(String earlier) throws IOException {
    Path there = Path.of(night.layout.landing(Night.DATASET, LocalDate.parse(earlier)));
    Files.createDirectories(there);
  }

  @Test
  void theFirstNightEverAsksForItsOwnDays() throws Exception {
    night.pull();

    assertThat(night.manifest().windowStart()).isEqualTo("2025-10-24T22:00:00Z");
    assertThat(night.manifest().note()).isNull();
  }

  @Test
  void aNightAfterTheOtherAsksForItsOwnDays() throws Exception {
    landed("2025-10-25");

    night.pull();

    assertThat(night.manifest().windowStart()).isEqualTo("2025-10-24T22:00:00Z");
    assertThat(night.manifest().note()).isNull();
  }

  @Test
  void nightsThatDidNotLandAreAskedForToo() throws Exception {
    landed("2025-10-20");
    landed("2025-10-30");

    night.pull();

    assertThat(night.manifest().windowStart()).isEqualTo("2025-10-19T22:00:00Z");
    assertThat(night.manifest().windowEnd()).isEqualTo("2025-10-27T23:00:00Z");
    assertThat(night.manifest().note())
        .isEqualTo(
            "nights 2025-10-21 to 2025-10-25 had not landed; "
                + "the window begins on 2025-10-20 for them");
  }

  @Test
  void whatTheirLookbackWouldHaveAskedForIsAskedForFromTheFirstDayOfTheDataset() throws Exception {
    night.descriptor("lookback_days", "20");
    landed("2025-10-20");

    night.pull();

    assertThat(night.manifest().note()).contains("2025-10-21 to 2025-10-25 had not landed");
    assertThat(night.manifest().windowStart()).isEqualTo("2025-09-30T22:00:00Z");
  }

  @Test
  void aGapOfYearsIsNotPulledUnasked() throws Exception {
    night.descriptor("first_day", "2015-01-01");
    landed("2019-01-01");

    night.pull();

    assertThat(night.manifest().windowStart()).isEqualTo("2025-09-13T22:00:00Z");
    assertThat(night.manifest().note())
        .contains("of which the last 35 are made up for; pull older days with --since");
  }

  @Test
  void aHistoryThatIsAskedForIsWhatIsPulled() throws Exception {
    landed("2025-10-20");

    night.pull("--since", "2025-10-23");

    assertThat(night.manifest().windowStart()).isEqualTo("2025-10-22T22:00:00Z");
  }

  @Test
  void aPullThatLandedIsWrittenDown() throws Exception {
    night.pull();

    assertThat(pulls())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.get("outcome").asText()).isEqualTo("landed");
              assertThat(line.get("record_count").asLong()).isEqualTo(1);
              assertThat(line.get("attempts").asInt()).isEqualTo(1);
              assertThat(line.get("requests").get(0).asText())
                  .contains("/dataset/DayAheadPrices?start=");
              assertThat(line.get("files").get(0).get("sha256").asText()).hasSize(64);
            });
  }

  @Test
  void aLineThatNobodyCouldWriteIsMadeUpForByTheNextRun() throws Exception {
    night.pull();
    try (Stream<Path> files = Files.list(folder.resolve("pulls"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }

    night.pullAs("run-2");

    assertThat(pulls())
        .singleElement()
        .satisfies(line -> assertThat(line.get("run_id").asText()).isEqualTo("run-1"));
  }

  @Test
  void aPullThatFailedIsWrittenDownWithItsReason() throws Exception {
    night.close();
    night = new Night(folder);
    night.source.then(ScriptedSource.reply(400, "Invalid column X"));

    assertThatThrownBy(() -> night.pullAs("run-2")).hasMessageContaining("Invalid column X");

    assertThat(pulls())
        .filteredOn(line -> line.get("outcome").asText().equals("failed"))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.get("run_id").asText()).isEqualTo("run-2");
              assertThat(line.get("message").asText()).contains("answered 400", "Invalid column X");
            });
  }

  private List<JsonNode> pulls() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve("pulls"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        assertThat(Files.readString(file)).endsWith("}\n").containsOnlyOnce("\n");
        lines.add(new ObjectMapper().readTree(file.toFile()));
      }
    }
    return lines;
  }
}
