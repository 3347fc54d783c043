package dk.elhus.audit;

import dk.elhus.audit.IntervalRule.Coverage;
import dk.elhus.clean.Cleaner;
import dk.elhus.clean.Cleaners;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Measures the rows of one partition by the rules of its table, while they are written. */
public final class PartitionTally {
  private static final String SOURCE_DATASET = "source_dataset";

  private final TableSpec table;
  private final String partition;
  private final List<OfDataset> tallies = new ArrayList<>();
  private final Optional<Coverage> coverage;
  private final List<CompleteRule.Present> present = new ArrayList<>();
  private final Optional<Cleaner> freshness;
  private final Optional<WithdrawnRule.Withdrawn> withdrawn;
  private final int sourceDataset;
  private long newest = Long.MIN_VALUE;

  /** Tallies of one dataset's rows. */
  private record OfDataset(Optional<String> dataset, List<RowRule.Tally> tallies) {}

  /**
   * @param partition value of the partition column
   * @param night nominal night of the load
   */
  public PartitionTally(AuditRules rules, TableSpec table, String partition, LocalDate night) {
    this.table = table;
    this.partition = partition;
    List<TableRules> own = rules.of(table);
    for (TableRules of : own) {
      tallies.add(new OfDataset(of.dataset(), of.rowRules().stream().map(RowRule::tally).toList()));
      of.complete().forEach(rule -> present.add(new CompleteRule.Present(rule, night)));
    }
    this.coverage =
        own.stream().flatMap(of -> of.intervals().stream()).findFirst().map(Coverage::new);
    this.freshness =
        own.stream()
            .filter(of -> of.freshnessDays().isPresent())
            .findFirst()
            .flatMap(of -> Cleaners.of(of.dataset().orElseThrow()));
    this.withdrawn =
        own.stream()
            .flatMap(of -> of.withdrawn().stream())
            .findFirst()
            .map(limits -> new WithdrawnRule.Withdrawn(table, limits));
    this.sourceDataset = table.hasColumn(SOURCE_DATASET) ? table.place(SOURCE_DATASET) : -1;
  }

  /**
   * Takes a row that stands; rows come sorted by key.
   *
   * @param fresh whether this load brought it
   */
  public void add(Row row, boolean fresh) {
    for (OfDataset of : tallies) {
      if (isOf(row, of.dataset())) {
        for (RowRule.Tally tally : of.tallies()) {
          tally.add(row, fresh);
        }
      }
    }
    withdrawn.ifPresent(of -> of.stands(row));
    coverage.ifPresent(minutes -> minutes.add(row));
    for (CompleteRule.Present values : present) {
      values.add(row);
    }
    if (freshness.isPresent()) {
      newest = Math.max(newest, freshness.get().moment(row));
    }
  }

  /** Takes a row that this load superseded. */
  public void addSuperseded(Row row) {
    withdrawn.ifPresent(of -> of.superseded(row));
  }

  /** Two datasets may land in one table; its rows say which they are from. */
  private boolean isOf(Row row, Optional<String> dataset) {
    return sourceDataset < 0 || dataset.isEmpty() || dataset.get().equals(row.text(sourceDataset));
  }

  /** What the row rules measured. */
  public List<Measure> measures() {
    List<Measure> measures = new ArrayList<>();
    String folder = table.partitionFolder(partition);
    for (OfDataset of : tallies) {
      for (RowRule.Tally tally : of.tallies()) {
        tally.report(finding -> measures.add(finding.in(table.name(), folder)));
      }
    }
    withdrawn.ifPresent(of -> measures.add(of.measure(folder)));
    return measures;
  }

  /** Minutes that rows cover, by subject and Danish day as {@code DK1 2025-10-26}. */
  public Map<String, Long> minutes() {
    return coverage.map(Coverage::minutes).orElse(Map.of());
  }

  /** Values that are there, by column and group as {@code gln tonight}. */
  public Map<String, Set<String>> present() {
    Map<String, Set<String>> all = new TreeMap<>();
    for (CompleteRule.Present values : present) {
      values
          .groups()
          .forEach(
              (group, found) ->
                  all.computeIfAbsent(values.key(group), key -> new TreeSet<>()).addAll(found));
    }
    return all;
  }

  /** The moment that the newest row is about, seconds since 1970 UTC; null when nobody asks. */
  public Long newest() {
    return newest == Long.MIN_VALUE ? null : newest;
  }
}
