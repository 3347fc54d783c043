package dk.elhus.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.file.SeekableByteArrayInput;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class FlatFileTest {
  private static final List<FlatField> WANTED =
      List.of(
          new FlatField("kwh", FlatField.Kind.THOUSANDTHS),
          new FlatField("id", FlatField.Kind.INTEGER),
          new FlatField("read_at", FlatField.Kind.MOMENT),
          new FlatField("quality", FlatField.Kind.CODE));

  @Test
  void readsWhatAvroWroteWhateverTheOrderOfTheColumns() throws IOException {
    try (FlatFile file = open(file(schema(3), 3, 1, -1250, null), WANTED)) {
      assertThat(file.next()).isTrue();
      assertThat(file.value(0)).isEqualTo(-1250);
      assertThat(file.value(1)).isEqualTo(571_313_100_000_000_001L);
      assertThat(file.value(2)).isEqualTo(1_767_567_600_000L);
      assertThat(ShortText.unpack(file.value(3))).isEqualTo("A04");
      assertThat(file.next()).isTrue();
      assertThat(file.isNull(0)).isTrue();
      assertThat(file.next()).isFalse();
    }
  }

  @Test
  void aDecimalOfAnotherScaleIsTheSameNumber() throws IOException {
    try (FlatFile file = open(file(schema(5), 5, 1, 125_000L), WANTED)) {
      file.next();
      assertThat(file.value(0)).isEqualTo(1250);
    }
    try (FlatFile file = open(file(schema(5), 5, 1, 125_001L), WANTED)) {
      assertThatThrownBy(file::next).hasMessageContaining("kwh has more than three decimals");
    }
  }

  @Test
  void everyRecordIsReadOnceHoweverTheFileIsCut() throws IOException {
    Long[] values = new Long[5000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (long) i;
    }
    byte[] bytes = file(schema(3), 3, 500, values);
    List<Long> seen = new ArrayList<>();
    int piece = 1000;
    for (int start = 0; start < bytes.length; start += piece) {
      try (FlatFile file =
          new FlatFile(new SeekableByteArrayInput(bytes), "test", WANTED, start, piece)) {
        while (file.next()) {
          seen.add(file.value(0));
        }
      }
    }
    assertThat(seen).containsExactly(values);
  }

  @Test
  void aMissingOrRetypedColumnIsRefusedByName() throws IOException {
    Schema texts =
        SchemaBuilder.record("r").fields().requiredString("kwh").requiredLong("id").endRecord();
    byte[] bytes = write(texts, List.of(), 1);

    assertThatThrownBy(() -> open(bytes, WANTED))
        .hasMessage("test lacks read_at, quality; it has [kwh, id]");
    assertThatThrownBy(() -> open(bytes, WANTED.subList(0, 2)))
        .hasMessage("test: kwh is \"string\", which is no THOUSANDTHS");
  }

  @Test
  void aNumberWithoutTheTypeOfAMomentIsNoMoment() throws IOException {
    Schema bare = SchemaBuilder.record("r").fields().requiredLong("read_at").endRecord();

    assertThatThrownBy(() -> open(write(bare, List.of(), 1), WANTED.subList(2, 3)))
        .hasMessage("test: read_at is \"long\", which is no MOMENT");
  }

  @Test
  void aBrokenBlockIsAnErrorNotAShorterFile() throws IOException {
    byte[] bytes = file(schema(3), 3, 1, 1L, 2L, 3L);
    bytes[bytes.length - 20] ^= 0x55;

    assertThatThrownBy(
            () -> {
              try (FlatFile file = open(bytes, WANTED)) {
                while (file.next()) {
                  assertThat(file.position()).isNotEmpty();
                }
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged");
  }

  private static FlatFile open(byte[] bytes, List<FlatField> wanted) throws IOException {
    return new FlatFile(new SeekableByteArrayInput(bytes), "test", wanted, 0, bytes.length);
  }

  private static Schema schema(int scale) {
    Schema decimal = LogicalTypes.decimal(14, scale).addToSchema(Schema.create(Schema.Type.BYTES));
    Schema moment = LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
    return SchemaBuilder.record("reading")
        .fields()
        .name("id")
        .type()
        .nullable()
        .longType()
        .noDefault()
        .name("not_wanted")
        .type()
        .nullable()
        .stringType()
        .noDefault()
        .name("read_at")
        .type(Schema.createUnion(Schema.create(Schema.Type.NULL), moment))
        .noDefault()
        .name("flag")
        .type()
        .nullable()
        .booleanType()
        .noDefault()
        .name("kwh")
        .type(Schema.createUnion(decimal, Schema.create(Schema.Type.NULL)))
        .noDefault()
        .name("quality")
        .type()
        .stringType()
        .noDefault()
        .endRecord();
  }

  private static byte[] file(Schema schema, int scale, int perBlock, Long... kwh)
      throws IOException {
    List<GenericRecord> records = new ArrayList<>();
    for (Long value : kwh) {
      GenericRecord record = new GenericData.Record(schema);
      record.put("id", 571_313_100_000_000_001L);
      record.put("not_wanted", "æøå");
      record.put("read_at", 1_767_567_600_000L);
      record.put("flag", true);
      record.put(
          "kwh",
          value == null
              ? null
              : ByteBuffer.wrap(BigDecimal.valueOf(value, scale).unscaledValue().toByteArray()));
      record.put("quality", "A04");
      records.add(record);
    }
    return write(schema, records, perBlock);
  }

  private static byte[] file(Schema schema, int scale, int perBlock, Integer first, Long second)
      throws IOException {
    return file(schema, scale, perBlock, Long.valueOf(first), second);
  }

  private static byte[] write(Schema schema, List<GenericRecord> records, int perBlock)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
      writer.setCodec(CodecFactory.snappyCodec());
      writer.create(schema, out);
      for (int i = 0; i < records.size(); i++) {
        writer.append(records.get(i));
        if (i % perBlock == perBlock - 1) {
          writer.sync();
        }
      }
    }
    return out.toByteArray();
  }
}
