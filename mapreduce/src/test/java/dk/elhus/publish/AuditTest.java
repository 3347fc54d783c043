package dk.elhus.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.landing.Layout;
import dk.elhus.publish.LoadRecord.AuditResult;
import dk.elhus.publish.LoadRecord.Verdict;
import dk.elhus.publish.StageResult.DatasetCounts;
import dk.elhus.publish.StageResult.Input;
import dk.elhus.publish.StageResult.Measure;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditTest {
  private static final LocalDate NIGHT = LocalDate.of(2025, 10, 26);

  @TempDir Path folder;
  private LoadLog log;

  @BeforeEach
  void beforeTheFirstLoad() throws IOException {
    log =
        LoadLog.read(
            FileSystem.getLocal(new Configuration()), new Layout(folder.toUri().toString()));
  }

  @Test
  void aNightThatAddsUpPasses() {
    List<AuditResult> results = judge(night(10, counts(10, 7, 1, 1, 1, 0), partition(8, 7, 1)));

    assertThat(results).allMatch(result -> result.verdict() == Verdict.PASS);
    assertThat(Audit.stops(results)).isEmpty();
  }

  @Test
  void aSourceThatHasStoppedIsToldAndStopsNothing() {
    Input stale = new Input("Elspotprices", NIGHT, "abc", NIGHT, 0, "retired: nothing is loaded");

    List<AuditResult> results = judge(result(List.of(stale), List.of(), List.of(), List.of()));

    assertThat(Audit.stops(results)).isEmpty();
    assertThat(results)
        .filteredOn(result -> result.verdict() == Verdict.WARN)
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.check()).isEqualTo("stale_source");
              assertThat(result.message())
                  .isEqualTo("Elspotprices night=2025-10-26: retired: nothing is loaded");
            });
  }

  @Test
  void aRecordThatNobodyAccountsForStopsTheNight() {
    assertThat(stops(night(10, counts(10, 7, 1, 1, 0, 0), partition(8, 7, 1))))
        .contains("DayAheadPrices: records read 10, added + revised + duplicate + overtaken")
        .contains("rejected 9");
  }

  @Test
  void aLandedRecordThatNobodyReadStopsTheNight() {
    assertThat(stops(night(11, counts(10, 10, 0, 0, 0, 0), partition(10, 10, 0))))
        .isEqualTo("inputs_reconcile: DayAheadPrices: records landed 11, records read 10");
  }

  @Test
  void aRowThatNobodyBroughtStopsTheNight() {
    assertThat(stops(night(10, counts(10, 10, 0, 0, 0, 0), partition(20, 20, 0))))
        .isEqualTo("rows_reconcile: spot_price: rows gained 20, added + revised 10");
  }

  @Test
  void revisionsThatDoNotAddUpStopTheNight() {
    assertThat(stops(night(10, counts(10, 10, 0, 0, 0, 0), partition(10, 10, 1))))
        .contains("revisions_reconcile: spot_price local_month=2025-10: rows 10")
        .contains("current + superseded 11");
  }

  @Test
  void rejectsAreAWarningAndTheRestIsPublished() {
    List<AuditResult> results = judge(night(10, counts(10, 9, 0, 0, 0, 1), partition(9, 9, 0)));

    assertThat(Audit.stops(results)).isEmpty();
    assertThat(results)
        .filteredOn(result -> result.verdict() == Verdict.WARN)
        .extracting(AuditResult::message)
        .containsExactly("1 of 10 records rejected; see elhus_ops.reject");
  }

  @ParameterizedTest
  @CsvSource({
    "settlement_identity_mwh, 0.000000, PASS",
    "settlement_identity_mwh, 0.000004, PASS",
    "settlement_identity_mwh, 0.5, WARN",
    "settlement_identity_mwh, -0.5, WARN",
    "settlement_identity_mwh, 1.000001, STOP",
    "missing_intervals, 0, PASS",
    "missing_intervals, 1, WARN",
    "surplus_intervals, 1, WARN",
    "null_values, 744, PASS",
    "a_measure_nobody_knows, 0, WARN"
  })
  void aMeasureIsJudgedByItsOwnRule(String name, BigDecimal value, Verdict verdict) {
    StageResult night = night(0, counts(0, 0, 0, 0, 0, 0), new Measure(name, "DK1", value));

    assertThat(judge(night))
        .filteredOn(result -> result.check().equals(name))
        .extracting(AuditResult::verdict)
        .containsExactly(verdict);
  }

  private List<AuditResult> judge(StageResult clean) {
    return Audit.judge(clean, result(List.of(), List.of(), List.of(), List.of()), log);
  }

  private String stops(StageResult clean) {
    return Audit.stops(judge(clean));
  }

  private static StageResult night(long landed, DatasetCounts counts, StagedPartition partition) {
    return result(
        List.of(new Input("DayAheadPrices", NIGHT, "abc", NIGHT, landed)),
        List.of(partition),
        List.of(counts),
        List.of());
  }

  private static StageResult night(long landed, DatasetCounts counts, Measure measure) {
    return result(
        List.of(new Input("DayAheadPrices", NIGHT, "abc", NIGHT, landed)),
        List.of(),
        List.of(counts),
        List.of(measure));
  }

  private static StageResult result(
      List<Input> inputs,
      List<StagedPartition> partitions,
      List<DatasetCounts> counts,
      List<Measure> measures) {
    return new StageResult(
        StageResult.CLEAN,
        "run-a",
        NIGHT,
        EditionNumber.of(NIGHT, 1),
        0,
        "0.1.0",
        inputs,
        partitions,
        counts,
        measures,
        0);
  }

  private static DatasetCounts counts(
      long read, long added, long revised, long duplicate, long overtaken, long rejected) {
    return new DatasetCounts(
        "DayAheadPrices", "spot_price", read, added, revised, duplicate, overtaken, rejected);
  }

  private static StagedPartition partition(long rows, long current, long superseded) {
    return new StagedPartition(
        "spot_price",
        "local_month=2025-10",
        "/elhus/warehouse/spot_price/local_month=2025-10/run-a",
        rows,
        current,
        superseded,
        true);
  }
}
