package dk.elhus.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.landing.Layout;
import dk.elhus.publish.StageResult.Input;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.EditionNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadLogTest {
  private static final LocalDate NIGHT = LocalDate.of(2025, 10, 26);
  private static final String OCTOBER = "local_month=2025-10";

  @TempDir Path folder;
  private final Configuration conf = new Configuration();
  private FileSystem files;
  private Layout layout;

  @BeforeEach
  void openFolder() throws IOException {
    layout = new Layout(folder.toUri().toString());
    files = FileSystem.getLocal(conf);
  }

  @Test
  void beforeTheFirstLoadTheLogIsEmpty() throws IOException {
    LoadLog log = LoadLog.read(files, layout);

    assertThat(log.records()).isEmpty();
    assertThat(log.lastSequence()).isZero();
    assertThat(log.standing("spot_price", OCTOBER)).isEmpty();
  }

  @Test
  void aRecordReadsBackAsItWasWritten() throws IOException {
    LoadRecord load = load(1, "run-a", version("spot_price", OCTOBER, "a", 100));

    LoadLog.append(conf, layout, load);

    assertThat(LoadLog.read(files, layout).records()).containsExactly(load);
  }

  @Test
  void aRecordIsOneLineSoThatHiveCanReadIt() throws IOException {
    LoadLog.append(conf, layout, load(1, "run-a"));

    assertThat(Files.readAllLines(folder.resolve("loads/000001-run-a.json"))).hasSize(1);
  }

  @Test
  void writingTheSameLoadAgainChangesNothing() throws IOException {
    LoadRecord load = load(1, "run-a", version("spot_price", OCTOBER, "a", 100));

    LoadLog.append(conf, layout, load);
    LoadLog.append(conf, layout, load);

    assertThat(LoadLog.read(files, layout).records()).containsExactly(load);
  }

  @Test
  void theNewestLoadSaysWhichVersionStands() throws IOException {
    LoadLog.append(
        conf,
        layout,
        load(
            1,
            "run-z",
            version("spot_price", OCTOBER, "z", 100),
            version("spot_price", "local_month=2025-09", "z", 720)));
    LoadLog.append(conf, layout, load(2, "run-a", version("spot_price", OCTOBER, "a", 196)));

    LoadLog log = LoadLog.read(files, layout);

    assertThat(log.standing("spot_price", OCTOBER))
        .hasValueSatisfying(version -> assertThat(version.rows()).isEqualTo(196));
    assertThat(log.standing())
        .extracting(StagedPartition::location)
        .containsExactly(
            "/elhus/warehouse/spot_price/local_month=2025-09/z",
            "/elhus/warehouse/spot_price/local_month=2025-10/a");
    assertThat(log.lastSequence()).isEqualTo(2);
  }

  @Test
  void aFolderPulledAgainIsNotLoadedYet() throws IOException {
    LoadLog.append(conf, layout, load(1, "run-a"));

    LoadLog log = LoadLog.read(files, layout);

    assertThat(log.isLoaded("DayAheadPrices", NIGHT, "abc")).isTrue();
    assertThat(log.isLoaded("DayAheadPrices", NIGHT, "def")).isFalse();
    assertThat(log.isLoaded("DayAheadPrices", NIGHT.plusDays(1), "abc")).isFalse();
    assertThat(log.isLoaded("Elspotprices", NIGHT, "abc")).isFalse();
  }

  @Test
  void twoLoadsWithOneSequenceAreRefused() throws IOException {
    LoadLog.append(conf, layout, load(1, "run-a"));
    LoadLog.append(conf, layout, load(1, "run-b"));

    assertThatThrownBy(() -> LoadLog.read(files, layout))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("two loads have sequence 1")
        .hasMessageContaining("run-a and run-b");
  }

  @Test
  void aBrokenRecordIsNamed() throws IOException {
    Files.createDirectories(folder.resolve("loads"));
    Files.writeString(folder.resolve("loads/000001-run-a.json"), "{\"night\":\"26/10/2025\"}");

    assertThatThrownBy(() -> LoadLog.read(files, layout))
        .hasMessageContaining("000001-run-a.json is not a valid LoadRecord")
        .hasMessageContaining("'26/10/2025' is not an ISO date");
  }

  private static LoadRecord load(int sequence, String runId, StagedPartition... versions) {
    return new LoadRecord(
        sequence,
        runId,
        NIGHT,
        EditionNumber.of(NIGHT, sequence),
        Instant.parse("2025-10-26T12:00:00Z"),
        "0.1.0",
        List.of(new Input("DayAheadPrices", NIGHT, "abc", NIGHT, 200)),
        List.of(versions),
        List.of(),
        List.of());
  }

  private static StagedPartition version(String table, String partition, String run, long rows) {
    String location = new Layout("/elhus").version(table, partition, run);
    return new StagedPartition(table, partition, location, rows, rows, 0, true);
  }
}
