package dk.elhus.job;

import dk.elhus.record.RevisionMerge.Fate;
import java.util.Locale;
import org.apache.hadoop.mapreduce.Counters;
import org.apache.hadoop.mapreduce.TaskInputOutputContext;

/**
 * The jobs' counters, group {@code dk.elhus}: {@code DATASET.read}, {@code DATASET.rejected} and
 * one per {@link Fate}; for aggregates the table's name instead of the dataset's.
 */
public final class Counts {
  static final String GROUP = "dk.elhus";
  public static final String READ = "read";
  public static final String REJECTED = "rejected";

  private Counts() {}

  static void increment(TaskInputOutputContext<?, ?, ?, ?> context, String subject, String what) {
    context.getCounter(GROUP, subject + "." + what).increment(1);
  }

  static void increment(TaskInputOutputContext<?, ?, ?, ?> context, String subject, Fate fate) {
    increment(context, subject, name(fate));
  }

  public static long get(Counters counters, String subject, String what) {
    return counters.findCounter(GROUP, subject + "." + what).getValue();
  }

  static long get(Counters counters, String subject, Fate fate) {
    return get(counters, subject, name(fate));
  }

  private static String name(Fate fate) {
    return fate.name().toLowerCase(Locale.ROOT);
  }
}
