package dk.elhus.job;

import java.io.Closeable;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/** Walks over the records of a stretch of one file. */
public interface FileRecords extends Closeable {
  /** Opens the stretch of a landed file that starts at the first block after {@code start}. */
  static FileRecords ofLanded(Source file, Configuration conf, long start, long length)
      throws IOException {
    return LandedSchemas.has(file.dataset())
        ? new LandedRecords(file, conf, start, length)
        : new ImportedRecords(file, conf, start, length);
  }

  /** Moves to the next record; false at the end. */
  boolean next() throws IOException;

  /** Place of the current record in its file or pull. */
  long position();

  InputRecord record();
}
