package dk.elhus.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.file.SeekableByteArrayInput;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has landed stays readable, however the schemas grow; the build refuses what breaks that. */
class SchemaHistoryTest {
  private static final String FIRST =
      energyData(
          field("time", "\"string\""),
          field("production", "\"int\""),
          field("consumption", "\"int\""));
  private static final String WIDENED =
      energyData(
          field("time", "\"string\""),
          field("production", "\"double\""),
          field("consumption", "\"double\""),
          "{\"name\": \"region\", \"type\": \"string\", \"default\": \"DK1\"}");

  @TempDir Path folder;

  @Test
  void everySchemaOfLandedRecordsReadsAllItsVersions() throws IOException {
    assertThat(new SchemaHistory(Path.of("src/main/avro").toAbsolutePath()).problems()).isEmpty();
  }

  @Test
  void aSchemaThatIsItsLastVersionIsFine() throws IOException {
    recorded(1, FIRST);
    current(FIRST);

    assertThat(problems()).isEmpty();
  }

  @Test
  void energyDataMayGrowFromIntsToDoublesAndARegion() throws IOException {
    recorded(1, FIRST);
    recorded(2, WIDENED);
    current(WIDENED);

    assertThat(problems()).isEmpty();
    GenericRecord read =
        readAgain(
            Map.of("time", "2025-01-01T10:00", "production", 1000, "consumption", 950),
            FIRST,
            WIDENED);
    assertThat((Double) read.get("production") - (Double) read.get("consumption")).isEqualTo(50);
    assertThat(read.get("region")).hasToString("DK1");
  }

  @Test
  void aChangeThatIsNotRecordedIsRefusedWithTheCommandThatRecordsIt() throws IOException {
    recorded(1, FIRST);
    current(WIDENED);

    assertThat(problems())
        .isEqualTo(
            "AVRO/EnergyData.avsc is not recorded as version 2; record it: mkdir -p"
                + " AVRO/history/EnergyData && cp AVRO/EnergyData.avsc"
                + " AVRO/history/EnergyData/2.avsc");
  }

  @Test
  void aNewSchemaIsRecordedAsItsFirstVersion() throws IOException {
    current(FIRST);

    assertThat(problems())
        .contains(
            "is not recorded as version 1", "cp AVRO/EnergyData.avsc AVRO/history/EnergyData/1");
  }

  @Test
  void aBetterExplanationIsNoChange() throws IOException {
    recorded(1, FIRST);
    current(FIRST.replace("\"doc\": \"\"", "\"doc\": \"Danish wall clock.\""));

    assertThat(problems()).isEmpty();
  }

  @Test
  void anAddedFieldWithoutDefaultIsRefused() throws IOException {
    recorded(1, FIRST);
    current(FIRST.replace("\"fields\": [", "\"fields\": [" + field("region", "\"string\"") + ", "));

    assertThat(problems())
        .startsWith(
            "AVRO/EnergyData.avsc cannot read what AVRO/history/EnergyData/1.avsc wrote:"
                + " READER_FIELD_MISSING_DEFAULT_VALUE at /fields/0 (region).")
        .contains("give an added field a default");
  }

  @Test
  void aFieldThatIsRemovedIsReadOverInOldFiles() throws IOException {
    String smaller = energyData(field("time", "\"string\""), field("production", "\"int\""));
    recorded(1, FIRST);
    recorded(2, smaller);
    current(smaller);

    assertThat(problems()).isEmpty();
    assertThat(
            readAgain(
                    Map.of("time", "2025-01-01T10:00", "production", 1000, "consumption", 950),
                    FIRST,
                    smaller)
                .get("production"))
        .isEqualTo(1000);
  }

  @Test
  void aFieldThatIsRenamedNeedsItsOldNameAsAnAlias() throws IOException {
    String renamed = FIRST.replace("\"production\"", "\"produced\"");
    String aliased =
        renamed.replace("\"produced\",", "\"produced\", \"aliases\": [\"production\"],");
    recorded(1, FIRST);

    current(renamed);
    assertThat(problems()).contains("(produced)", "its old name as an alias");

    current(aliased);
    recorded(2, aliased);
    assertThat(problems()).isEmpty();
    assertThat(
            readAgain(
                    Map.of("time", "2025-01-01T10:00", "production", 1000, "consumption", 950),
                    FIRST,
                    aliased)
                .get("produced"))
        .isEqualTo(1000);
  }

  @Test
  void aFieldBecomesWiderButNeverNarrower() throws IOException {
    String longs = FIRST.replace("\"int\"", "\"long\"");
    recorded(1, FIRST);
    recorded(2, longs);
    current(longs);
    assertThat(problems()).isEmpty();

    recorded(1, longs);
    recorded(2, FIRST);
    current(FIRST);
    assertThat(problems())
        .contains("cannot read what AVRO/history/EnergyData/1.avsc wrote: TYPE_MISMATCH");
  }

  @Test
  void everyVersionCountsNotOnlyTheLast() throws IOException {
    recorded(1, FIRST);
    String withRegion = WIDENED;
    recorded(2, withRegion);
    String regionNeeded = withRegion.replace(", \"default\": \"DK1\"", "");
    recorded(3, regionNeeded);
    current(regionNeeded);

    assertThat(problems()).contains("history/EnergyData/1.avsc wrote").doesNotContain("/2.avsc");
  }

  @Test
  void versionsAreNeverRemovedNorIsASchemaThatHasSome() throws IOException {
    recorded(2, FIRST);
    current(FIRST);
    assertThat(problems())
        .isEqualTo(
            "AVRO/history/EnergyData/1.avsc is missing; versions are never removed, so put it back");

    recorded(1, FIRST);
    Files.delete(folder.resolve("EnergyData.avsc"));
    assertThat(problems()).startsWith("AVRO/EnergyData.avsc is missing");
  }

  private String problems() throws IOException {
    return String.join("\n", new SchemaHistory(folder).problems())
        .replace(folder.toString(), "AVRO");
  }

  private void current(String schema) throws IOException {
    Files.writeString(folder.resolve("EnergyData.avsc"), schema);
  }

  private void recorded(int version, String schema) throws IOException {
    Path history = Files.createDirectories(folder.resolve("history/EnergyData"));
    Files.writeString(history.resolve(version + ".avsc"), schema);
  }

  private static String energyData(String... fields) {
    return """
        {"type": "record", "name": "EnergyData", "doc": "Production and consumption.",
         "fields": [%s]}"""
        .formatted(String.join(", ", fields));
  }

  private static String field(String name, String type) {
    return "{\"name\": \"" + name + "\", \"type\": " + type + ", \"doc\": \"\"}";
  }

  private static GenericRecord readAgain(Map<String, ?> values, String writer, String reader)
      throws IOException {
    Schema written = new Schema.Parser().parse(writer);
    GenericRecord record = new GenericData.Record(written);
    values.forEach(record::put);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (DataFileWriter<GenericRecord> out =
        new DataFileWriter<>(new GenericDatumWriter<>(written))) {
      out.create(written, file).append(record);
    }
    try (DataFileReader<GenericRecord> records =
        new DataFileReader<>(
            new SeekableByteArrayInput(file.toByteArray()),
            new GenericDatumReader<>(null, new Schema.Parser().parse(reader)))) {
      return records.next();
    }
  }
}
