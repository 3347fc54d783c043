package dk.elhus.bench.readings;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.elhus.landing.LandingManifest;
import dk.elhus.landing.LandingManifest.LandedFile;
import dk.elhus.landing.Layout;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/**
 * The same records twice: landed Avro as the import through Sqoop leaves it, for MapReduce, and
 * Parquet for DuckDB. Made once and kept.
 */
final class LandedData {
  static final String READINGS = "meter_reading";
  static final String POINTS = "metering_point";

  /** Sqoop's distance between sync marks. */
  private static final int SYNC_BYTES = 64_000;

  private static final int PROGRESS = 1_000_000;
  private static final String EXPECTED = "expected.json";

  private final Path folder;
  private final InventedReadings readings;

  /** What the variants must find, as the generator counted it. */
  record Expected(
      @JsonProperty("records") long records,
      @JsonProperty("rows") long rows,
      @JsonProperty("wh") long wh) {}

  LandedData(Path folder, InventedReadings readings) {
    this.folder = folder;
    this.readings = readings;
  }

  /** Folder that holds a dataset's nights, as in the landing zone. */
  Path landing() {
    return folder.resolve("landing");
  }

  /** Makes the files unless they are all there. */
  Expected make(Consumer<String> progress) throws IOException, SQLException {
    Path expected = folder.resolve(EXPECTED);
    if (!Files.exists(expected)) {
      progress.accept("inventing readings of " + readings.points() + " metering points");
      Folders.delete(folder);
      Files.createDirectories(folder);
      landPoints();
      Expected made = landReadings(progress);
      progress.accept("the same records as Parquet");
      new ParquetCopy(folder).write(readings);
      new ObjectMapper().writeValue(expected.toFile(), made);
    }
    return expected(folder);
  }

  static Expected expected(Path folder) throws IOException {
    return new ObjectMapper().readValue(folder.resolve(EXPECTED).toFile(), Expected.class);
  }

  private void landPoints() throws IOException {
    Schema schema =
        SchemaBuilder.record(POINTS)
            .fields()
            .optionalLong("metering_point_id")
            .optionalInt("municipality_code")
            .name("updated_at")
            .type(moment())
            .noDefault()
            .endRecord();
    long since = Instant.parse("2026-01-05T18:00:00Z").toEpochMilli();
    try (Landed landed = new Landed(POINTS, schema, 1)) {
      for (int point = 0; point < readings.points(); point++) {
        GenericRecord record = new GenericData.Record(schema);
        record.put(0, InventedReadings.id(point));
        record.put(1, readings.municipality(point));
        record.put(2, since);
        landed.add(0, record);
      }
    }
  }

  private Expected landReadings(Consumer<String> progress) throws IOException {
    Schema schema = schema();
    GenericRecord record = new GenericData.Record(schema);
    try (Landed landed = new Landed(READINGS, schema, InventedReadings.FILES)) {
      InventedReadings.Expected expected =
          readings.forEach(
              (file, point, at, wh, quality, updated) -> {
                record.put(0, point);
                record.put(1, at);
                record.put(2, InventedReadings.MINUTES);
                record.put(3, ByteBuffer.wrap(BigInteger.valueOf(wh).toByteArray()));
                record.put(4, quality);
                record.put(5, updated);
                if (landed.add(file, record) % PROGRESS == 0) {
                  progress.accept("%,d records".formatted(landed.rows));
                }
              });
      return new Expected(expected.records, expected.rows, expected.wh);
    }
  }

  /** The schema that an import of the table has once it has landed. */
  private static Schema schema() {
    return SchemaBuilder.record(READINGS)
        .fields()
        .optionalLong("metering_point_id")
        .name("read_at")
        .type(moment())
        .noDefault()
        .optionalInt("interval_minutes")
        .name("kwh")
        .type(nullable(LogicalTypes.decimal(12, 3).addToSchema(Schema.create(Schema.Type.BYTES))))
        .noDefault()
        .optionalString("quality")
        .name("updated_at")
        .type(moment())
        .noDefault()
        .endRecord();
  }

  private static Schema moment() {
    return nullable(LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG)));
  }

  private static Schema nullable(Schema schema) {
    return Schema.createUnion(Schema.create(Schema.Type.NULL), schema);
  }

  /** A landed folder that is being written. */
  private final class Landed implements Closeable {
    private final String dataset;
    private final Path night;
    private final List<DataFileWriter<GenericRecord>> writers = new ArrayList<>();
    private final long[] rowsOf;
    private long rows;

    Landed(String dataset, Schema schema, int files) throws IOException {
      this.dataset = dataset;
      this.night = landing().resolve(dataset).resolve("night=" + InventedReadings.NIGHT);
      this.rowsOf = new long[files];
      Files.createDirectories(night);
      for (int i = 0; i < files; i++) {
        DataFileWriter<GenericRecord> writer =
            new DataFileWriter<GenericRecord>(new GenericDatumWriter<>(schema))
                .setCodec(CodecFactory.snappyCodec())
                .setSyncInterval(SYNC_BYTES);
        writers.add(writer.create(schema, file(i).toFile()));
      }
    }

    private Path file(int i) {
      return night.resolve("part-" + i + ".avro");
    }

    /** Gives how many rows there are now. */
    long add(int file, GenericRecord record) throws IOException {
      writers.get(file).append(record);
      rowsOf[file]++;
      return ++rows;
    }

    @Override
    public void close() throws IOException {
      List<LandedFile> files = new ArrayList<>();
      for (int i = 0; i < writers.size(); i++) {
        writers.get(i).close();
        files.add(
            new LandedFile(
                file(i).getFileName().toString(), rowsOf[i], Files.size(file(i)), "invented"));
      }
      String date = InventedReadings.NIGHT.toString();
      LandingManifest manifest =
          new LandingManifest(
              dataset,
              date,
              date,
              InventedReadings.NIGHT.minusDays(1) + "T12:00:00Z",
              date + "T12:00:00Z",
              List.of("invented for a bench"),
              files,
              rows,
              files.stream().mapToLong(LandedFile::bytes).sum(),
              1,
              date + "T13:00:00Z",
              1,
              "bench",
              "bench",
              null);
      Files.write(night.resolve(Layout.MANIFEST), new ObjectMapper().writeValueAsBytes(manifest));
      Files.write(night.resolve(Layout.SUCCESS), new byte[0]);
    }
  }
}
