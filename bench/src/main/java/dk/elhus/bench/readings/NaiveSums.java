package dk.elhus.bench.readings;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;
import org.apache.hadoop.hive.serde2.io.HiveDecimalWritable;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.Mapper;
import org.apache.hadoop.mapreduce.Partitioner;
import org.apache.hadoop.mapreduce.Reducer;
import org.apache.orc.mapred.OrcStruct;
import org.apache.orc.mapred.OrcTimestamp;

/** Second job of the naive peer: sums per municipality and hour, day, and rolling 24 hours. */
final class NaiveSums {
  private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");
  private static final int WINDOW_HOURS = 24;
  private static final int SCALE = 6;

  private NaiveSums() {}

  /** Key municipality and hour, value consumption and count. */
  public static final class HourMapper extends Mapper<NullWritable, OrcStruct, Text, Text> {
    @Override
    protected void map(NullWritable key, OrcStruct row, Context context)
        throws IOException, InterruptedException {
      HiveDecimalWritable kwh = (HiveDecimalWritable) row.getFieldValue("consumption_kwh");
      if (kwh == null) {
        return;
      }
      Instant hour =
          ((OrcTimestamp) row.getFieldValue("start_utc")).toInstant().truncatedTo(ChronoUnit.HOURS);
      context.write(
          new Text(row.getFieldValue("municipality_code") + "\t" + hour),
          new Text(kwh.getHiveDecimal().bigDecimalValue().toPlainString() + "\t1"));
    }
  }

  /** All hours of a municipality meet in one reducer, in order. */
  public static final class MunicipalityPartitioner extends Partitioner<Text, Text> {
    @Override
    public int getPartition(Text key, Text value, int reducers) {
      return Math.floorMod(municipality(key).hashCode(), reducers);
    }
  }

  /** Adds up before the shuffle. */
  public static final class HourCombiner extends Reducer<Text, Text, Text, Text> {
    @Override
    protected void reduce(Text key, Iterable<Text> values, Context context)
        throws IOException, InterruptedException {
      context.write(key, sum(values).text());
    }
  }

  /** Writes a line per sum, which begins with its kind. */
  public static final class SumReducer extends Reducer<Text, Text, Text, Text> {
    private final TreeMap<Instant, Sum> hours = new TreeMap<>();
    private String municipality;

    @Override
    protected void reduce(Text key, Iterable<Text> values, Context context)
        throws IOException, InterruptedException {
      if (!municipality(key).equals(municipality)) {
        finish(context);
        municipality = municipality(key);
      }
      hours.put(Instant.parse(key.toString().split("\t")[1]), sum(values));
    }

    private void finish(Context context) throws IOException, InterruptedException {
      TreeMap<LocalDate, Sum> days = new TreeMap<>();
      for (var hour : hours.entrySet()) {
        write(context, "hour", hour.getKey().getEpochSecond(), hour.getValue());
        days.merge(LocalDate.ofInstant(hour.getKey(), DENMARK), hour.getValue(), Sum::plus);
        Sum window = new Sum(BigDecimal.ZERO, 0);
        for (Sum one :
            hours
                .subMap(
                    hour.getKey().minus(WINDOW_HOURS, ChronoUnit.HOURS), false, hour.getKey(), true)
                .values()) {
          window = new Sum(window.kwh().add(one.kwh()), window.count() + 1);
        }
        BigDecimal mean =
            window.kwh().divide(BigDecimal.valueOf(window.count()), SCALE, RoundingMode.HALF_UP);
        write(context, "rolling", hour.getKey().getEpochSecond(), new Sum(mean, window.count()));
      }
      for (var day : days.entrySet()) {
        write(context, "day", day.getKey().toEpochDay(), day.getValue());
      }
      hours.clear();
    }

    private void write(Context context, String kind, long time, Sum sum)
        throws IOException, InterruptedException {
      context.write(new Text(kind), new Text(municipality + "\t" + time + "\t" + sum.text()));
    }

    @Override
    protected void cleanup(Context context) throws IOException, InterruptedException {
      finish(context);
    }
  }

  private record Sum(BigDecimal kwh, long count) {
    Sum plus(Sum other) {
      return new Sum(kwh.add(other.kwh), count + other.count);
    }

    Text text() {
      return new Text(kwh.toPlainString() + "\t" + count);
    }
  }

  private static Sum sum(Iterable<Text> values) {
    Sum sum = new Sum(BigDecimal.ZERO, 0);
    for (Text value : values) {
      String[] fields = value.toString().split("\t");
      sum = sum.plus(new Sum(new BigDecimal(fields[0]), Long.parseLong(fields[1])));
    }
    return sum;
  }

  private static String municipality(Text key) {
    return key.toString().split("\t")[0];
  }
}
