package dk.elhus.job;

import static org.apache.avro.SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE;
import static org.apache.avro.SchemaCompatibility.SchemaCompatibilityType.INCOMPATIBLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.file.SeekableByteArrayInput;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What has landed stays readable, however the schemas grow. */
class LandedSchemaEvolutionTest {
  private static final Path RELEASED = Path.of("src/test/resources/avro-released");

  private static final Schema ENERGY_DATA =
      SchemaBuilder.record("EnergyData")
          .fields()
          .requiredString("time")
          .requiredInt("production")
          .requiredInt("consumption")
          .endRecord();

  @ParameterizedTest
  @MethodSource("released")
  void theCurrentSchemaReadsEveryReleasedOne(String name) throws IOException {
    Schema released = new Schema.Parser().parse(RELEASED.resolve(name).toFile());
    Schema current = LandedSchemas.of(name.substring(0, name.indexOf('.')));

    assertThat(compatibility(current, released)).isEqualTo(COMPATIBLE);
  }

  static Stream<String> released() {
    return Stream.of(RELEASED.toFile().listFiles())
        .map(File::getName)
        .filter(name -> name.endsWith(".avsc"))
        .sorted();
  }

  @Test
  void energyDataWrittenWithIntsIsReadAfterItGrewToDoublesAndARegion() throws IOException {
    Schema grown =
        SchemaBuilder.record("EnergyData")
            .fields()
            .requiredString("time")
            .requiredDouble("production")
            .requiredDouble("consumption")
            .name("region")
            .type()
            .stringType()
            .stringDefault("DK1")
            .endRecord();
    GenericRecord written = new GenericData.Record(ENERGY_DATA);
    written.put("time", "2025-01-01T10:00");
    written.put("production", 1000);
    written.put("consumption", 950);

    GenericRecord read = readAgain(written, grown);

    assertThat(compatibility(grown, ENERGY_DATA)).isEqualTo(COMPATIBLE);
    assertThat((Double) read.get("production") - (Double) read.get("consumption")).isEqualTo(50);
    assertThat(read.get("region")).hasToString("DK1");
  }

  @Test
  void anIncompatibleChangeIsToldApart() {
    Schema renamed =
        SchemaBuilder.record("EnergyData")
            .fields()
            .requiredString("time")
            .requiredInt("produced")
            .endRecord();

    assertThat(compatibility(renamed, ENERGY_DATA)).isEqualTo(INCOMPATIBLE);
  }

  private static SchemaCompatibilityType compatibility(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType();
  }

  private static GenericRecord readAgain(GenericRecord record, Schema reader) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<>(record.getSchema()))) {
      writer.create(record.getSchema(), file);
      writer.append(record);
    }
    try (DataFileReader<GenericRecord> records =
        new DataFileReader<>(
            new SeekableByteArrayInput(file.toByteArray()),
            new GenericDatumReader<>(null, reader))) {
      return records.next();
    }
  }
}
