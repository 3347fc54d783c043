package dk.elhus.metering;

import com.fasterxml.jackson.annotation.JsonProperty;
import dk.elhus.publish.JsonFile;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.Reducer;

/**
 * Merges blocks: they come in the order of their first readings, so a reading may go on as soon as
 * no block that is still to come can begin before it.
 */
public final class ReadingReducer
    extends Reducer<BlockKey, BytesWritable, NullWritable, NullWritable> {
  /** Folder of the reports within the output. */
  static final String REPORTS = "reports";

  private final PriorityQueue<ReadingBlock.Decoder> open =
      new PriorityQueue<>((one, other) -> Long.compare(one.reading.key, other.reading.key));
  private final Reading pending = new Reading();
  private final DayMerge.Fates fates = new DayMerge.Fates();
  private final List<DayReport> reports = new ArrayList<>();
  private boolean hasPending;
  private DayMerge merge;
  private PointTable points;
  private Map<String, String> standing;
  private int first;
  private int end;
  private long learned;

  /** All days that one reducer wrote. */
  record Reports(@JsonProperty("days") List<DayReport> days) {}

  /** Where the versions lie that stand, per day. */
  record Standing(@JsonProperty("locations") Map<String, String> locations) {}

  @Override
  public void run(Context context) throws IOException, InterruptedException {
    Configuration conf = context.getConfiguration();
    MeteringConf settings = new MeteringConf(conf);
    points = settings.points();
    standing =
        JsonFile.read(settings.standing().getFileSystem(conf), settings.standing(), Standing.class)
            .orElseThrow(() -> new IOException(settings.standing() + " is gone"))
            .locations();
    learned = settings.edition().value();
    int reducer = context.getTaskAttemptID().getTaskID().getId();
    int[] bounds = settings.bounds();
    first = reducer == 0 ? 0 : bounds[reducer - 1];
    end = reducer == bounds.length ? points.size() : bounds[reducer];
    while (context.nextKey()) {
      for (BytesWritable block : context.getValues()) {
        long key = context.getCurrentKey().first();
        emitBefore(key, context);
        open(block, key, context);
      }
    }
    emitBefore(Long.MAX_VALUE, context);
    emitPending(context);
    finishDay(context);
    JsonFile.replace(
        conf, ReadingOutputFormat.file(context, REPORTS, ".json"), new Reports(reports));
    ReadingCounts.of(context)
        .lost(fates.duplicates, fates.overtaken)
        .gained(fates.added, fates.revised);
  }

  private void open(BytesWritable block, long key, Context context) throws IOException {
    if (block.getLength() == 0) {
      emitPending(context);
      day(ReadingKey.announcedDay(key), context);
      return;
    }
    ReadingBlock.Decoder decoder = new ReadingBlock.Decoder(block);
    decoder.next();
    open.add(decoder);
  }

  private void emitBefore(long key, Context context) throws IOException {
    while (!open.isEmpty() && open.peek().reading.key < key) {
      ReadingBlock.Decoder least = open.poll();
      // As long as no other block has a smaller reading, the queue need not be asked.
      long limit = open.isEmpty() ? key : Math.min(key, open.peek().reading.key);
      boolean more;
      do {
        emit(least.reading, context);
        more = least.next();
      } while (more && least.reading.key < limit);
      if (more) {
        open.add(least);
      }
    }
  }

  private void emit(Reading reading, Context context) throws IOException {
    if (hasPending && pending.key == reading.key) {
      if (pending.saysTheSameAs(reading)) {
        fates.duplicates++;
      } else {
        fates.overtaken++;
      }
      if (reading.isNewerThan(pending)) {
        pending.set(reading);
      }
      return;
    }
    emitPending(context);
    pending.set(reading);
    hasPending = true;
  }

  private void emitPending(Context context) throws IOException {
    if (hasPending) {
      day(ReadingKey.day(pending.key), context);
      merge.add(pending, fates);
      hasPending = false;
    }
  }

  private void day(int day, Context context) throws IOException {
    if (merge != null && merge.day() == day || first == end) {
      return;
    }
    finishDay(context);
    String date = LocalDate.ofEpochDay(day).toString();
    String folder = Tables.METER_READING.name() + "/" + Tables.METER_READING.partitionFolder(date);
    merge =
        new DayMerge(
            day,
            points,
            first,
            end,
            standing.get(date),
            learned,
            ReadingOutputFormat.file(context, folder, ".orc"),
            context.getConfiguration());
    context.setStatus("day " + date);
  }

  private void finishDay(Context context) throws IOException {
    if (merge != null) {
      reports.add(merge.finish());
      merge.close();
      merge = null;
      context.progress();
    }
  }
}
