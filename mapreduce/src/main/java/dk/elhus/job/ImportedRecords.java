package dk.elhus.job;

import dk.elhus.clean.LandedRecord;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileConstants;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.mapred.FsInput;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Landed Avro that Sqoop imported, read by the schema that wrote it, as text per column. A moment
 * is text to the second, which is as fine as tables are.
 *
 * <p>A file that took the place of a landed one has two columns more: where each record stood in
 * the landed file, and whether its link to a person was cut.
 */
public final class ImportedRecords implements FileRecords {
  /** Column of a rewritten file: place of the record in the file that landed. */
  public static final String LANDED_POSITION = "landed_position";

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private final Source source;
  private final DataFileReader<GenericRecord> reader;
  private final long end;

  /** Place of {@link #LANDED_POSITION}; null in a file that is as it landed. */
  private final Schema.Field landedPosition;

  private GenericRecord current;
  private long blockStart = -1;
  private long inBlock;

  /** Opens the stretch of a file that starts at the first block after {@code start}. */
  public ImportedRecords(Source source, Configuration conf, long start, long length)
      throws IOException {
    this.source = source;
    Path path = new Path(source.path());
    FileSystem files = path.getFileSystem(conf);
    FsInput in = new FsInput(path, files);
    try {
      reader = new DataFileReader<>(in, new GenericDatumReader<>());
      reader.sync(start);
    } catch (IOException | AvroRuntimeException e) {
      in.close();
      throw damaged(e);
    }
    this.end = start + length;
    this.landedPosition = reader.getSchema().getField(LANDED_POSITION);
  }

  /** The schema that wrote the file. */
  public Schema schema() {
    return reader.getSchema();
  }

  /** The name of the compression of the file; null for none. */
  public String codec() {
    return reader.getMetaString(DataFileConstants.CODEC);
  }

  /** The current record, which {@link #next} uses again. */
  public GenericRecord current() {
    return current;
  }

  @Override
  public boolean next() throws IOException {
    try {
      if (!reader.hasNext() || reader.pastSync(end)) {
        return false;
      }
      current = reader.next(current);
      inBlock = reader.previousSync() == blockStart ? inBlock + 1 : 0;
      blockStart = reader.previousSync();
      return true;
    } catch (IOException | AvroRuntimeException e) {
      throw damaged(e);
    }
  }

  /** A number that no other record of the file has, rising: each is a byte long at least. */
  @Override
  public long position() {
    return landedPosition == null ? blockStart + inBlock : (Long) current.get(landedPosition.pos());
  }

  @Override
  public InputRecord record() {
    Map<String, String> columns = new LinkedHashMap<>();
    for (Schema.Field field : current.getSchema().getFields()) {
      Object value = current.get(field.pos());
      boolean says = !field.name().equals(LandedRecord.FORGOTTEN) || value != null;
      if (!field.name().equals(LANDED_POSITION) && says) {
        columns.put(field.name(), text(value, field.schema()));
      }
    }
    return InputRecord.landed(position(), columns);
  }

  private static String text(Object value, Schema schema) {
    if (value == null) {
      return null;
    }
    return value instanceof Long millis && isMoment(schema)
        ? MOMENT.format(Instant.ofEpochMilli(millis))
        : value.toString();
  }

  private static boolean isMoment(Schema schema) {
    if (schema.getType() == Schema.Type.UNION) {
      return schema.getTypes().stream().anyMatch(ImportedRecords::isMoment);
    }
    LogicalType type = schema.getLogicalType();
    return type instanceof LogicalTypes.TimestampMillis;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private IOException damaged(Exception e) {
    return new IOException(
        source.name()
            + " is damaged ("
            + e.getMessage()
            + "); remove its folder and land the night again",
        e);
  }
}
