package dk.elhus.metering;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.hadoop.io.WritableComparable;
import org.apache.hadoop.io.WritableComparator;

/** Key of a block: that of its first reading, and the reducer it goes to. */
public final class BlockKey implements WritableComparable<BlockKey> {
  private long first;
  private int reducer;

  static {
    WritableComparator.define(BlockKey.class, new Raw());
  }

  public BlockKey() {}

  void set(long firstKey, int toReducer) {
    first = firstKey;
    reducer = toReducer;
  }

  long first() {
    return first;
  }

  int reducer() {
    return reducer;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeLong(first);
    out.writeInt(reducer);
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    first = in.readLong();
    reducer = in.readInt();
  }

  @Override
  public int compareTo(BlockKey other) {
    return Long.compare(first, other.first);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlockKey key && key.first == first && key.reducer == reducer;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(first) + reducer;
  }

  /** Compares without making objects. */
  static final class Raw extends WritableComparator {
    Raw() {
      super(BlockKey.class);
    }

    @Override
    public int compare(byte[] one, int at, int length, byte[] other, int otherAt, int otherLength) {
      return Long.compare(readLong(one, at), readLong(other, otherAt));
    }
  }
}
