package dk.elhus.avro;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.avro.FlatField.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.file.SeekableByteArrayInput;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/** Our decoder against Avro's own, over any flat schema and any way to cut the file. */
class FlatFilePropertiesTest {
  /** What a column of the file is, and what it is wanted as; nothing for one that is skipped. */
  private enum Shape {
    INT(Kind.INTEGER),
    LONG(Kind.INTEGER),
    MILLIS(Kind.MOMENT),
    MICROS(Kind.MOMENT),
    WHOLE(Kind.THOUSANDTHS),
    TENTHS(Kind.THOUSANDTHS),
    MILLIONTHS(Kind.THOUSANDTHS),
    CODE(Kind.CODE),
    TEXT(null),
    BYTES(null),
    BOOLEAN(null),
    FLOAT(null),
    DOUBLE(null);

    private final Kind kind;

    Shape(Kind kind) {
      this.kind = kind;
    }
  }

  private enum Nulls {
    NEVER,
    FIRST,
    LAST
  }

  record Column(Shape shape, Nulls nulls, boolean wanted) {}

  @Property(tries = 150, seed = "61", edgeCases = EdgeCasesMode.NONE)
  void readsWhatAvroReads(
      @ForAll("columns") List<Column> columns,
      @ForAll @IntRange(max = 40) int records,
      @ForAll @IntRange(min = 1, max = 10) int perBlock,
      @ForAll @IntRange(min = 200, max = 3000) int piece,
      @ForAll long values)
      throws IOException {
    Schema schema = schema(columns);
    byte[] file = write(schema, columns, records, perBlock, new Random(values));
    List<FlatField> wanted = wanted(columns);

    List<List<Object>> ours = new ArrayList<>();
    for (int start = 0; start < file.length; start += piece) {
      try (FlatFile flat =
          new FlatFile(new SeekableByteArrayInput(file), "test", wanted, start, piece)) {
        while (flat.next()) {
          ours.add(row(flat, wanted));
        }
      }
    }

    assertThat(ours).isEqualTo(byAvro(file, columns));
  }

  private static List<FlatField> wanted(List<Column> columns) {
    List<FlatField> wanted = new ArrayList<>();
    for (int i = columns.size() - 1; i >= 0; i--) {
      if (isWanted(columns.get(i))) {
        wanted.add(new FlatField("c" + i, columns.get(i).shape().kind));
      }
    }
    return wanted;
  }

  private static boolean isWanted(Column column) {
    return column.wanted() && column.shape().kind != null;
  }

  private static List<Object> row(FlatFile flat, List<FlatField> wanted) {
    List<Object> row = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      boolean isCode = wanted.get(i).kind() == Kind.CODE;
      Object value = isCode ? ShortText.unpack(flat.value(i)) : (Object) flat.value(i);
      row.add(flat.isNull(i) ? "null" : value);
    }
    return row;
  }

  private static List<List<Object>> byAvro(byte[] file, List<Column> columns) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    try (DataFileReader<GenericRecord> reader =
        new DataFileReader<>(new SeekableByteArrayInput(file), new GenericDatumReader<>())) {
      for (GenericRecord record : reader) {
        List<Object> row = new ArrayList<>();
        for (int i = columns.size() - 1; i >= 0; i--) {
          if (isWanted(columns.get(i))) {
            Object value = record.get("c" + i);
            row.add(value == null ? "null" : meaning(columns.get(i).shape(), value));
          }
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static Object meaning(Shape shape, Object value) {
    return switch (shape) {
      case INT -> ((Integer) value).longValue();
      case LONG, MILLIS -> value;
      case MICROS -> Math.floorDiv((Long) value, 1000L);
      case WHOLE, TENTHS, MILLIONTHS -> thousandths((ByteBuffer) value, scale(shape));
      default -> value.toString();
    };
  }

  private static long thousandths(ByteBuffer bytes, int scale) {
    byte[] unscaled = new byte[bytes.remaining()];
    bytes.duplicate().get(unscaled);
    return new BigDecimal(new BigInteger(unscaled), scale).movePointRight(3).longValueExact();
  }

  private static int scale(Shape shape) {
    return switch (shape) {
      case WHOLE -> 0;
      case TENTHS -> 1;
      default -> 6;
    };
  }

  private static Schema schema(List<Column> columns) {
    List<Schema.Field> fields = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Schema type = type(columns.get(i).shape());
      Schema nothing = Schema.create(Schema.Type.NULL);
      Schema field =
          switch (columns.get(i).nulls()) {
            case NEVER -> type;
            case FIRST -> Schema.createUnion(nothing, type);
            case LAST -> Schema.createUnion(type, nothing);
          };
      fields.add(new Schema.Field("c" + i, field));
    }
    return Schema.createRecord("r", null, "dk.elhus.test", false, fields);
  }

  private static Schema type(Shape shape) {
    return switch (shape) {
      case INT -> Schema.create(Schema.Type.INT);
      case LONG -> Schema.create(Schema.Type.LONG);
      case MILLIS -> LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
      case MICROS -> LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
      case WHOLE, TENTHS, MILLIONTHS ->
          LogicalTypes.decimal(18, scale(shape)).addToSchema(Schema.create(Schema.Type.BYTES));
      case CODE, TEXT -> Schema.create(Schema.Type.STRING);
      case BYTES -> Schema.create(Schema.Type.BYTES);
      case BOOLEAN -> Schema.create(Schema.Type.BOOLEAN);
      case FLOAT -> Schema.create(Schema.Type.FLOAT);
      case DOUBLE -> Schema.create(Schema.Type.DOUBLE);
    };
  }

  private static byte[] write(
      Schema schema, List<Column> columns, int records, int perBlock, Random random)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
      writer.setCodec(CodecFactory.deflateCodec(1));
      writer.create(schema, out);
      for (int i = 0; i < records; i++) {
        GenericRecord record = new GenericData.Record(schema);
        for (int c = 0; c < columns.size(); c++) {
          boolean isNull = columns.get(c).nulls() != Nulls.NEVER && random.nextInt(3) == 0;
          record.put(c, isNull ? null : value(columns.get(c).shape(), random));
        }
        writer.append(record);
        if (i % perBlock == perBlock - 1) {
          writer.sync();
        }
      }
    }
    return out.toByteArray();
  }

  private static Object value(Shape shape, Random random) {
    long bits = random.nextLong() >> random.nextInt(Long.SIZE);
    return switch (shape) {
      case INT -> (int) bits;
      case LONG, MILLIS, MICROS -> bits;
      case WHOLE, TENTHS -> bytes(bits % 1_000_000_000_000L);
      case MILLIONTHS -> bytes(bits % 1_000_000_000_000L * 1000);
      case CODE -> "A04-Ø-x".substring(0, random.nextInt(8));
      case TEXT -> "x".repeat(random.nextInt(200));
      case BYTES -> bytes(bits);
      case BOOLEAN -> random.nextBoolean();
      case FLOAT -> random.nextFloat();
      case DOUBLE -> random.nextDouble();
    };
  }

  private static ByteBuffer bytes(long number) {
    return ByteBuffer.wrap(BigInteger.valueOf(number).toByteArray());
  }

  @Provide
  Arbitrary<List<Column>> columns() {
    return Combinators.combine(
            Arbitraries.of(Shape.class), Arbitraries.of(Nulls.class), Arbitraries.of(true, false))
        .as(Column::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }
}
