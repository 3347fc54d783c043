package dk.elhus.metering;

import dk.elhus.job.OrcColumns;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.hive.ql.exec.vector.BytesColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.LongColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.TimestampColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.VectorizedRowBatch;
import org.apache.orc.TypeDescription;

/** Rows of readings to and from ORC's vectors; the columns are those of the declared table. */
final class ReadingColumns {
  static final TypeDescription SCHEMA = OrcColumns.schema(Tables.METER_READING);
  private static final int MUNICIPALITY = place("municipality_code");
  private static final int PSEUDONYM = place("point_pseudonym");
  private static final int START = place("start_utc");
  private static final int INTERVAL = place("interval_minutes");
  private static final int CONSUMPTION = place("consumption_kwh");
  private static final int QUALITY = place("quality");
  private static final int UPDATED = place("updated_utc");
  private static final int LEARNED = place(TableSpec.LEARNED);
  private static final int SUPERSEDED = place(TableSpec.SUPERSEDED);
  private static final long MILLIONTHS_PER_WH = 1000;
  private static final int NANOS_PER_MILLI = 1_000_000;
  private static final byte[][] CODES = new byte[Quality.values().length][];

  static {
    for (Quality quality : Quality.values()) {
      CODES[quality.ordinal()] = quality.name().getBytes(StandardCharsets.US_ASCII);
    }
  }

  private ReadingColumns() {}

  private static int place(String column) {
    return Tables.METER_READING.place(column);
  }

  static VectorizedRowBatch batch(int rows) {
    VectorizedRowBatch batch =
        SCHEMA.createRowBatch(TypeDescription.RowBatchVersion.USE_DECIMAL64, rows);
    ((TimestampColumnVector) batch.cols[START]).setIsUTC(true);
    ((TimestampColumnVector) batch.cols[UPDATED]).setIsUTC(true);
    return batch;
  }

  static void append(ReadingRow row, long dayStart, VectorizedRowBatch batch) {
    int at = batch.size++;
    longs(batch, MUNICIPALITY)[at] = row.municipality;
    longs(batch, PSEUDONYM)[at] = row.pseudonym;
    TimestampColumnVector start = (TimestampColumnVector) batch.cols[START];
    start.time[at] = ReadingRow.secondsOf(row.minute, dayStart) * 1000;
    start.nanos[at] = 0;
    longs(batch, INTERVAL)[at] = row.reading.intervalMinutes;
    longs(batch, CONSUMPTION)[at] = row.reading.wh * MILLIONTHS_PER_WH;
    setNull(batch, CONSUMPTION, at, row.reading.missing);
    byte[] code = CODES[row.reading.quality];
    ((BytesColumnVector) batch.cols[QUALITY]).setRef(at, code, 0, code.length);
    TimestampColumnVector updated = (TimestampColumnVector) batch.cols[UPDATED];
    updated.time[at] = row.reading.updated;
    updated.nanos[at] = (int) Math.floorMod(row.reading.updated, 1000L) * NANOS_PER_MILLI;
    longs(batch, LEARNED)[at] = row.learned;
    longs(batch, SUPERSEDED)[at] = row.stands() ? 0 : row.superseded;
    setNull(batch, SUPERSEDED, at, row.stands());
  }

  static void read(VectorizedRowBatch batch, int at, long dayStart, ReadingRow row) {
    row.municipality = (int) number(batch, MUNICIPALITY, at);
    row.pseudonym = number(batch, PSEUDONYM, at);
    row.minute = ReadingRow.minuteOf(Math.floorDiv(millis(batch, START, at), 1000), dayStart);
    row.reading.intervalMinutes = (int) number(batch, INTERVAL, at);
    row.reading.missing = isNull(batch, CONSUMPTION, at);
    row.reading.wh = row.reading.missing ? 0 : number(batch, CONSUMPTION, at) / MILLIONTHS_PER_WH;
    row.reading.quality = Quality.valueOf(text(batch, QUALITY, at)).ordinal();
    row.reading.updated = millis(batch, UPDATED, at);
    row.learned = number(batch, LEARNED, at);
    row.superseded =
        isNull(batch, SUPERSEDED, at) ? ReadingRow.STANDS : number(batch, SUPERSEDED, at);
  }

  private static void setNull(VectorizedRowBatch batch, int column, int at, boolean isNull) {
    if (isNull) {
      batch.cols[column].noNulls = false;
    }
    batch.cols[column].isNull[at] = isNull;
  }

  private static long[] longs(VectorizedRowBatch batch, int column) {
    return ((LongColumnVector) batch.cols[column]).vector;
  }

  private static long number(VectorizedRowBatch batch, int column, int at) {
    LongColumnVector vector = (LongColumnVector) batch.cols[column];
    return vector.vector[vector.isRepeating ? 0 : at];
  }

  private static long millis(VectorizedRowBatch batch, int column, int at) {
    TimestampColumnVector vector = (TimestampColumnVector) batch.cols[column];
    return vector.time[vector.isRepeating ? 0 : at];
  }

  private static String text(VectorizedRowBatch batch, int column, int at) {
    return ((BytesColumnVector) batch.cols[column])
        .toString(batch.cols[column].isRepeating ? 0 : at);
  }

  private static boolean isNull(VectorizedRowBatch batch, int column, int at) {
    var vector = batch.cols[column];
    return !vector.noNulls && vector.isNull[vector.isRepeating ? 0 : at];
  }
}
