package dk.elhus.job;

import java.io.Closeable;
import java.io.IOException;

/** Walks over the records of a stretch of one file. */
interface FileRecords extends Closeable {
  /** Moves to the next record; false at the end. */
  boolean next() throws IOException;

  /** Place of the current record in its file or pull. */
  long position();

  InputRecord record();
}
