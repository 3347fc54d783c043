package dk.elhus.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.audit.Limits;
import dk.elhus.audit.Measure;
import dk.elhus.landing.Layout;
import dk.elhus.publish.LoadRecord.AuditResult;
import dk.elhus.publish.LoadRecord.Verdict;
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
    assertThat(StoppedLoad.isNeeded(results)).isFalse();
  }

  @Test
  void aSourceThatHasStoppedIsToldAndStopsNothing() {
    Input stale =
        new Input("Elspotprices", NIGHT, "abc", NIGHT, 0, "retired: nothing is loaded", 9, null);

    List<AuditResult> results = judge(result(List.of(stale), List.of(), List.of(), List.of()));

    assertThat(StoppedLoad.isNeeded(results)).isFalse();
    assertThat(results)
        .filteredOn(result -> result.verdict() == Verdict.WARN)
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.check()).isEqualTo("stale_source");
              assertThat(result.message()).isEqualTo("retired: nothing is loaded");
              assertThat(result.name()).isEqualTo("stale_source:Elspotprices/night=2025-10-26");
            });
  }

  @Test
  void aRecordThatNobodyAccountsForStopsTheNight() {
    assertThat(stops(night(10, counts(10, 7, 1, 1, 0, 0), partition(8, 7, 1))))
        .containsExactly(
            "records_reconcile:DayAheadPrices: records read 10, added + revised + duplicate +"
                + " overtaken + rejected 9");
  }

  @Test
  void aLandedRecordThatNobodyReadStopsTheNight() {
    assertThat(stops(night(11, counts(10, 10, 0, 0, 0, 0), partition(10, 10, 0))))
        .containsExactly("inputs_reconcile:DayAheadPrices: records landed 11, records read 10");
  }

  @Test
  void aRowThatNobodyBroughtStopsTheNight() {
    assertThat(stops(night(10, counts(10, 10, 0, 0, 0, 0), partition(20, 20, 0))))
        .containsExactly("rows_reconcile:spot_price: rows gained 20, added + revised 10");
  }

  @Test
  void revisionsThatDoNotAddUpStopTheNight() {
    assertThat(stops(night(10, counts(10, 10, 0, 0, 0, 0), partition(10, 10, 1))))
        .containsExactly(
            "revisions_reconcile:spot_price/local_month=2025-10: rows 10, current + superseded 11");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // value, warn, stop, lower is worse, verdict
        "0.000004, 0.001, 1, false, PASS",
        "0.001, 0.001, 1, false, PASS",
        "0.5, 0.001, 1, false, WARN",
        "1, 0.001, 1, false, WARN",
        "1.000001, 0.001, 1, false, STOP",
        "1, 0, -, false, WARN",
        "1, -, 0, false, STOP",
        "744, -, -, false, PASS",
        "-500, -500, -5000, true, PASS",
        "-500.01, -500, -5000, true, WARN",
        "-6000, -500, -5000, true, STOP"
      })
  void aMeasureIsJudgedByTheLimitsOfItsRule(
      BigDecimal value, BigDecimal warn, BigDecimal stop, boolean lowerIsWorse, Verdict verdict) {
    Measure measure =
        new Measure(
            "a_rule",
            "spot_price",
            "local_month=2025-10",
            "DK1",
            value,
            new Limits(warn, stop, lowerIsWorse),
            "as measured");

    assertThat(judge(measured(measure)))
        .filteredOn(result -> result.check().equals("a_rule"))
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.verdict()).isEqualTo(verdict);
              assertThat(result.name()).isEqualTo("a_rule:spot_price/local_month=2025-10/DK1");
              assertThat(result.message()).isEqualTo(value.toPlainString() + ": as measured");
            });
  }

  private List<AuditResult> judge(StageResult clean) {
    return Audit.judge(clean, result(List.of(), List.of(), List.of(), List.of()), log);
  }

  private List<String> stops(StageResult clean) {
    return judge(clean).stream()
        .filter(result -> result.verdict() == Verdict.STOP)
        .map(result -> result.name() + ": " + result.message())
        .toList();
  }

  private static StageResult night(long landed, DatasetCounts counts, StagedPartition partition) {
    return result(
        List.of(new Input("DayAheadPrices", NIGHT, "abc", NIGHT, landed)),
        List.of(partition),
        List.of(counts),
        List.of());
  }

  private static StageResult measured(Measure measure) {
    return result(List.of(), List.of(), List.of(), List.of(measure));
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
