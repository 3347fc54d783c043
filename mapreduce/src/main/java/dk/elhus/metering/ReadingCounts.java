package dk.elhus.metering;

import dk.elhus.publish.StageResult.DatasetCounts;
import dk.elhus.record.Tables;
import org.apache.hadoop.mapreduce.Counters;
import org.apache.hadoop.mapreduce.TaskInputOutputContext;

/** The counters of the job, added once per task. */
final class ReadingCounts {
  static final String DATASET = MeteringTables.DATASET;
  private static final String GROUP = "dk.elhus";

  private final TaskInputOutputContext<?, ?, ?, ?> context;

  private ReadingCounts(TaskInputOutputContext<?, ?, ?, ?> context) {
    this.context = context;
  }

  static ReadingCounts of(TaskInputOutputContext<?, ?, ?, ?> context) {
    return new ReadingCounts(context);
  }

  ReadingCounts read(long read, long rejected) {
    add("read", read);
    add("rejected", rejected);
    return this;
  }

  /** Records that left no row. */
  ReadingCounts lost(long duplicates, long overtaken) {
    add("duplicate", duplicates);
    add("overtaken", overtaken);
    return this;
  }

  ReadingCounts gained(long added, long revised) {
    add("added", added);
    add("revised", revised);
    return this;
  }

  private void add(String what, long count) {
    context.getCounter(GROUP, DATASET + "." + what).increment(count);
  }

  static DatasetCounts total(Counters counters) {
    return new DatasetCounts(
        DATASET,
        Tables.METER_READING.name(),
        get(counters, "read"),
        get(counters, "added"),
        get(counters, "revised"),
        get(counters, "duplicate"),
        get(counters, "overtaken"),
        get(counters, "rejected"));
  }

  private static long get(Counters counters, String what) {
    return counters.findCounter(GROUP, DATASET + "." + what).getValue();
  }
}
