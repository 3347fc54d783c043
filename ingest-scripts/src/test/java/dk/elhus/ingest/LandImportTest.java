package dk.elhus.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Sqoop imported lands only when it is what the database has. */
class LandImportTest {
  /** As Sqoop writes it: a moment is a bare long, its type stands in a property. */
  private static final Schema SQOOP =
      new Schema.Parser()
          .parse(
              """
              {"type":"record","name":"meter_reading","doc":"Sqoop import of meter_reading","fields":[
               {"name":"read_at","type":["null","long"],"default":null,"columnName":"read_at","sqlType":"93"},
               {"name":"kwh","type":["null",{"type":"bytes","logicalType":"decimal","precision":12,"scale":3}],
                "default":null,"columnName":"kwh","sqlType":"2"}],"tableName":"meter_reading"}
              """);

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-06T22:31:00Z"), ZoneOffset.UTC);

  @TempDir private Path root;

  @Test
  void equalCountAndSumLand() throws Exception {
    sqoopWrites(0, "1.250", "2.500");
    sqoopWrites(1, "0.001");

    land(new Totals(3, new BigDecimal("3.751")));

    Path landed = root.resolve("landing/meter_reading/night=2026-01-06");
    JsonNode manifest = new ObjectMapper().readTree(landed.resolve("manifest.json").toFile());
    assertThat(landed.resolve("_SUCCESS")).exists();
    assertThat(manifest.get("rows").asLong()).isEqualTo(3);
    assertThat(manifest.get("window_start").asText()).isEqualTo("2026-01-05T12:00:00Z");
    assertThat(manifest.get("window_end").asText()).isEqualTo("2026-01-06T12:00:00Z");
    assertThat(manifest.at("/files/0/sha256").asText())
        .isEqualTo(sha256(landed.resolve("part-0.avro")));
  }

  @Test
  void landedMomentsHaveTheirTypeAndTheRecordsAreTheSame() throws Exception {
    sqoopWrites(0, "1.250");

    land(new Totals(1, new BigDecimal("1.25")));

    File landed = root.resolve("landing/meter_reading/night=2026-01-06/part-0.avro").toFile();
    try (DataFileReader<GenericRecord> reader =
        new DataFileReader<>(landed, new GenericDatumReader<>())) {
      Schema type = reader.getSchema().getField("read_at").schema().getTypes().get(1);
      assertThat(type.getLogicalType()).isEqualTo(LogicalTypes.timestampMillis());
      assertThat(reader.getMetaString("avro.codec")).isEqualTo("snappy");
      assertThat(reader.next().get("read_at")).isEqualTo(1_767_567_600_000L);
      assertThat(reader.hasNext()).isFalse();
    }
  }

  @Test
  void aDifferenceLandsNothing() throws Exception {
    sqoopWrites(0, "1.250");

    assertThatThrownBy(() -> land(new Totals(1, new BigDecimal("1.251"))))
        .isInstanceOf(PullException.class)
        .hasMessage(
            "meter_reading, night 2026-01-06: Sqoop brought 1 rows with kwh 1.25 in all, but the"
                + " database has 1 rows with kwh 1.251 in all; nothing landed: rows changed while"
                + " they were read, so run the night again");
    assertThat(root.resolve("landing")).doesNotExist();
    assertThat(root.resolve("incoming/meter_reading")).isEmptyDirectory();
  }

  @Test
  void anImportThatDidNotFinishIsRefused() {
    assertThatThrownBy(() -> land(Totals.NOTHING)).hasMessageContaining("holds no finished import");
  }

  @Test
  void aTableThatSqoopDoesNotImportIsNamed() {
    assertThatThrownBy(() -> SqoopDataset.named("salary"))
        .hasMessageContaining("Sqoop imports no table salary");
  }

  private void land(Totals database) throws Exception {
    Configuration conf = new Configuration();
    FileSystem fs = FileSystem.getLocal(conf);
    LandImportOptions options =
        LandImportOptions.parse(
            "--dataset=meter_reading",
            "--night=2026-01-06",
            "--since=2026-01-05",
            "--imported=" + root.resolve("imported"),
            "--root=" + root,
            "--run=run-1",
            "--db-url=jdbc:postgresql://example.invalid/source",
            "--db-user=elhus",
            "--db-password-file=/none",
            "--clock=nominal");
    new LandImportMain(conf, CLOCK).land(fs, options, (dataset, start, end) -> database);
  }

  private void sqoopWrites(int part, String... kwh) throws IOException {
    Path folder = Files.createDirectories(root.resolve("imported"));
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<>(SQOOP))) {
      writer.setCodec(CodecFactory.snappyCodec());
      writer.create(SQOOP, folder.resolve("part-m-0000" + part + ".avro").toFile());
      for (String value : kwh) {
        GenericRecord record = new GenericData.Record(SQOOP);
        record.put("read_at", 1_767_567_600_000L);
        record.put("kwh", ByteBuffer.wrap(new BigDecimal(value).unscaledValue().toByteArray()));
        writer.append(record);
      }
    }
    Files.write(folder.resolve("_SUCCESS"), new byte[0]);
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
