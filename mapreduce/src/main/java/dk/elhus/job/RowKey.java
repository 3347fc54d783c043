package dk.elhus.job;

import dk.elhus.record.Column;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.hadoop.io.WritableComparable;
import org.apache.hadoop.io.WritableComparator;

/**
 * A sort key as bytes that compare as unsigned bytes do: table, partition and key columns, then a
 * tail that orders the values of one key.
 *
 * <p>The tail puts rows that stand already first, in the order they were learned, then what the
 * load found, oldest fetch first. Values with the same leading {@link #groupLength} bytes reach the
 * reducer in one call.
 *
 * <p>Serialised: two lengths of two bytes, then the bytes.
 */
public final class RowKey implements WritableComparable<RowKey> {
  /** Bytes of the serialised form before the key itself. */
  static final int HEADER = 4;

  private static final int TAIL = 1 + 3 * Long.BYTES;
  private static final byte STORED = 0;
  private static final byte OBSERVED = 1;

  private static final ThreadLocal<ByteBuffer> SCRATCH =
      ThreadLocal.withInitial(() -> ByteBuffer.allocate(Short.MAX_VALUE));

  private byte[] bytes = new byte[0];
  private int groupLength;

  public RowKey() {}

  private RowKey(byte[] bytes, int groupLength) {
    this.bytes = bytes;
    this.groupLength = groupLength;
  }

  /**
   * The key of a row that stands already.
   *
   * @param groupColumns how many key columns one reduce call has in common
   * @param order place among rows that were learned and superseded in the same editions
   */
  public static RowKey stored(Row row, int groupColumns, long order) {
    int superseded = row.table().supersededPlace();
    boolean history = row.table().isHistory();
    long learned = history ? row.learned() : 0;
    long until = history && !row.isCurrent() ? row.number(superseded) : Long.MAX_VALUE;
    return encode(row, groupColumns, STORED, learned, until, order);
  }

  /**
   * The key of what a load found.
   *
   * @param groupColumns how many key columns one reduce call has in common
   * @param night night of the fetch, days since 1970
   * @param source number of the input, ascending by fetch
   * @param position place within the input
   */
  public static RowKey observed(Row row, int groupColumns, int night, int source, long position) {
    return encode(row, groupColumns, OBSERVED, night, source, position);
  }

  private static RowKey encode(
      Row row, int groupColumns, byte phase, long first, long second, long third) {
    TableSpec table = row.table();
    ByteBuffer out = SCRATCH.get().clear();
    out.put((byte) Tables.ALL.indexOf(table));
    putText(out, row.partition());
    int group = 0;
    for (int i = 0; i < table.keyColumns(); i++) {
      if (i == groupColumns) {
        group = out.position();
      }
      putColumn(out, row, i);
    }
    if (groupColumns >= table.keyColumns()) {
      group = out.position();
    }
    out.put(phase).putLong(flip(first)).putLong(flip(second)).putLong(flip(third));
    return new RowKey(Arrays.copyOf(out.array(), out.position()), group);
  }

  private static void putColumn(ByteBuffer out, Row row, int place) {
    Column column = row.table().columns().get(place);
    if (row.isNull(place)) {
      throw new IllegalArgumentException("key column " + column.name() + " is null in " + row);
    }
    if (column.type() == Column.Type.STRING) {
      putText(out, row.text(place));
    } else {
      out.putLong(flip(row.number(place)));
    }
  }

  /** Ends with a pair of bytes that sorts before any continuation; a zero byte is escaped. */
  private static void putText(ByteBuffer out, String text) {
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      out.put(b);
      if (b == 0) {
        out.put((byte) 0xff);
      }
    }
    out.put((byte) 0).put((byte) 1);
  }

  private static long flip(long number) {
    return number ^ Long.MIN_VALUE;
  }

  /** A number that is the same for all keys of one partition of one table. */
  int partitionHash() {
    int hash = 1;
    for (int i = 0; i < bytes.length; i++) {
      hash = 31 * hash + bytes[i];
      if (i > 0 && bytes[i - 1] == 0 && bytes[i] == 1) {
        break;
      }
    }
    return hash;
  }

  boolean isStored() {
    return bytes[bytes.length - TAIL] == STORED;
  }

  /** How many leading bytes one reduce call has in common. */
  int groupLength() {
    return groupLength;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeShort(bytes.length);
    out.writeShort(groupLength);
    out.write(bytes);
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    bytes = new byte[in.readUnsignedShort()];
    groupLength = in.readUnsignedShort();
    in.readFully(bytes);
  }

  @Override
  public int compareTo(RowKey other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowKey key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return new String(bytes, 1, Math.max(0, bytes.length - 1), StandardCharsets.ISO_8859_1)
        .replaceAll("[^ -~]+", " ");
  }

  /** Orders serialised keys without reading them. */
  public static final class SortComparator extends WritableComparator {
    public SortComparator() {
      super(RowKey.class);
    }

    @Override
    public int compare(byte[] b1, int s1, int l1, byte[] b2, int s2, int l2) {
      return compareBytes(b1, s1 + HEADER, l1 - HEADER, b2, s2 + HEADER, l2 - HEADER);
    }
  }

  /** Tells which serialised keys belong to one reduce call. */
  public static final class GroupComparator extends WritableComparator {
    public GroupComparator() {
      super(RowKey.class, true);
    }

    @Override
    public int compare(byte[] b1, int s1, int l1, byte[] b2, int s2, int l2) {
      int length1 = readUnsignedShort(b1, s1 + Short.BYTES);
      int length2 = readUnsignedShort(b2, s2 + Short.BYTES);
      return compareBytes(b1, s1 + HEADER, length1, b2, s2 + HEADER, length2);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public int compare(WritableComparable a, WritableComparable b) {
      RowKey one = (RowKey) a;
      RowKey other = (RowKey) b;
      return Arrays.compareUnsigned(
          one.bytes, 0, one.groupLength, other.bytes, 0, other.groupLength);
    }
  }
}
