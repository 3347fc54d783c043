package dk.elhus.audit;

import dk.elhus.record.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules of one table, as one descriptor declares them.
 *
 * @param table whose rows are measured
 * @param dataset whose rows, and whose landed records, are measured; empty for a computed table
 * @param rowRules measured over the rows of a partition
 * @param intervals expected intervals per Danish day
 * @param complete expected values per group
 * @param rejectedShare which part of the landed records may be rejected, from 0 to 1
 * @param volume how many records a night lands, against earlier nights
 * @param freshnessDays how many days before the end of what was asked for the newest row may begin
 * @param withdrawn how many rows of a partition a whole list may no longer have
 */
public record TableRules(
    TableSpec table,
    Optional<String> dataset,
    List<RowRule> rowRules,
    Optional<IntervalRule> intervals,
    List<CompleteRule> complete,
    Limits rejectedShare,
    Optional<VolumeRule> volume,
    Optional<Limits> freshnessDays,
    Optional<Limits> withdrawn) {
  public static final String REJECTED_SHARE = "rejected_share";
  public static final String FRESHNESS_DAYS = "freshness_days";
  public static final String WITHDRAWN = "withdrawn";

  public TableRules {
    rowRules = List.copyOf(rowRules);
    complete = List.copyOf(complete);
  }

  /** The rules that compare new values with those of earlier loads. */
  public List<UnitRule> units() {
    return rowRules.stream().filter(UnitRule.class::isInstance).map(UnitRule.class::cast).toList();
  }

  /** What the rules say, a line each. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    intervals.ifPresent(rule -> words.add(rule.words()));
    complete.forEach(rule -> words.add(rule.words()));
    rowRules.forEach(rule -> words.add(rule.words()));
    dataset.ifPresent(name -> words.add(REJECTED_SHARE + ": " + rejectedShare.words()));
    volume.ifPresent(rule -> words.add(rule.words()));
    freshnessDays.ifPresent(limits -> words.add(FRESHNESS_DAYS + ": " + limits.words()));
    withdrawn.ifPresent(limits -> words.add(WITHDRAWN + ": " + limits.words()));
    return words;
  }
}
