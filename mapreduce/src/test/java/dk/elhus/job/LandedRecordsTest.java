package dk.elhus.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.clean.LandedRecord;
import dk.elhus.clean.Window;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandedRecordsTest {
  private static final Schema CURRENT = currentSchema();

  @TempDir Path folder;

  @Test
  void textComesAsItWasReceived() throws IOException {
    File file = write(CURRENT, record(CURRENT, 3, "SpotPriceDKK", "11.930"));

    LandedRecord record = readAll(file).get(0);

    assertThat(record.position()).isEqualTo(3);
    assertThat(record.text("SpotPriceDKK")).isEqualTo("11.930");
    assertThat(record.text("SpotPriceEUR")).isNull();
  }

  @Test
  void columnsThatTheSchemaDoesNotNameAreKept() throws IOException {
    GenericRecord landed = record(CURRENT, 0, "PriceArea", "DK1");
    landed.put("unknown_columns", Map.of("SpotPriceGBP", "9.99"));
    File file = write(CURRENT, landed);

    assertThat(readAll(file).get(0).columns()).containsEntry("SpotPriceGBP", "9.99");
  }

  @Test
  void aFileOfAnOlderAndShorterSchemaIsStillReadable() throws IOException {
    Schema older =
        SchemaBuilder.record("Elspotprices")
            .namespace("dk.elhus.landed")
            .fields()
            .requiredLong("position")
            .optionalString("PriceArea")
            .optionalString("HourUTC")
            .endRecord();
    File file = write(older, record(older, 7, "PriceArea", "DK2"));

    LandedRecord record = readAll(file).get(0);

    assertThat(record.text("PriceArea")).isEqualTo("DK2");
    assertThat(record.position()).isEqualTo(7);
    assertThat(record.text("SpotPriceDKK")).isNull();
  }

  @Test
  void twoHalvesOfAFileHoldEveryRecordOnce() throws IOException {
    GenericRecord[] many = new GenericRecord[5000];
    for (int i = 0; i < many.length; i++) {
      many[i] = record(CURRENT, i, "SpotPriceDKK", "" + i * 7919 % 5000);
    }
    File file = write(CURRENT, many);
    long middle = file.length() / 2;

    List<LandedRecord> all = read(file, 0, middle);
    int first = all.size();
    all.addAll(read(file, middle, file.length() - middle));

    assertThat(all).extracting(LandedRecord::position).doesNotHaveDuplicates().hasSize(5000);
    assertThat(first).isBetween(1, 4999);
  }

  @Test
  void aDamagedFileIsNamedWithTheMend() throws IOException {
    GenericRecord[] many = new GenericRecord[1000];
    for (int i = 0; i < many.length; i++) {
      many[i] = record(CURRENT, i, "SpotPriceDKK", "" + i);
    }
    File file = write(CURRENT, many);
    try (RandomAccessFile bytes = new RandomAccessFile(file, "rw")) {
      bytes.seek(file.length() / 2);
      bytes.write(new byte[4000]);
    }

    assertThatThrownBy(() -> readAll(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("night=2025-01-02/part-0.avro is damaged after")
        .hasMessageContaining("pull the night again");
  }

  @Test
  void whatIsNoAvroIsNamedToo() throws IOException {
    File file = folder.resolve("part-0.avro").toFile();
    java.nio.file.Files.writeString(file.toPath(), "<html>Service unavailable</html>");

    assertThatThrownBy(() -> readAll(file)).hasMessageContaining("is damaged after 0 records");
  }

  private List<LandedRecord> readAll(File file) throws IOException {
    return read(file, 0, file.length());
  }

  private List<LandedRecord> read(File file, long start, long length) throws IOException {
    Source source =
        Source.landed(
            file.toURI().toString(),
            "Elspotprices/night=2025-01-02/part-0.avro",
            "Elspotprices",
            new Window(0, 1),
            0,
            List.of());
    List<LandedRecord> all = new ArrayList<>();
    try (LandedRecords records = new LandedRecords(source, new Configuration(), start, length)) {
      while (records.next()) {
        all.add(records.record().landed());
      }
    }
    return all;
  }

  private File write(Schema schema, GenericRecord... records) throws IOException {
    File file = folder.resolve("part-0.avro").toFile();
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
      writer.setSyncInterval(2000).create(schema, file);
      for (GenericRecord record : records) {
        writer.append(record);
      }
    }
    return file;
  }

  private static GenericRecord record(Schema schema, long position, String column, String text) {
    GenericRecord record = new GenericData.Record(schema);
    record.put("position", position);
    record.put(column, text);
    if (schema.getField("unknown_columns") != null) {
      record.put("unknown_columns", Map.of());
    }
    return record;
  }

  private static Schema currentSchema() {
    try {
      return LandedSchemas.of("Elspotprices");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
