package dk.elhus.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import dk.elhus.aggregate.SettlementIdentity;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * What a reducer wrote of one partition.
 *
 * @param table name of the table
 * @param partition value of the partition column
 * @param rows rows of all revisions
 * @param current rows that stand
 * @param changed whether the version that stands lacks any of the rows
 * @param nulls per column how many current rows lack a value; only columns that lack one
 * @param minutes per area and Danish day, as {@code DK1 2025-10-26}, the minutes that current rows
 *     cover; tables of intervals only
 * @param imbalance settlement: per area the largest difference, in millionths of a MWh, between
 *     production plus exchange and consumption
 */
record PartitionReport(
    @JsonProperty("table") String table,
    @JsonProperty("partition") String partition,
    @JsonProperty("rows") long rows,
    @JsonProperty("current") long current,
    @JsonProperty("changed") boolean changed,
    @JsonProperty("nulls") Map<String, Long> nulls,
    @JsonProperty("minutes") Map<String, Long> minutes,
    @JsonProperty("imbalance") Map<String, Long> imbalance) {

  /** What several reducers wrote of one partition, as one. */
  PartitionReport plus(PartitionReport other) {
    return new PartitionReport(
        table,
        partition,
        rows + other.rows,
        current + other.current,
        changed || other.changed,
        merge(nulls, other.nulls, Long::sum),
        merge(minutes, other.minutes, Long::sum),
        merge(imbalance, other.imbalance, Math::max));
  }

  private static Map<String, Long> merge(
      Map<String, Long> one, Map<String, Long> other, BinaryOperator<Long> together) {
    Map<String, Long> merged = new TreeMap<>(one);
    other.forEach((key, value) -> merged.merge(key, value, together));
    return merged;
  }

  /** Key of {@link #minutes}. */
  static String areaAndDay(String area, LocalDate day) {
    return area + " " + day;
  }

  /** Gathers a report while the rows of a partition are written. */
  static final class Builder {
    private final TableSpec table;
    private final String partition;
    private final long[] nulls;
    private final Map<String, Long> minutes = new TreeMap<>();
    private final Map<String, Long> imbalance = new TreeMap<>();
    private long rows;
    private long current;
    private boolean changed;

    Builder(TableSpec table, String partition) {
      this.table = table;
      this.partition = partition;
      this.nulls = new long[table.contentColumns()];
    }

    void add(Row row, boolean fresh) {
      rows++;
      changed |= fresh;
      if (row.isCurrent()) {
        current++;
        measure(row);
      }
    }

    private void measure(Row row) {
      for (int i = 0; i < nulls.length; i++) {
        if (row.isNull(i)) {
          nulls[i]++;
        }
      }
      if (table.hasColumn("resolution_minutes")) {
        LocalDate day = LocalDate.ofEpochDay(row.number("local_day"));
        minutes.merge(
            areaAndDay(row.text("price_area"), day), row.number("resolution_minutes"), Long::sum);
      }
      if (table == Tables.SETTLEMENT) {
        imbalance.merge(row.text("price_area"), SettlementIdentity.difference(row), Math::max);
      }
    }

    PartitionReport build() {
      Map<String, Long> nullColumns = new TreeMap<>();
      for (int i = 0; i < nulls.length; i++) {
        if (nulls[i] > 0) {
          nullColumns.put(table.columns().get(i).name(), nulls[i]);
        }
      }
      return new PartitionReport(
          table.name(), partition, rows, current, changed, nullColumns, minutes, imbalance);
    }
  }
}
