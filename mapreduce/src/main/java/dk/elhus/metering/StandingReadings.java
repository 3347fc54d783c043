package dk.elhus.metering;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hive.ql.exec.vector.VectorizedRowBatch;
import org.apache.hadoop.hive.ql.io.sarg.PredicateLeaf;
import org.apache.hadoop.hive.ql.io.sarg.SearchArgument;
import org.apache.hadoop.hive.ql.io.sarg.SearchArgumentFactory;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;

/**
 * The rows of a day's standing version, in the table's order. Its files are parts of that order, so
 * they are read one after the other; what lies in other municipalities is not read.
 */
final class StandingReadings implements Closeable {
  private static final String MUNICIPALITY = "municipality_code";

  private final Configuration conf;
  private final long dayStart;
  private final SearchArgument wanted;
  private final Deque<Path> files = new ArrayDeque<>();
  private final VectorizedRowBatch batch = ReadingColumns.batch(VectorizedRowBatch.DEFAULT_SIZE);
  private final ReadingRow row = new ReadingRow();
  private Reader reader;
  private RecordReader records;
  private int at;

  /** Opens a version; without a location there are no rows. */
  StandingReadings(
      Configuration conf, String location, int day, int firstMunicipality, int lastMunicipality)
      throws IOException {
    this.conf = conf;
    this.dayStart = ReadingRow.startOfDay(day);
    this.wanted =
        SearchArgumentFactory.newBuilder()
            .between(
                MUNICIPALITY,
                PredicateLeaf.Type.LONG,
                (long) firstMunicipality,
                (long) lastMunicipality)
            .build();
    if (location != null) {
      Path folder = new Path(location);
      FileSystem fs = folder.getFileSystem(conf);
      Arrays.stream(fs.listStatus(folder))
          .map(FileStatus::getPath)
          .filter(path -> path.getName().endsWith(".orc"))
          .sorted()
          .forEach(files::add);
    }
  }

  /** The next row, reused; null after the last. */
  ReadingRow next() throws IOException {
    while (at >= batch.size) {
      at = 0;
      batch.size = 0;
      if (records == null && !openNext()) {
        return null;
      }
      if (!records.nextBatch(batch)) {
        closeFile();
      }
    }
    ReadingColumns.read(batch, at++, dayStart, row);
    return row;
  }

  private boolean openNext() throws IOException {
    if (files.isEmpty()) {
      return false;
    }
    reader = OrcFile.createReader(files.poll(), OrcFile.readerOptions(conf).useUTCTimestamp(true));
    records =
        reader.rows(
            reader
                .options()
                .schema(ReadingColumns.SCHEMA)
                .searchArgument(wanted, new String[] {null, MUNICIPALITY}));
    return true;
  }

  private void closeFile() throws IOException {
    if (records != null) {
      records.close();
      reader.close();
      records = null;
      batch.size = 0;
    }
  }

  @Override
  public void close() throws IOException {
    files.clear();
    closeFile();
  }
}
