package dk.elhus.job;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.RecordReader;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.input.CombineFileInputFormat;

/** Reads the files of the plan; many small ones make one split. */
public final class PlannedInputFormat extends CombineFileInputFormat<InputPosition, InputRecord> {
  private static final long DEFAULT_SPLIT_BYTES = 256L << 20;

  @Override
  public List<InputSplit> getSplits(JobContext context) throws IOException {
    setMaxSplitSize(context.getConfiguration().getLong(SPLIT_MAXSIZE, DEFAULT_SPLIT_BYTES));
    return super.getSplits(context);
  }

  @Override
  protected List<FileStatus> listStatus(JobContext context) throws IOException {
    List<FileStatus> files = new ArrayList<>();
    for (Source source : Plan.read(context.getConfiguration()).sources()) {
      Path path = new Path(source.path());
      try {
        files.add(path.getFileSystem(context.getConfiguration()).getFileStatus(path));
      } catch (FileNotFoundException e) {
        throw new IOException(source.name() + " is in the plan but not there any more", e);
      }
    }
    return files;
  }

  @Override
  public RecordReader<InputPosition, InputRecord> createRecordReader(
      InputSplit split, TaskAttemptContext context) {
    return new PlannedRecordReader();
  }
}
