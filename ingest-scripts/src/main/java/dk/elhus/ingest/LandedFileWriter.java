package dk.elhus.ingest;

import dk.elhus.landing.LandingManifest.LandedFile;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Writes one landed Avro file, and knows its checksum without reading it again.
 *
 * <p>The same records of the same dataset give the same bytes: Avro's sync marker is made from the
 * name instead of from chance.
 */
final class LandedFileWriter implements AutoCloseable {
  private static final int DEFLATE_LEVEL = 6;
  private static final int SYNC_BYTES = 16;

  private final Path path;
  private final LandedSchema schema;
  private final Digesting bytes;
  private final DataFileWriter<GenericRecord> avro;
  private long rows;

  private LandedFileWriter(
      Path path, LandedSchema schema, Digesting bytes, DataFileWriter<GenericRecord> avro) {
    this.path = path;
    this.schema = schema;
    this.bytes = bytes;
    this.avro = avro;
  }

  /** Begins the file anew, if it is there already. */
  static LandedFileWriter create(FileSystem fs, Path path, LandedSchema schema)
      throws PullException {
    try {
      Digesting bytes = new Digesting(fs.create(path, true));
      DataFileWriter<GenericRecord> avro =
          new DataFileWriter<>(new GenericDatumWriter<>(schema.avro()));
      avro.setCodec(CodecFactory.deflateCodec(DEFLATE_LEVEL));
      avro.create(schema.avro(), bytes, sync(schema.avro().getFullName() + "/" + path.getName()));
      return new LandedFileWriter(path, schema, bytes, avro);
    } catch (IOException e) {
      throw cannotWrite(path, e);
    }
  }

  private static byte[] sync(String name) {
    byte[] digest = sha256().digest(name.getBytes(StandardCharsets.UTF_8));
    return Arrays.copyOf(digest, SYNC_BYTES);
  }

  /**
   * @param position place of the record within its pull
   */
  void append(long position, Map<String, String> values) throws PullException {
    try {
      avro.append(schema.record(position, values));
      rows++;
    } catch (IOException | AvroRuntimeException e) {
      throw cannotWrite(path, e);
    }
  }

  /** Completes the file. */
  LandedFile finish() throws PullException {
    try {
      avro.close();
      return new LandedFile(path.getName(), rows, bytes.count, bytes.hex());
    } catch (IOException e) {
      throw cannotWrite(path, e);
    }
  }

  /** Lets go of the file, complete or not. */
  @Override
  public void close() throws PullException {
    try {
      avro.close();
    } catch (IOException e) {
      throw cannotWrite(path, e);
    }
  }

  private static PullException cannotWrite(Path path, Exception e) {
    return new PullException(
        "cannot write %s: %s; see that the file system is up, writable and has space"
            .formatted(path, e.getMessage()),
        e);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static final class Digesting extends FilterOutputStream {
    private final MessageDigest digest = sha256();
    private long count;

    Digesting(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      digest.update((byte) b);
      count++;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      out.write(buffer, offset, length);
      digest.update(buffer, offset, length);
      count += length;
    }

    String hex() {
      return HexFormat.of().formatHex(digest.digest());
    }
  }
}
