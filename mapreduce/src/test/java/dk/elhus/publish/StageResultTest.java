package dk.elhus.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.audit.Limits;
import dk.elhus.audit.Measure;
import dk.elhus.landing.Layout;
import dk.elhus.publish.StageResult.DatasetCounts;
import dk.elhus.publish.StageResult.Input;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.EditionNumber;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageResultTest {
  private static final LocalDate NIGHT = LocalDate.of(2025, 10, 26);

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
  void whatOneStepWroteTheNextOneReads() throws IOException {
    StageResult clean = clean(true);

    clean.write(conf, layout);

    assertThat(StageResult.read(files, layout, "run-a", StageResult.CLEAN)).isEqualTo(clean);
  }

  @Test
  void aStepThatHasNotRunIsNamed() {
    assertThatThrownBy(() -> StageResult.read(files, layout, "run-a", StageResult.AGGREGATE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("run-a has no result of its aggregate step")
        .hasMessageContaining("run that step first");
  }

  @Test
  void aLoadThatFoundOnlyWhatStandsChangesNothing() {
    assertThat(clean(true).changesAnything()).isTrue();
    assertThat(clean(false).changesAnything()).isFalse();
  }

  private static StageResult clean(boolean changed) {
    return new StageResult(
        StageResult.CLEAN,
        "run-a",
        NIGHT,
        EditionNumber.of(NIGHT, 1),
        0,
        "0.1.0",
        List.of(new Input("DayAheadPrices", NIGHT, "abc", NIGHT, 200)),
        List.of(
            new StagedPartition(
                "spot_price",
                "local_month=2025-10",
                "/elhus/warehouse/spot_price/local_month=2025-10/run-a",
                200,
                200,
                0,
                changed)),
        List.of(new DatasetCounts("DayAheadPrices", "spot_price", 200, 200, 0, 0, 0, 0)),
        List.of(
            new Measure(
                "missing_intervals",
                "spot_price",
                null,
                "DK1/2025-10-26",
                BigDecimal.ONE,
                new Limits(BigDecimal.ZERO, null, false),
                "of 100 intervals of the day")),
        1_500);
  }
}
