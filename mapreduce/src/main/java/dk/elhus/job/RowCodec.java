package dk.elhus.job;

import dk.elhus.record.Column;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.io.WritableUtils;

/** Rows as bytes for the shuffle: short numbers are short, nulls are one bit. */
final class RowCodec {
  private RowCodec() {}

  static void write(Row row, DataOutput out) throws IOException {
    List<Column> columns = row.table().columns();
    out.writeByte(Tables.ALL.indexOf(row.table()));
    Text.writeString(out, row.partition());
    writePresence(row, columns.size(), out);
    for (int i = 0; i < columns.size(); i++) {
      if (row.isNull(i)) {
        continue;
      }
      if (columns.get(i).type() == Column.Type.STRING) {
        Text.writeString(out, row.text(i));
      } else {
        WritableUtils.writeVLong(out, row.number(i));
      }
    }
  }

  static Row read(DataInput in) throws IOException {
    TableSpec table = Tables.ALL.get(in.readByte());
    Row row = new Row(table, Text.readString(in));
    List<Column> columns = table.columns();
    boolean[] present = readPresence(columns.size(), in);
    for (int i = 0; i < present.length; i++) {
      if (!present[i]) {
        continue;
      }
      if (columns.get(i).type() == Column.Type.STRING) {
        row.set(i, Text.readString(in));
      } else {
        row.set(i, WritableUtils.readVLong(in));
      }
    }
    return row;
  }

  private static void writePresence(Row row, int columns, DataOutput out) throws IOException {
    int bits = 0;
    for (int i = 0; i < columns; i++) {
      if (!row.isNull(i)) {
        bits |= 1 << (i & 7);
      }
      if ((i & 7) == 7 || i == columns - 1) {
        out.writeByte(bits);
        bits = 0;
      }
    }
  }

  private static boolean[] readPresence(int columns, DataInput in) throws IOException {
    boolean[] present = new boolean[columns];
    int bits = 0;
    for (int i = 0; i < columns; i++) {
      if ((i & 7) == 0) {
        bits = in.readByte();
      }
      present[i] = (bits & 1 << (i & 7)) != 0;
    }
    return present;
  }
}
