package dk.elhus.metering;

import dk.elhus.avro.FlatFile;
import dk.elhus.record.Row;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.AvroFSInput;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.Mapper;
import org.apache.hadoop.mapreduce.lib.input.FileSplit;

/**
 * Reads a split of landed readings, sorts them in memory, and sends them on in blocks: one record
 * of the shuffle for thousands of rows. Records that are no reading go to a file of rejects.
 */
public final class ReadingMapper
    extends Mapper<NullWritable, NullWritable, BlockKey, BytesWritable> {
  private final BlockKey key = new BlockKey();
  private final BytesWritable value = new BytesWritable();
  private final ReadingBlock.Encoder block = new ReadingBlock.Encoder();
  private final TreeSet<Integer> days = new TreeSet<>();
  private int[] bounds;
  private int reducer;
  private long rejected;
  private long duplicates;
  private long overtaken;
  private RowFile rejects;

  @Override
  public void run(Context context) throws IOException, InterruptedException {
    Configuration conf = context.getConfiguration();
    MeteringConf settings = new MeteringConf(conf);
    bounds = settings.bounds();
    ReadingCleaner cleaner = new ReadingCleaner(settings.points());
    ReadingRun run = new ReadingRun(settings.runRows());
    Reading reading = new Reading();
    long read = 0;
    int lastDay = -1;
    try (FlatFile file = open((FileSplit) context.getInputSplit(), conf)) {
      while (file.next()) {
        read++;
        String reason = cleaner.clean(file, reading);
        if (reason != null) {
          reject(context, settings, file, reason);
          continue;
        }
        int day = ReadingKey.day(reading.key);
        if (day != lastDay) {
          days.add(day);
          lastDay = day;
        }
        run.add(reading);
        if (run.isFull()) {
          drain(run, context);
        }
      }
    }
    drain(run, context);
    announceDays(context);
    if (rejects != null) {
      rejects.close();
    }
    ReadingCounts.of(context).read(read, rejected).lost(duplicates, overtaken);
  }

  private static FlatFile open(FileSplit split, Configuration conf) throws IOException {
    Path path = split.getPath();
    FileSystem files = path.getFileSystem(conf);
    return new FlatFile(
        new AvroFSInput(files.open(path), files.getFileStatus(path).getLen()),
        name(path),
        ReadingCleaner.FIELDS,
        split.getStart(),
        split.getLength());
  }

  private static String name(Path path) {
    Path night = path.getParent();
    return night.getParent().getName() + "/" + night.getName() + "/" + path.getName();
  }

  private void drain(ReadingRun run, Context context) throws IOException, InterruptedException {
    run.drain(
        new ReadingRun.Sink() {
          @Override
          public void reading(Reading reading) throws IOException, InterruptedException {
            int to = MeteringConf.reducer(bounds, ReadingKey.point(reading.key));
            if (block.isFull() || to != reducer) {
              send(context);
            }
            reducer = to;
            block.add(reading);
          }

          @Override
          public void replaced(boolean same) {
            if (same) {
              duplicates++;
            } else {
              overtaken++;
            }
          }
        });
    send(context);
  }

  private void send(Context context) throws IOException, InterruptedException {
    if (!block.isEmpty()) {
      key.set(block.firstKey(), reducer);
      block.moveTo(value);
      context.write(key, value);
    }
  }

  /** An empty block to every reducer: a day that changes is written anew by all of them. */
  private void announceDays(Context context) throws IOException, InterruptedException {
    value.setSize(0);
    for (int day : days) {
      for (int to = 0; to <= bounds.length; to++) {
        key.set(ReadingKey.announce(day), to);
        context.write(key, value);
      }
    }
  }

  private void reject(Context context, MeteringConf settings, FlatFile file, String reason)
      throws IOException {
    rejected++;
    String night = settings.edition().night().toString();
    if (rejects == null) {
      String folder =
          Tables.METER_READING_REJECT.name()
              + "/"
              + Tables.METER_READING_REJECT.partitionFolder(night);
      rejects =
          new RowFile(
              Tables.METER_READING_REJECT,
              ReadingOutputFormat.file(context, folder, ".orc"),
              context.getConfiguration());
    }
    rejects.add(
        new Row(Tables.METER_READING_REJECT, night)
            .set("source_file", name(((FileSplit) context.getInputSplit()).getPath()))
            .set("position", file.ordinal())
            .set("reason", reason)
            .set("record", ReadingCleaner.text(file)));
  }
}
