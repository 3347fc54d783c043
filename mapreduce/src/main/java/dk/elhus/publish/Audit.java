package dk.elhus.publish;

import dk.elhus.audit.Limits;
import dk.elhus.audit.Measure;
import dk.elhus.publish.LoadRecord.AuditResult;
import dk.elhus.publish.LoadRecord.Verdict;
import dk.elhus.publish.StageResult.DatasetCounts;
import dk.elhus.publish.StageResult.Input;
import dk.elhus.publish.StageResult.StagedPartition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Judges what a load staged, before anything of it is visible.
 *
 * <p>The jobs count and measure, the audit judges. Built in are the invariants: a STOP means that
 * rows were lost, doubled or contradict each other, and nobody can accept it. Everything else is a
 * {@link Measure} with the limits that a rule declares.
 */
public final class Audit {
  /** A source that has stopped, or is late, though it answers. */
  static final String STALE_SOURCE = "stale_source";

  static final String RECORDS_RECONCILE = "records_reconcile";
  static final String INPUTS_RECONCILE = "inputs_reconcile";
  static final String REVISIONS_RECONCILE = "revisions_reconcile";
  static final String NOTHING_LOST = "nothing_lost";
  static final String ROWS_RECONCILE = "rows_reconcile";
  static final String FORGOTTEN_RECONCILE = "forgotten_reconcile";

  /** The invariants. */
  private static final Set<String> INVARIANTS =
      Set.of(
          RECORDS_RECONCILE,
          INPUTS_RECONCILE,
          REVISIONS_RECONCILE,
          NOTHING_LOST,
          ROWS_RECONCILE,
          FORGOTTEN_RECONCILE);

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
    audit.judgePartitions(clean);
    audit.judgePartitions(aggregate);
    audit.judgeTableRows();
    clean.measures().forEach(audit::judgeMeasure);
    aggregate.measures().forEach(audit::judgeMeasure);
    return audit.results;
  }

  /** Whether a check is an invariant, which nobody can accept to be broken. */
  public static boolean isInvariant(String check) {
    return INVARIANTS.contains(check);
  }

  private void judgeFreshness() {
    for (Input input : clean.inputs()) {
      if (input.stale() != null) {
        add(
            STALE_SOURCE,
            null,
            null,
            input.dataset() + "/night=" + input.night(),
            null,
            Verdict.WARN,
            input.stale());
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
          equal(
              INPUTS_RECONCILE, null, null, dataset, "records landed", rows, "records read", read);
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
        null,
        null,
        counts.dataset(),
        "records read",
        counts.read(),
        "added + revised + duplicate + overtaken + rejected",
        accounted);
  }

  private void judgePartitions(StageResult result) {
    for (StagedPartition staged : result.partitions()) {
      equal(
          REVISIONS_RECONCILE,
          staged.table(),
          staged.partition(),
          null,
          "rows",
          staged.rows(),
          "current + superseded",
          staged.current() + staged.superseded());
      long standing = standingRows(staged);
      long forgotten = result.forgottenRows(staged);
      if (forgotten > 0) {
        equal(
            FORGOTTEN_RECONCILE,
            staged.table(),
            staged.partition(),
            null,
            "rows + rows forgotten",
            staged.rows() + forgotten,
            "rows that stand",
            standing);
      } else if (staged.rows() < standing) {
        add(
            NOTHING_LOST,
            staged.table(),
            staged.partition(),
            null,
            BigDecimal.valueOf(standing - staged.rows()),
            Verdict.STOP,
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
            equal(
                ROWS_RECONCILE,
                table,
                null,
                null,
                "rows gained",
                gained(table),
                "added + revised",
                rows));
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
    Limits limits = measure.limits();
    Verdict verdict =
        limits.stops(measure.value())
            ? Verdict.STOP
            : limits.warns(measure.value()) ? Verdict.WARN : Verdict.PASS;
    results.add(
        new AuditResult(
            measure.check(),
            measure.table(),
            measure.partition(),
            measure.subject(),
            measure.value(),
            limits.warn(),
            limits.stop(),
            verdict,
            measure.value().toPlainString() + ": " + measure.detail(),
            null,
            null));
  }

  private void equal(
      String check,
      String table,
      String partition,
      String subject,
      String left,
      long a,
      String right,
      long b) {
    add(
        check,
        table,
        partition,
        subject,
        BigDecimal.valueOf(a - b),
        a == b ? Verdict.PASS : Verdict.STOP,
        left + " " + a + ", " + right + " " + b);
  }

  private void add(
      String check,
      String table,
      String partition,
      String subject,
      BigDecimal value,
      Verdict verdict,
      String message) {
    results.add(
        new AuditResult(
            check,
            table,
            partition,
            subject,
            value,
            null,
            isInvariant(check) ? BigDecimal.ZERO : null,
            verdict,
            message,
            null,
            null));
  }
}
