package dk.elhus.job;

import java.io.Closeable;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hive.ql.exec.vector.VectorizedRowBatch;
import org.apache.orc.CompressionKind;
import org.apache.orc.OrcFile;
import org.apache.orc.TypeDescription;
import org.apache.orc.Writer;

/** An ORC file that is being written, batch by batch. */
public final class OrcOutput implements Closeable {
  private final Writer writer;
  private final VectorizedRowBatch batch;

  /**
   * Creates a file.
   *
   * @param batch of this schema; filled by the caller, see {@link #room()}
   * @param overwrite whether a file that is there is replaced; otherwise it is an error
   */
  public OrcOutput(
      Path path,
      TypeDescription schema,
      VectorizedRowBatch batch,
      boolean overwrite,
      Configuration conf)
      throws IOException {
    this.batch = batch;
    this.writer =
        OrcFile.createWriter(
            path,
            OrcFile.writerOptions(conf)
                .setSchema(schema)
                .compress(CompressionKind.ZSTD)
                .overwrite(overwrite)
                .useUTCTimestamp(true));
  }

  /** The batch, with room for one more row at least. */
  public VectorizedRowBatch room() throws IOException {
    if (batch.size == batch.getMaxSize()) {
      flush();
    }
    return batch;
  }

  private void flush() throws IOException {
    if (batch.size > 0) {
      writer.addRowBatch(batch);
      batch.reset();
    }
  }

  @Override
  public void close() throws IOException {
    flush();
    writer.close();
  }
}
