package dk.elhus.job;

import dk.elhus.record.Row;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.apache.hadoop.io.Writable;
import org.apache.hadoop.io.WritableUtils;

/**
 * What travels under a {@link RowKey}: a row that stands, a row that was found, or part of a sum.
 */
public final class RowValue implements Writable {
  private enum Kind {
    STORED,
    OBSERVED,
    SUMS
  }

  private Kind kind;
  private Row row;
  private int source;
  private boolean stale;
  private long[] sums;

  public RowValue() {}

  private RowValue(Kind kind, Row row, int source, boolean stale, long[] sums) {
    this.kind = kind;
    this.row = row;
    this.source = source;
    this.stale = stale;
    this.sums = sums;
  }

  /** A row of the version that stands. */
  public static RowValue stored(Row row) {
    return new RowValue(Kind.STORED, row, 0, false, null);
  }

  /**
   * A row that the load found.
   *
   * @param source number of its input in the plan
   * @param stale whether a newer fetch of its time was loaded before
   */
  public static RowValue observed(Row row, int source, boolean stale) {
    return new RowValue(Kind.OBSERVED, row, source, stale, null);
  }

  /**
   * Part of a sum.
   *
   * @param key row that has its key columns only
   */
  public static RowValue sums(Row key, long[] sums) {
    return new RowValue(Kind.SUMS, key, 0, false, sums);
  }

  public boolean isStored() {
    return kind == Kind.STORED;
  }

  public boolean isSums() {
    return kind == Kind.SUMS;
  }

  public Row row() {
    return row;
  }

  public int source() {
    return source;
  }

  public boolean isStale() {
    return stale;
  }

  public long[] sums() {
    return sums;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeByte(kind.ordinal());
    RowCodec.write(row, out);
    if (kind == Kind.OBSERVED) {
      WritableUtils.writeVInt(out, source);
      out.writeBoolean(stale);
    } else if (kind == Kind.SUMS) {
      out.writeByte(sums.length);
      for (long sum : sums) {
        WritableUtils.writeVLong(out, sum);
      }
    }
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    kind = Kind.values()[in.readByte()];
    row = RowCodec.read(in);
    source = kind == Kind.OBSERVED ? WritableUtils.readVInt(in) : 0;
    stale = kind == Kind.OBSERVED && in.readBoolean();
    sums = kind == Kind.SUMS ? new long[in.readByte()] : null;
    for (int i = 0; sums != null && i < sums.length; i++) {
      sums[i] = WritableUtils.readVLong(in);
    }
  }

  @Override
  public String toString() {
    return kind + " " + row + (sums == null ? "" : " " + Arrays.toString(sums));
  }
}
