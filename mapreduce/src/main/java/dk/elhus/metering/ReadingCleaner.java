package dk.elhus.metering;

import dk.elhus.avro.FlatField;
import dk.elhus.avro.FlatField.Kind;
import dk.elhus.avro.FlatFile;
import dk.elhus.avro.ShortText;
import dk.elhus.record.DanishTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The rules of a reading. No object is made for a good one. */
final class ReadingCleaner {
  static final List<FlatField> FIELDS =
      List.of(
          new FlatField("metering_point_id", Kind.INTEGER),
          new FlatField("read_at", Kind.MOMENT),
          new FlatField("interval_minutes", Kind.INTEGER),
          new FlatField("kwh", Kind.THOUSANDTHS),
          new FlatField("quality", Kind.CODE),
          new FlatField("updated_at", Kind.MOMENT));

  private static final int ID = 0;
  private static final int READ_AT = 1;
  private static final int INTERVAL = 2;
  private static final int KWH = 3;
  private static final int QUALITY = 4;
  private static final int UPDATED_AT = 5;
  private static final int MILLIS_PER_MINUTE = 60_000;
  private static final int LONGEST_INTERVAL = 60;
  private static final int SHORTEST_INTERVAL = 15;

  /** More in an interval than any point of a supplier can draw: 10 MWh. */
  private static final long LARGEST_WH = 10_000_000;

  private final PointTable points;
  private int day;
  private long dayStart = Long.MAX_VALUE;
  private long dayEnd = Long.MIN_VALUE;

  ReadingCleaner(PointTable points) {
    this.points = points;
  }

  /**
   * Makes a reading of a record.
   *
   * @return why the record is none; null when it is one
   */
  String clean(FlatFile record, Reading reading) {
    for (int i = 0; i < FIELDS.size(); i++) {
      if (i != KWH && record.isNull(i)) {
        return FIELDS.get(i).name() + " is missing";
      }
    }
    long readAt = record.value(READ_AT);
    long interval = record.value(INTERVAL);
    if (interval != SHORTEST_INTERVAL && interval != LONGEST_INTERVAL) {
      return "interval_minutes: " + interval + " is neither 15 nor 60";
    }
    if (Math.floorMod(readAt, interval * MILLIS_PER_MINUTE) != 0) {
      return "read_at: " + Instant.ofEpochMilli(readAt) + " is not the start of an interval";
    }
    int quality = Quality.number(record.value(QUALITY));
    if (quality == Quality.UNKNOWN) {
      return "quality: '" + ShortText.unpack(record.value(QUALITY)) + "' is not known";
    }
    boolean missing = record.isNull(KWH);
    if (missing != (quality == Quality.A02.ordinal())) {
      return missing
          ? "kwh is missing, and quality is not A02"
          : "kwh is there, and quality is A02";
    }
    long wh = missing ? 0 : record.value(KWH);
    if (wh < 0 || wh > LARGEST_WH) {
      return "kwh: " + BigDecimal.valueOf(wh, 3).toPlainString() + " is not between 0 and 10000";
    }
    int place = points.place(record.value(ID), readAt);
    if (place < 0) {
      return "metering_point_id is not among the metering points that landed";
    }
    if (readAt < dayStart || readAt >= dayEnd) {
      moveTo(readAt);
    }
    if (day < 0 || day > ReadingKey.MAX_DAY) {
      return "read_at: " + Instant.ofEpochMilli(readAt) + " is in no year of this age";
    }
    reading.key = ReadingKey.pack(day, place, (int) ((readAt - dayStart) / MILLIS_PER_MINUTE));
    reading.wh = wh;
    reading.missing = missing;
    reading.quality = quality;
    reading.intervalMinutes = (int) interval;
    reading.updated = record.value(UPDATED_AT);
    return null;
  }

  private void moveTo(long readAt) {
    day = DanishTime.localDay(Math.floorDiv(readAt, 1000));
    LocalDate date = LocalDate.ofEpochDay(day);
    dayStart = DanishTime.startOfDay(date) * 1000;
    dayEnd = DanishTime.startOfDay(date.plusDays(1)) * 1000;
  }

  /** What a rejected record says, without the id of its point. */
  static String text(FlatFile record) {
    return "{\"read_at\":"
        + (record.isNull(READ_AT)
            ? null
            : "\"" + Instant.ofEpochMilli(record.value(READ_AT)) + "\"")
        + ",\"interval_minutes\":"
        + (record.isNull(INTERVAL) ? null : record.value(INTERVAL))
        + ",\"kwh\":"
        + (record.isNull(KWH) ? null : BigDecimal.valueOf(record.value(KWH), 3).toPlainString())
        + ",\"quality\":"
        + (record.isNull(QUALITY) ? null : "\"" + ShortText.unpack(record.value(QUALITY)) + "\"")
        + "}";
  }
}
