package dk.elhus.job;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.hadoop.io.Writable;

/** Where an input record stands: the number of its file in the plan, and its place in the file. */
public final class InputPosition implements Writable {
  private int source;
  private long position;

  public InputPosition() {}

  public InputPosition(int source, long position) {
    this.source = source;
    this.position = position;
  }

  public int source() {
    return source;
  }

  public long position() {
    return position;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(source);
    out.writeLong(position);
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    source = in.readInt();
    position = in.readLong();
  }

  @Override
  public String toString() {
    return source + ":" + position;
  }
}
