package dk.elhus.publish;

import dk.elhus.publish.LoadRecord.AuditResult;
import dk.elhus.publish.LoadRecord.Verdict;
import dk.elhus.publish.StageResult.DatasetCounts;
import dk.elhus.publish.StageResult.Input;
import dk.elhus.publish.StageResult.Measure;
import dk.elhus.publish.StageResult.StagedPartition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Judges what a load staged, before anything of it is visible.
 *
 * <p>The jobs count and measure, the audit judges; {@link Measure} carries the numbers. A STOP
 * means that rows were lost, doubled or contradict each other: nothing is published. A WARN means
 * that the rows are right but somebody should look.
 */
public final class Audit {
  /**
   * Largest absolute difference in MWh, over the hours of a subject, between all production plus
   * all exchange and the gross consumption.
   */
  public static final String SETTLEMENT_IDENTITY_MWH = "settlement_identity_mwh";

  /** Intervals that a subject's local day or month should have and has not. */
  public static final String MISSING_INTERVALS = "missing_intervals";

  /** Intervals that a subject's local day has beyond those that the Danish calendar gives it. */
  public static final String SURPLUS_INTERVALS = "surplus_intervals";

  /** Current rows of a subject that lack a value. Many columns may: this only tells. */
  public static final String NULL_VALUES = "null_values";

  /** A source that has stopped, or is late, though it answers. */
  static final String STALE_SOURCE = "stale_source";

  static final String RECORDS_RECONCILE = "records_reconcile";
  static final String INPUTS_RECONCILE = "inputs_reconcile";
  static final String RECORDS_REJECTED = "records_rejected";
  static final String REVISIONS_RECONCILE = "revisions_reconcile";
  static final String NOTHING_LOST = "nothing_lost";
  static final String ROWS_RECONCILE = "rows_reconcile";

  /** The source rounds each of its columns to a millionth, so a few of them may add up. */
  private static final BigDecimal IDENTITY_WARN_MWH = new BigDecimal("0.001");

  private static final BigDecimal IDENTITY_STOP_MWH = BigDecimal.ONE;

  private final StageResult clean;
  private final StageResult aggregate;
  private final LoadLog log;
  private final List<AuditResult> results = new ArrayList<>();

  private Audit(StageResult clean, StageResult aggregate, LoadLog log) {
    this.clean = clean;
    this.aggregate = aggregate;
    this.log = log;
  }

  /** Every check with its result. */
  static List<AuditResult> judge(StageResult clean, StageResult aggregate, LoadLog log) {
    Audit audit = new Audit(clean, aggregate, log);
    audit.judgeFreshness();
    audit.judgeRecords();
    audit.judgePartitions(clean.partitions());
    audit.judgePartitions(aggregate.partitions());
    audit.judgeTableRows();
    clean.measures().forEach(audit::judgeMeasure);
    aggregate.measures().forEach(audit::judgeMeasure);
    return audit.results;
  }

  /** The message of every check that stops the publish. */
  static String stops(List<AuditResult> results) {
    return results.stream()
        .filter(result -> result.verdict() == Verdict.STOP)
        .map(result -> result.check() + ": " + result.message())
        .collect(Collectors.joining("; "));
  }

  private void judgeFreshness() {
    for (Input input : clean.inputs()) {
      if (input.stale() != null) {
        String subject = input.dataset() + " night=" + input.night();
        add(STALE_SOURCE, subject, null, Verdict.WARN, subject + ": " + input.stale());
      }
    }
  }

  private void judgeRecords() {
    Map<String, Long> landed =
        clean.inputs().stream()
            .collect(
                Collectors.groupingBy(
                    Input::dataset, TreeMap::new, Collectors.summingLong(Input::rows)));
    Map<String, DatasetCounts> counted = new TreeMap<>();
    clean.counts().forEach(counts -> counted.put(counts.dataset(), counts));
    landed.forEach(
        (dataset, rows) -> {
          DatasetCounts counts = counted.get(dataset);
          long read = counts == null ? 0 : counts.read();
          equal(INPUTS_RECONCILE, dataset, "records landed", rows, "records read", read);
        });
    counted.values().forEach(this::judgeCounts);
  }

  private void judgeCounts(DatasetCounts counts) {
    long accounted =
        counts.added()
            + counts.revised()
            + counts.duplicate()
            + counts.overtaken()
            + counts.rejected();
    equal(
        RECORDS_RECONCILE,
        counts.dataset(),
        "records read",
        counts.read(),
        "added + revised + duplicate + overtaken + rejected",
        accounted);
    add(
        RECORDS_REJECTED,
        counts.dataset(),
        BigDecimal.valueOf(counts.rejected()),
        counts.rejected() == 0 ? Verdict.PASS : Verdict.WARN,
        counts.rejected() + " of " + counts.read() + " records rejected; see elhus_ops.reject");
  }

  private void judgePartitions(List<StagedPartition> partitions) {
    for (StagedPartition staged : partitions) {
      String subject = staged.table() + " " + staged.partition();
      equal(
          REVISIONS_RECONCILE,
          subject,
          "rows",
          staged.rows(),
          "current + superseded",
          staged.current() + staged.superseded());
      long standing = standingRows(staged);
      if (staged.rows() < standing) {
        stop(
            NOTHING_LOST,
            subject,
            standing - staged.rows(),
            "the new version has " + staged.rows() + " rows, the one that stands has " + standing);
      }
    }
  }

  /** What a table gained must be what the records of its datasets brought. */
  private void judgeTableRows() {
    Map<String, Long> brought =
        clean.counts().stream()
            .collect(
                Collectors.groupingBy(
                    DatasetCounts::table,
                    TreeMap::new,
                    Collectors.summingLong(counts -> counts.added() + counts.revised())));
    brought.forEach(
        (table, rows) ->
            equal(ROWS_RECONCILE, table, "rows gained", gained(table), "added + revised", rows));
  }

  private long gained(String table) {
    return clean.partitions().stream()
        .filter(staged -> staged.changed() && staged.table().equals(table))
        .mapToLong(staged -> staged.rows() - standingRows(staged))
        .sum();
  }

  private long standingRows(StagedPartition staged) {
    return log.standing(staged.table(), staged.partition()).map(StagedPartition::rows).orElse(0L);
  }

  private void judgeMeasure(Measure measure) {
    switch (measure.name()) {
      case SETTLEMENT_IDENTITY_MWH -> judgeIdentity(measure);
      case MISSING_INTERVALS -> judgeIntervals(measure, "lacks");
      case SURPLUS_INTERVALS -> judgeIntervals(measure, "has too many:");
      case NULL_VALUES ->
          add(
              measure.name(),
              measure.subject(),
              measure.value(),
              Verdict.PASS,
              measure.subject() + " is null in " + measure.value().toPlainString() + " rows");
      default ->
          add(
              measure.name(),
              measure.subject(),
              measure.value(),
              Verdict.WARN,
              "the audit knows no rule for this measure");
    }
  }

  private void judgeIntervals(Measure measure, String verb) {
    add(
        measure.name(),
        measure.subject(),
        measure.value(),
        measure.value().signum() == 0 ? Verdict.PASS : Verdict.WARN,
        measure.subject() + " " + verb + " " + measure.value().toPlainString() + " intervals");
  }

  private void judgeIdentity(Measure measure) {
    BigDecimal difference = measure.value().abs();
    Verdict verdict =
        difference.compareTo(IDENTITY_STOP_MWH) > 0
            ? Verdict.STOP
            : difference.compareTo(IDENTITY_WARN_MWH) > 0 ? Verdict.WARN : Verdict.PASS;
    add(
        measure.name(),
        measure.subject(),
        measure.value(),
        verdict,
        measure.subject()
            + ": production plus exchange differs from consumption by "
            + difference.toPlainString()
            + " MWh at most");
  }

  private void equal(String check, String subject, String left, long a, String right, long b) {
    add(
        check,
        subject,
        BigDecimal.valueOf(a - b),
        a == b ? Verdict.PASS : Verdict.STOP,
        subject + ": " + left + " " + a + ", " + right + " " + b);
  }

  private void stop(String check, String subject, long value, String message) {
    add(check, subject, BigDecimal.valueOf(value), Verdict.STOP, subject + ": " + message);
  }

  private void add(
      String check, String subject, BigDecimal value, Verdict verdict, String message) {
    results.add(new AuditResult(check, subject, value, verdict, message));
  }
}
