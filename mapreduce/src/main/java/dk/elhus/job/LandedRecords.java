package dk.elhus.job;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.mapred.FsInput;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Landed Avro, read by the current schema whatever schema wrote it: a column that was not there yet
 * is null.
 */
public final class LandedRecords implements FileRecords {
  private static final String POSITION = "position";
  private static final String UNKNOWN_COLUMNS = "unknown_columns";

  private final Source source;
  private final DataFileReader<GenericRecord> reader;
  private final long end;
  private GenericRecord current;
  private long read;

  /** Opens the stretch of a file that starts at the first block after {@code start}. */
  public LandedRecords(Source source, Configuration conf, long start, long length)
      throws IOException {
    this.source = source;
    Path path = new Path(source.path());
    FileSystem files = path.getFileSystem(conf);
    Schema schema = LandedSchemas.of(source.dataset());
    FsInput in = new FsInput(path, files);
    try {
      reader = new DataFileReader<>(in, new GenericDatumReader<>(null, schema));
      reader.sync(start);
    } catch (IOException | AvroRuntimeException e) {
      in.close();
      throw damaged(e);
    }
    this.end = start + length;
  }

  @Override
  public boolean next() throws IOException {
    try {
      if (!reader.hasNext() || reader.pastSync(end)) {
        return false;
      }
      current = reader.next(current);
      read++;
      return true;
    } catch (IOException | AvroRuntimeException e) {
      throw damaged(e);
    }
  }

  @Override
  public long position() {
    return (Long) current.get(POSITION);
  }

  @Override
  public InputRecord record() {
    Map<String, String> columns = new LinkedHashMap<>();
    for (Schema.Field field : current.getSchema().getFields()) {
      if (!field.name().equals(POSITION) && !field.name().equals(UNKNOWN_COLUMNS)) {
        columns.put(field.name(), text(current.get(field.pos())));
      }
    }
    Map<?, ?> unknown = (Map<?, ?>) current.get(UNKNOWN_COLUMNS);
    unknown.forEach((name, value) -> columns.put(text(name), text(value)));
    return InputRecord.landed(position(), columns);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  private IOException damaged(Exception e) {
    return new IOException(
        source.name()
            + " is damaged after "
            + read
            + " records ("
            + e.getMessage()
            + "); remove its folder and pull the night again",
        e);
  }
}
