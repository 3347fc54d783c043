package dk.elhus.job;

import dk.elhus.record.Row;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.hadoop.io.Writable;

/** A row as Hadoop carries it. */
public final class RowWritable implements Writable {
  private Row row;

  public RowWritable() {}

  public RowWritable(Row row) {
    this.row = row;
  }

  public Row get() {
    return row;
  }

  public void set(Row newRow) {
    this.row = newRow;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    RowCodec.write(row, out);
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    row = RowCodec.read(in);
  }

  @Override
  public String toString() {
    return String.valueOf(row);
  }
}
