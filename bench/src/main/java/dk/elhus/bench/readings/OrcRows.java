package dk.elhus.bench.readings;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hive.ql.exec.vector.Decimal64ColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.LongColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.TimestampColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.VectorizedRowBatch;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.TypeDescription;

/** Reads numbers out of ORC files to check what a variant wrote. */
final class OrcRows {
  private static final int ROWS = 4096;
  private static final int MILLIONTHS = 6;

  private final Reader reader;
  private final VectorizedRowBatch batch;
  private int at;

  private OrcRows(Reader reader) {
    this.reader = reader;
    this.batch =
        reader.getSchema().createRowBatch(TypeDescription.RowBatchVersion.USE_DECIMAL64, ROWS);
  }

  /** Told of each row. */
  interface Sink {
    void row(OrcRows row);
  }

  /** All rows of the ORC files in a folder. */
  static void forEach(Configuration conf, Path folder, Sink sink) throws IOException {
    for (FileStatus file : folder.getFileSystem(conf).listStatus(folder)) {
      if (file.getPath().getName().endsWith(".orc")) {
        try (Reader reader =
            OrcFile.createReader(
                file.getPath(), OrcFile.readerOptions(conf).useUTCTimestamp(true))) {
          new OrcRows(reader).read(sink);
        }
      }
    }
  }

  private void read(Sink sink) throws IOException {
    try (RecordReader records = reader.rows()) {
      while (records.nextBatch(batch)) {
        for (at = 0; at < batch.size; at++) {
          sink.row(this);
        }
      }
    }
  }

  private int place(String column) {
    return reader.getSchema().getFieldNames().indexOf(column);
  }

  private int at(int column) {
    return batch.cols[column].isRepeating ? 0 : at;
  }

  /** A whole number or a date. */
  long number(String column) {
    int place = place(column);
    return ((LongColumnVector) batch.cols[place]).vector[at(place)];
  }

  /** A decimal in millionths, 0 for null. */
  long millionths(String column) {
    int place = place(column);
    Decimal64ColumnVector vector = (Decimal64ColumnVector) batch.cols[place];
    if (!vector.noNulls && vector.isNull[at(place)]) {
      return 0;
    }
    long value = vector.vector[at(place)];
    for (int scale = vector.scale; scale < MILLIONTHS; scale++) {
      value *= 10;
    }
    return value;
  }

  /** A moment in seconds since 1970. */
  long second(String column) {
    int place = place(column);
    return Math.floorDiv(((TimestampColumnVector) batch.cols[place]).time[at(place)], 1000L);
  }
}
