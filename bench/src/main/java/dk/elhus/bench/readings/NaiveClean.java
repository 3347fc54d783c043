package dk.elhus.bench.readings;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.mapred.AvroKey;
import org.apache.hadoop.hive.common.type.HiveDecimal;
import org.apache.hadoop.hive.serde2.io.HiveDecimalWritable;
import org.apache.hadoop.io.IntWritable;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.Mapper;
import org.apache.hadoop.mapreduce.Reducer;
import org.apache.hadoop.mapreduce.lib.output.MultipleOutputs;
import org.apache.orc.TypeDescription;
import org.apache.orc.mapred.OrcStruct;
import org.apache.orc.mapred.OrcTimestamp;

/**
 * First job of the naive peer, as textbooks write it: generic records in, text through the shuffle,
 * an object per value.
 */
final class NaiveClean {
  static final String REJECTS = "rejects";
  static final TypeDescription SCHEMA =
      TypeDescription.fromString(
          "struct<municipality_code:int,metering_point_id:bigint,start_utc:timestamp,"
              + "interval_minutes:int,consumption_kwh:decimal(18,6),quality:string,"
              + "updated_utc:timestamp>");

  private static final Set<String> QUALITIES = Set.of("A02", "A03", "A04", "D01");
  private static final BigDecimal LARGEST = BigDecimal.valueOf(10_000);

  private NaiveClean() {}

  /** Checks a record; the key is municipality, point and start, the value the rest. */
  public static final class CleanMapper
      extends Mapper<AvroKey<GenericRecord>, NullWritable, Text, Text> {
    private NaivePoints points;
    private MultipleOutputs<Text, Text> outputs;

    @Override
    protected void setup(Context context) throws IOException {
      points = NaivePoints.read(context.getConfiguration());
      outputs = new MultipleOutputs<>(context);
    }

    @Override
    protected void map(AvroKey<GenericRecord> key, NullWritable nothing, Context context)
        throws IOException, InterruptedException {
      GenericRecord record = key.datum();
      long id = (Long) record.get("metering_point_id");
      Instant readAt = Instant.ofEpochMilli((Long) record.get("read_at"));
      int interval = (Integer) record.get("interval_minutes");
      BigDecimal kwh = decimal((ByteBuffer) record.get("kwh"));
      String quality = record.get("quality").toString();
      Integer municipality = points.municipality(id);
      String reason = reason(municipality, readAt, interval, kwh, quality);
      if (reason != null) {
        outputs.write(
            REJECTS,
            new Text(reason),
            new Text(readAt + "\t" + interval + "\t" + kwh + "\t" + quality));
        return;
      }
      context.write(
          new Text(municipality + "\t" + id + "\t" + readAt),
          new Text(
              interval
                  + "\t"
                  + kwh
                  + "\t"
                  + quality
                  + "\t"
                  + Instant.ofEpochMilli((Long) record.get("updated_at"))));
    }

    private static BigDecimal decimal(ByteBuffer bytes) {
      if (bytes == null) {
        return null;
      }
      byte[] unscaled = new byte[bytes.remaining()];
      bytes.get(unscaled);
      return new BigDecimal(new BigInteger(unscaled), 3);
    }

    private static String reason(
        Integer municipality, Instant readAt, int interval, BigDecimal kwh, String quality) {
      if (municipality == null) {
        return "point";
      }
      if (interval != 15 && interval != 60) {
        return "interval";
      }
      if (readAt.toEpochMilli() % (interval * 60_000L) != 0) {
        return "read_at";
      }
      if (!QUALITIES.contains(quality)) {
        return "quality";
      }
      if ((kwh == null) != quality.equals("A02")) {
        return "kwh";
      }
      return kwh != null && (kwh.signum() < 0 || kwh.compareTo(LARGEST) > 0) ? "kwh" : null;
    }

    @Override
    protected void cleanup(Context context) throws IOException, InterruptedException {
      outputs.close();
    }
  }

  /** Keeps the newest of each point and start. */
  public static final class NewestReducer extends Reducer<Text, Text, NullWritable, OrcStruct> {
    @Override
    protected void reduce(Text key, Iterable<Text> values, Context context)
        throws IOException, InterruptedException {
      String[] newest = null;
      for (Text value : values) {
        String[] fields = value.toString().split("\t");
        if (newest == null || Instant.parse(fields[3]).isAfter(Instant.parse(newest[3]))) {
          newest = fields;
        }
      }
      String[] keys = key.toString().split("\t");
      OrcStruct row = (OrcStruct) OrcStruct.createValue(SCHEMA);
      row.setFieldValue(0, new IntWritable(Integer.parseInt(keys[0])));
      row.setFieldValue(1, new LongWritable(Long.parseLong(keys[1])));
      row.setFieldValue(2, new OrcTimestamp(Instant.parse(keys[2]).toEpochMilli()));
      row.setFieldValue(3, new IntWritable(Integer.parseInt(newest[0])));
      row.setFieldValue(
          4,
          newest[1].equals("null")
              ? null
              : new HiveDecimalWritable(HiveDecimal.create(new BigDecimal(newest[1]))));
      row.setFieldValue(5, new Text(newest[2]));
      row.setFieldValue(6, new OrcTimestamp(Instant.parse(newest[3]).toEpochMilli()));
      context.write(NullWritable.get(), row);
    }
  }
}
