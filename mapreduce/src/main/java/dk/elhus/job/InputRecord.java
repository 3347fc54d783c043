package dk.elhus.job;

import dk.elhus.clean.LandedRecord;
import dk.elhus.record.Row;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.io.Writable;

/** What a mapper gets: a landed record as text per column, or a row of a table. */
public final class InputRecord implements Writable {
  private Landed landed;
  private Row row;

  public InputRecord() {}

  private InputRecord(Landed landed, Row row) {
    this.landed = landed;
    this.row = row;
  }

  /**
   * A landed record.
   *
   * @param position its place within its pull
   * @param columns text per column, null where it was null
   */
  public static InputRecord landed(long position, Map<String, String> columns) {
    return new InputRecord(new Landed(position, columns), null);
  }

  public static InputRecord row(Row row) {
    return new InputRecord(null, row);
  }

  public LandedRecord landed() {
    return landed;
  }

  public Row row() {
    return row;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeBoolean(row != null);
    if (row != null) {
      RowCodec.write(row, out);
    } else {
      landed.write(out);
    }
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    boolean isRow = in.readBoolean();
    row = isRow ? RowCodec.read(in) : null;
    landed = isRow ? null : Landed.read(in);
  }

  @Override
  public String toString() {
    return String.valueOf(row != null ? row : landed);
  }

  private record Landed(long position, Map<String, String> columns) implements LandedRecord {
    Landed {
      columns = Collections.unmodifiableMap(columns);
    }

    @Override
    public String text(String column) {
      return columns.get(column);
    }

    void write(DataOutput out) throws IOException {
      out.writeLong(position);
      out.writeInt(columns.size());
      for (Map.Entry<String, String> column : columns.entrySet()) {
        Text.writeString(out, column.getKey());
        out.writeBoolean(column.getValue() != null);
        if (column.getValue() != null) {
          Text.writeString(out, column.getValue());
        }
      }
    }

    static Landed read(DataInput in) throws IOException {
      long position = in.readLong();
      int size = in.readInt();
      Map<String, String> columns = new LinkedHashMap<>();
      for (int i = 0; i < size; i++) {
        String name = Text.readString(in);
        columns.put(name, in.readBoolean() ? Text.readString(in) : null);
      }
      return new Landed(position, columns);
    }
  }
}
