package dk.elhus.ingest;

import dk.elhus.avro.FlatField;
import dk.elhus.avro.FlatFile;
import dk.elhus.landing.LandingManifest.LandedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileConstants;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.hadoop.fs.AvroFSInput;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * An Avro file as Sqoop wrote it. Sqoop writes moments as bare numbers of milliseconds and tells
 * their type only in a property of its own; landed, they have Avro's type. Only the header is
 * written anew, the blocks are copied as they are.
 */
final class ImportedFile {
  private static final String SQL_TYPE = "sqlType";
  private static final List<String> MOMENTS = List.of("91", "93");
  private static final int SYNC_BYTES = 16;
  private static final int THOUSANDTHS = 3;
  private static final int COPY_BYTES = 1 << 17;

  private final FileSystem fs;
  private final Path path;
  private final byte[] header;
  private final long blocks;

  private ImportedFile(FileSystem fs, Path path, byte[] header, long blocks) {
    this.fs = fs;
    this.path = path;
    this.header = header;
    this.blocks = blocks;
  }

  static ImportedFile open(FileSystem fs, Path path, String dataset) throws IOException {
    try (DataFileReader<Object> reader =
        new DataFileReader<>(input(fs, path), new GenericDatumReader<>())) {
      reader.sync(0);
      long blocks = reader.previousSync();
      byte[] sync = new byte[SYNC_BYTES];
      try (var in = fs.open(path)) {
        in.readFully(blocks - SYNC_BYTES, sync);
      }
      return new ImportedFile(
          fs,
          path,
          header(typed(reader.getSchema(), dataset), reader.getMetaString("avro.codec"), sync),
          blocks);
    }
  }

  /** The schema with Avro's own types for moments. */
  static Schema typed(Schema schema, String dataset) {
    List<Schema.Field> fields = new ArrayList<>();
    for (Schema.Field field : schema.getFields()) {
      Schema type =
          MOMENTS.contains(String.valueOf(field.getObjectProp(SQL_TYPE)))
              ? moment(field.schema())
              : field.schema();
      fields.add(new Schema.Field(field.name(), type, field.doc(), field.defaultVal()));
    }
    return Schema.createRecord(dataset, schema.getDoc(), "dk.elhus.landed", false, fields);
  }

  private static Schema moment(Schema schema) {
    if (schema.getType() == Schema.Type.UNION) {
      return Schema.createUnion(schema.getTypes().stream().map(ImportedFile::moment).toList());
    }
    return schema.getType() == Schema.Type.LONG
        ? LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG))
        : schema;
  }

  private static byte[] header(Schema schema, String codec, byte[] sync) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(DataFileConstants.MAGIC);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    encoder.writeMapStart();
    encoder.setItemCount(2);
    encoder.startItem();
    encoder.writeString(DataFileConstants.SCHEMA);
    encoder.writeBytes(schema.toString().getBytes(StandardCharsets.UTF_8));
    encoder.startItem();
    encoder.writeString(DataFileConstants.CODEC);
    encoder.writeBytes(
        (codec == null ? DataFileConstants.NULL_CODEC : codec).getBytes(StandardCharsets.UTF_8));
    encoder.writeMapEnd();
    encoder.flush();
    out.write(sync);
    return out.toByteArray();
  }

  private static AvroFSInput input(FileSystem fs, Path path) throws IOException {
    return new AvroFSInput(fs.open(path), fs.getFileStatus(path).getLen());
  }

  /** Writes the landed file. */
  LandedFile copy(Path target, long rows) throws IOException {
    MessageDigest digest = sha256();
    long bytes = header.length + fs.getFileStatus(path).getLen() - blocks;
    try (InputStream in = landed(digest);
        OutputStream out = fs.create(target, true)) {
      byte[] buffer = new byte[COPY_BYTES];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
    }
    return new LandedFile(target.getName(), rows, bytes, HexFormat.of().formatHex(digest.digest()));
  }

  private InputStream landed(MessageDigest digest) throws IOException {
    var in = fs.open(path);
    in.seek(blocks);
    return new DigestInputStream(
        new SequenceInputStream(new java.io.ByteArrayInputStream(header), in), digest);
  }

  /** Counts the records of a landed file and sums a column of them. */
  static Totals totals(FileSystem fs, Path file, FlatField control) throws IOException {
    long length = fs.getFileStatus(file).getLen();
    long rows = 0;
    long low = 0;
    BigDecimal sum = BigDecimal.ZERO;
    try (FlatFile records =
        new FlatFile(input(fs, file), file.getName(), List.of(control), 0, length)) {
      while (records.next()) {
        rows++;
        if (!records.isNull(0)) {
          long value = records.value(0);
          long next = low + value;
          if (((low ^ next) & (value ^ next)) < 0) {
            sum = sum.add(BigDecimal.valueOf(low));
            next = value;
          }
          low = next;
        }
      }
    }
    sum = sum.add(BigDecimal.valueOf(low));
    return new Totals(
        rows, control.kind() == FlatField.Kind.THOUSANDTHS ? sum.movePointLeft(THOUSANDTHS) : sum);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
