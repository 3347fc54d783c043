package dk.elhus.job;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.RecordReader;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.input.CombineFileSplit;

/** Walks over all files of a combined split, one after the other. */
final class PlannedRecordReader extends RecordReader<InputPosition, InputRecord> {
  private final Map<String, Integer> numbers = new HashMap<>();
  private Plan plan;
  private CombineFileSplit split;
  private Configuration conf;
  private FileRecords records;
  private int source;
  private int chunk = -1;

  @Override
  public void initialize(InputSplit combined, TaskAttemptContext context) throws IOException {
    split = (CombineFileSplit) combined;
    conf = context.getConfiguration();
    plan = Plan.read(conf);
    for (int i = 0; i < plan.sources().size(); i++) {
      numbers.put(plan.sources().get(i).path(), i);
    }
  }

  @Override
  public boolean nextKeyValue() throws IOException {
    while (records == null || !records.next()) {
      close();
      if (++chunk >= split.getNumPaths()) {
        return false;
      }
      open();
    }
    return true;
  }

  private void open() throws IOException {
    String path = split.getPath(chunk).toString();
    Integer number = numbers.get(path);
    if (number == null) {
      throw new IOException(path + " is in the split but not in the plan");
    }
    source = number;
    long start = split.getOffset(chunk);
    long length = split.getLength(chunk);
    Source file = plan.sources().get(source);
    records =
        file.kind() == Source.Kind.LANDED
            ? FileRecords.ofLanded(file, conf, start, length)
            : new TableRecords(file, conf, start, length);
  }

  @Override
  public InputPosition getCurrentKey() {
    return new InputPosition(source, records.position());
  }

  @Override
  public InputRecord getCurrentValue() {
    return records.record();
  }

  @Override
  public float getProgress() {
    return split == null || split.getNumPaths() == 0
        ? 0
        : Math.min(1f, Math.max(0, chunk) / (float) split.getNumPaths());
  }

  @Override
  public void close() throws IOException {
    if (records != null) {
      records.close();
      records = null;
    }
  }
}
