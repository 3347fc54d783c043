package dk.elhus.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dk.elhus.landing.Layout;
import dk.elhus.standin.StandInConfig;
import dk.elhus.standin.fault.Fault;
import dk.elhus.standin.fault.FaultKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every bad answer that the stand-in can give, each in a night of its own on the real file system:
 * the night is there whole or not at all, and what readers see holds. One load takes them all.
 */
@DisplayName("A bad answer of a source")
@ExtendWith(LoadedWarehouse.class)
class BadAnswersIT {
  /** What the pull says of answers that another request would not mend. */
  private static final Map<FaultKind, String> REFUSED =
      new EnumMap<>(
          Map.of(
              FaultKind.FORBIDDEN, "answered 403",
              FaultKind.HTML_PAGE, "answered 200, but not with data",
              FaultKind.EMPTY_BODY, "empty",
              FaultKind.WRONG_DATASET, "CO2Emis",
              FaultKind.RENAMED_COLUMN, "New"));

  /** Land as they are, for the clean step to sort out. */
  private static final Set<FaultKind> REJECTS =
      EnumSet.of(FaultKind.MISSING_TIME, FaultKind.TEXT_IN_NUMBER);

  private static final String REJECTED =
      "SELECT COUNT(*) FROM elhus_ops.reject WHERE dataset = '%s'"
          + " AND REGEXP_EXTRACT(source_file, 'night=([0-9-]+)', 1) > '%s'";

  private static final String OTHER = "CO2Emis";

  /** More days than one page of that dataset holds. */
  private static final int MANY_DAYS = 40;

  private static final int ALWAYS = 50;

  private final LoadedWarehouse warehouse;
  private final InvariantCheck check;
  private final Layout layout;
  @TempDir private Path work;
  private DirectLoads loads;
  private LocalDate nightBefore;
  private LocalDate night;

  BadAnswersIT(LoadedWarehouse warehouse) {
    this.warehouse = warehouse;
    this.check = new InvariantCheck(warehouse);
    this.layout = new Layout(warehouse.settings().root());
  }

  @AfterEach
  void close() {
    loads.close();
  }

  @TestFactory
  List<DynamicTest> leavesANightWholeOrAbsent() throws Exception {
    loads = new DirectLoads(warehouse, work);
    nightBefore = LocalDate.parse(warehouse.nextNight()).minusDays(1);
    night = nightBefore;
    List<DynamicTest> tests = new ArrayList<>();
    for (FaultKind kind : EnumSet.complementOf(EnumSet.of(FaultKind.PAGE_DRIFT))) {
      tests.add(dynamicTest(kind.word(), () -> landsOrIsRefused(kind)));
    }
    tests.add(dynamicTest(FaultKind.PAGE_DRIFT.word(), this::pagesThatNeverHoldStillLandNothing));
    tests.add(dynamicTest("and the next load takes all that landed", this::oneLoadTakesAll));
    return tests;
  }

  private void landsOrIsRefused(FaultKind kind) throws Exception {
    night = night.plusDays(1);
    Fault once = new Fault(kind, SourceFiles.SETTLEMENT, 1, Duration.ofSeconds(1));
    InvariantCheck.Shown before = check.shown();
    String refusal = REFUSED.get(kind);
    if (refusal == null) {
      loads.land(night.toString(), DirectLoads.DAY, once);
    } else {
      assertThatThrownBy(() -> loads.land(night.toString(), DirectLoads.DAY, once))
          .hasMessageContaining(SourceFiles.SETTLEMENT + ", night " + night)
          .hasMessageContaining(refusal);
      assertThat(landed(SourceFiles.SETTLEMENT, "")).as("a folder of the night").isFalse();
      loads.land(night.toString(), DirectLoads.DAY);
    }
    assertThat(landed(SourceFiles.SETTLEMENT, "/" + Layout.SUCCESS)).isTrue();
    assertThat(check.shown()).as("what readers see").isEqualTo(before);
  }

  private void pagesThatNeverHoldStillLandNothing() throws Exception {
    Fault always = new Fault(FaultKind.PAGE_DRIFT, OTHER, ALWAYS, Duration.ZERO);
    StandInConfig generated = StandInConfig.defaults().withRatePerMinute(0);
    LocalDate first = LocalDate.parse("2025-10-01");

    assertThatThrownBy(
            () ->
                loads.pull(
                    generated, OTHER, night.toString(), first, first.plusDays(MANY_DAYS), always))
        .hasMessageContaining(OTHER + ", night " + night);
    assertThat(landed(OTHER, "")).isFalse();
    check.holds();
  }

  private void oneLoadTakesAll() throws Exception {
    String run = "bad-answers-it";
    loads.stage(night.toString(), run);
    loads.publish(night.toString(), run);

    check.holds();
    assertThat(warehouse.ask("SELECT elhus.edition_night(elhus.edition())"))
        .containsExactly(night.toString());
    assertThat(warehouse.ask(REJECTED.formatted(SourceFiles.SETTLEMENT, nightBefore)))
        .containsExactly(Integer.toString(REJECTS.size()));
  }

  private boolean landed(String dataset, String file) throws Exception {
    try (FileSystem files = warehouse.settings().fileSystem()) {
      return files.exists(new org.apache.hadoop.fs.Path(layout.landing(dataset, night) + file));
    }
  }
}
