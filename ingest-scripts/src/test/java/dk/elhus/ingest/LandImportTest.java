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
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
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
  void everyImportIsALineOfTheLogOfPulls() throws Exception {
    sqoopWrites(0, "1.250", "2.500");

    land(new Totals(2, new BigDecimal("3.75")));

    JsonNode line = logged();
    assertThat(line.get("outcome").asText()).isEqualTo("landed");
    assertThat(line.get("record_count").asLong()).isEqualTo(2);
    assertThat(line.get("attempts").asInt()).isEqualTo(1);
    assertThat(line.get("bytes_received").asLong()).isPositive();
    assertThat(line.at("/requests/0").asText())
        .isEqualTo(
            "jdbc:postgresql://example.invalid/source: meter_reading where updated_at >="
                + " '2026-01-05T12:00' and updated_at < '2026-01-06T12:00'");
    assertThat(line.get("message").asText())
        .isEqualTo("reconciled with the database: 2 rows with kwh 3.75 in all");
  }

  @Test
  void anImportThatFailedIsALineToo() throws Exception {
    sqoopWrites(0, "1.250");

    assertThatThrownBy(() -> land(Totals.NOTHING)).isInstanceOf(PullException.class);

    assertThat(logged().get("outcome").asText()).isEqualTo("failed");
    assertThat(logged().get("message").asText()).contains("nothing landed");
  }

  @Test
  void anImportThatSqoopNeverFinishedIsALineWithWhatTheWorkflowSays() throws Exception {
    land(Totals.NOTHING, "--failed=Sqoop did not bring meter_reading");

    assertThat(logged().get("outcome").asText()).isEqualTo("failed");
    assertThat(logged().get("message").asText()).isEqualTo("Sqoop did not bring meter_reading");
    assertThat(root.resolve("landing")).doesNotExist();
  }

  @Test
  void theDurationCountsFromTheMomentWhenSqoopBegan() throws Exception {
    sqoopWrites(0, "1.250");
    Files.createDirectory(root.resolve("imported.begun"));
    Files.setLastModifiedTime(
        root.resolve("imported.begun"), FileTime.from(CLOCK.instant().minusSeconds(33)));

    land(new Totals(1, new BigDecimal("1.25")));

    assertThat(logged().get("duration_millis").asLong()).isEqualTo(33_000);
  }

  @Test
  void aSumOfIdsIsNotShownForTheSumOfOneIsTheIdItself() throws Exception {
    Totals one = new Totals(1, new BigDecimal("571313100000000012"));

    assertThat(SqoopDataset.all())
        .filteredOn(SqoopDataset::personal)
        .extracting(dataset -> dataset.text(one))
        .containsExactly(
            "1 rows (the sum of customer_id is not shown)",
            "1 rows (the sum of metering_point_id is not shown)");
  }

  @Test
  void afterNightsThatDidNotLandTheWindowBeginsWhereTheLastOneEnded() throws Exception {
    FileSystem fs = FileSystem.getLocal(new Configuration());

    assertThat(PlanImportMain.since(fs, options())).isEqualTo("2026-01-05");
    Files.createDirectories(root.resolve("landing/meter_reading/night=2026-01-02"));
    assertThat(PlanImportMain.since(fs, options())).isEqualTo("2026-01-02");
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

  private void land(Totals database, String... more) throws Exception {
    Configuration conf = new Configuration();
    new LandImportMain(conf, CLOCK)
        .run(FileSystem.getLocal(conf), options(more), (dataset, start, end) -> database);
  }

  private LandImportOptions options(String... more) throws PullException {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--dataset=meter_reading",
                "--night=2026-01-06",
                "--since=2026-01-05",
                "--imported=" + root.resolve("imported"),
                "--root=" + root,
                "--run=run-1",
                "--db-url=jdbc:postgresql://example.invalid/source",
                "--db-user=elhus",
                "--db-password-file=/none",
                "--clock=nominal"));
    options.addAll(List.of(more));
    return LandImportOptions.parse(options.toArray(String[]::new));
  }

  private JsonNode logged() throws IOException {
    return new ObjectMapper()
        .readTree(root.resolve("pulls/meter_reading.night=2026-01-06.run-1.json").toFile());
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
