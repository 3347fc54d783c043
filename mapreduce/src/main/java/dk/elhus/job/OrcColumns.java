package dk.elhus.job;

import dk.elhus.record.Column;
import dk.elhus.record.Decimals;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hadoop.hive.ql.exec.vector.BytesColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.ColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.LongColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.TimestampColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.VectorizedRowBatch;
import org.apache.orc.TypeDescription;
import org.apache.orc.TypeDescription.RowBatchVersion;

/** Rows to and from ORC's column vectors. Decimals stay longs, timestamps are UTC. */
public final class OrcColumns {
  private static final long MILLIS = 1000;

  private OrcColumns() {}

  public static TypeDescription schema(TableSpec table) {
    TypeDescription struct = TypeDescription.createStruct();
    for (Column column : table.columns()) {
      struct.addField(column.name(), type(column.type()));
    }
    return struct;
  }

  public static VectorizedRowBatch batch(TypeDescription schema) {
    VectorizedRowBatch batch =
        schema.createRowBatch(RowBatchVersion.USE_DECIMAL64, VectorizedRowBatch.DEFAULT_SIZE);
    for (ColumnVector vector : batch.cols) {
      if (vector instanceof TimestampColumnVector times) {
        times.setIsUTC(true);
      }
    }
    return batch;
  }

  /** Adds a row to a batch that has room. */
  public static void append(Row row, VectorizedRowBatch batch) {
    int at = batch.size++;
    List<Column> columns = row.table().columns();
    for (int i = 0; i < columns.size(); i++) {
      ColumnVector vector = batch.cols[i];
      if (row.isNull(i)) {
        vector.noNulls = false;
        vector.isNull[at] = true;
      } else {
        put(vector, at, columns.get(i).type(), row, i);
      }
    }
  }

  /** Reads a row of a batch. */
  public static Row read(TableSpec table, String partition, VectorizedRowBatch batch, int index) {
    Row row = new Row(table, partition);
    List<Column> columns = table.columns();
    for (int i = 0; i < columns.size(); i++) {
      ColumnVector vector = batch.cols[i];
      int at = vector.isRepeating ? 0 : index;
      if (vector.noNulls || !vector.isNull[at]) {
        get(vector, at, columns.get(i).type(), row, i);
      }
    }
    return row;
  }

  private static TypeDescription type(Column.Type type) {
    return switch (type) {
      case STRING -> TypeDescription.createString();
      case TIMESTAMP -> TypeDescription.createTimestamp();
      case DATE -> TypeDescription.createDate();
      case INT -> TypeDescription.createInt();
      case BIGINT -> TypeDescription.createLong();
      case DECIMAL ->
          TypeDescription.createDecimal()
              .withPrecision(Decimals.PRECISION)
              .withScale(Decimals.SCALE);
    };
  }

  private static void put(ColumnVector vector, int at, Column.Type type, Row row, int place) {
    switch (type) {
      case STRING ->
          ((BytesColumnVector) vector).setVal(at, row.text(place).getBytes(StandardCharsets.UTF_8));
      case TIMESTAMP -> {
        TimestampColumnVector times = (TimestampColumnVector) vector;
        times.time[at] = row.number(place) * MILLIS;
        times.nanos[at] = 0;
      }
      case DATE, INT, BIGINT, DECIMAL -> ((LongColumnVector) vector).vector[at] = row.number(place);
    }
  }

  private static void get(ColumnVector vector, int at, Column.Type type, Row row, int place) {
    switch (type) {
      case STRING -> row.set(place, ((BytesColumnVector) vector).toString(at));
      case TIMESTAMP ->
          row.set(place, Math.floorDiv(((TimestampColumnVector) vector).time[at], MILLIS));
      case DATE, INT, BIGINT, DECIMAL -> row.set(place, ((LongColumnVector) vector).vector[at]);
    }
  }
}
