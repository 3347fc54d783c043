package dk.elhus.metering;

import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.RecordWriter;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.TaskInputOutputContext;
import org.apache.hadoop.mapreduce.lib.output.FileOutputCommitter;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;

/**
 * Tasks write their own files into the work folder of their attempt; the committer moves them when
 * the task has won. A killed or speculative attempt leaves nothing.
 */
public final class ReadingOutputFormat extends FileOutputFormat<NullWritable, NullWritable> {
  @Override
  public RecordWriter<NullWritable, NullWritable> getRecordWriter(TaskAttemptContext context) {
    return new RecordWriter<>() {
      @Override
      public void write(NullWritable key, NullWritable value) {
        throw new UnsupportedOperationException("tasks write their files themselves");
      }

      @Override
      public void close(TaskAttemptContext closing) {
        // Nothing is open.
      }
    };
  }

  /** A file of this attempt within a folder of the output. */
  static Path file(TaskInputOutputContext<?, ?, ?, ?> context, String folder, String ending)
      throws IOException {
    try {
      FileOutputCommitter committer = (FileOutputCommitter) context.getOutputCommitter();
      return new Path(
          new Path(committer.getWorkPath(), folder), getUniqueFile(context, "part", ending));
    } catch (ClassCastException e) {
      throw new IOException("the job has no file committer; its driver sets the output format", e);
    }
  }
}
