package dk.elhus.metering;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/** Records of readings as the import lands them, for tests. */
final class ReadingRecords {
  static final String DELIVERED = "2026-01-06T03:00:00Z";

  private ReadingRecords() {}

  /** The quarters of Danish 2026-01-05. */
  static List<Object[]> day(long point, long wh) {
    List<Object[]> readings = new ArrayList<>();
    for (int quarter = 0; quarter < 96; quarter++) {
      String at = Instant.parse("2026-01-04T23:00:00Z").plusSeconds(900L * quarter).toString();
      readings.add(reading(point, at, wh, "A04", DELIVERED));
    }
    return readings;
  }

  static Object[] bad(long point) {
    return reading(point, "2026-01-05T11:00:00Z", -1L, "A04", DELIVERED);
  }

  static Object[] reading(long point, String at, Long wh, String quality, String updated) {
    ByteBuffer kwh =
        wh == null
            ? null
            : ByteBuffer.wrap(BigDecimal.valueOf(wh, 3).unscaledValue().toByteArray());
    return new Object[] {
      point,
      Instant.parse(at).toEpochMilli(),
      15,
      kwh,
      quality,
      Instant.parse(updated).toEpochMilli()
    };
  }

  static Schema schema() {
    Schema decimal = LogicalTypes.decimal(12, 3).addToSchema(Schema.create(Schema.Type.BYTES));
    return SchemaBuilder.record("meter_reading")
        .fields()
        .optionalLong("metering_point_id")
        .name("read_at")
        .type(moment())
        .noDefault()
        .optionalInt("interval_minutes")
        .name("kwh")
        .type(nullable(decimal))
        .noDefault()
        .optionalString("quality")
        .name("updated_at")
        .type(moment())
        .noDefault()
        .endRecord();
  }

  static Schema moment() {
    return nullable(LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG)));
  }

  private static Schema nullable(Schema schema) {
    return Schema.createUnion(Schema.create(Schema.Type.NULL), schema);
  }

  /** Writes an Avro file. */
  static void write(Schema schema, List<Object[]> records, Path file) throws IOException {
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
      writer.create(schema, file.toFile());
      for (Object[] values : records) {
        GenericRecord record = new GenericData.Record(schema);
        for (int i = 0; i < values.length; i++) {
          record.put(i, values[i]);
        }
        writer.append(record);
      }
    }
  }
}
