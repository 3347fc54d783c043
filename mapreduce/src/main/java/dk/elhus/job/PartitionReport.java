package dk.elhus.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import dk.elhus.audit.Measure;
import dk.elhus.audit.PartitionTally;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;

/**
 * What a reducer wrote of one partition.
 *
 * @param table name of the table
 * @param partition value of the partition column
 * @param rows rows of all revisions
 * @param current rows that stand
 * @param changed whether the version that stands lacks any of the rows
 * @param measures what the rules of the table's rows measured
 * @param minutes per subject and Danish day, as {@code DK1 2025-10-26}, the minutes that current
 *     rows cover; tables with a rule of intervals only
 * @param present values that a rule of completeness looks for, by column and group
 * @param newest the moment that the newest current row is about, seconds since 1970 UTC; null when
 *     no rule asks
 */
public record PartitionReport(
    @JsonProperty("table") String table,
    @JsonProperty("partition") String partition,
    @JsonProperty("rows") long rows,
    @JsonProperty("current") long current,
    @JsonProperty("changed") boolean changed,
    @JsonProperty("measures") List<Measure> measures,
    @JsonProperty("minutes") Map<String, Long> minutes,
    @JsonProperty("present") Map<String, Set<String>> present,
    @JsonProperty("newest") Long newest) {

  /** What several reducers wrote of one partition, as one. */
  PartitionReport plus(PartitionReport other) {
    List<Measure> both = new ArrayList<>(measures);
    both.addAll(other.measures);
    return new PartitionReport(
        table,
        partition,
        rows + other.rows,
        current + other.current,
        changed || other.changed,
        both,
        merge(minutes, other.minutes, Long::sum),
        merge(present, other.present, PartitionReport::union),
        newest == null || other.newest != null && other.newest > newest ? other.newest : newest);
  }

  /** The elements of both. */
  static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> all = new TreeSet<>(one);
    all.addAll(other);
    return all;
  }

  private static <V> Map<String, V> merge(
      Map<String, V> one, Map<String, V> other, BinaryOperator<V> together) {
    Map<String, V> merged = new TreeMap<>(one);
    other.forEach((key, value) -> merged.merge(key, value, together));
    return merged;
  }

  /** Gathers a report while the rows of a partition are written. */
  static final class Builder {
    private final TableSpec table;
    private final String partition;
    private final PartitionTally tally;
    private long rows;
    private long current;
    private boolean changed;

    Builder(TableSpec table, String partition, PartitionTally tally) {
      this.table = table;
      this.partition = partition;
      this.tally = tally;
    }

    void add(Row row, boolean fresh) {
      rows++;
      changed |= fresh;
      if (row.isCurrent()) {
        current++;
        tally.add(row, fresh);
      } else if (fresh) {
        tally.addSuperseded(row);
      }
    }

    PartitionReport build() {
      return new PartitionReport(
          table.name(),
          partition,
          rows,
          current,
          changed,
          tally.measures(),
          tally.minutes(),
          tally.present(),
          tally.newest());
    }
  }
}
