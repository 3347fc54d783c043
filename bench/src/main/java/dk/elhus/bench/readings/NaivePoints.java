package dk.elhus.bench.readings;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.mapred.FsInput;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Municipality of each point, in a map: the textbook's map-side join. */
final class NaivePoints {
  static final String FILE = "elhus.bench.points";

  private final Map<Long, Integer> municipalities = new HashMap<>();

  private NaivePoints() {}

  static NaivePoints read(Configuration conf) throws IOException {
    NaivePoints points = new NaivePoints();
    try (DataFileReader<GenericRecord> records =
        new DataFileReader<>(
            new FsInput(new Path(conf.get(FILE)), conf), new GenericDatumReader<>())) {
      for (GenericRecord record : records) {
        points.municipalities.put(
            (Long) record.get("metering_point_id"), (Integer) record.get("municipality_code"));
      }
    }
    return points;
  }

  Integer municipality(long id) {
    return municipalities.get(id);
  }
}
