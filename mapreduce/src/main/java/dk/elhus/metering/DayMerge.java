package dk.elhus.metering;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Merges the new readings of one day with the version that stands, both in order, and sums what
 * stands afterwards. Only a revised reading gets a second row.
 */
final class DayMerge implements Closeable {
  private static final int MINUTES_PER_HOUR = 60;

  private final int day;
  private final PointTable points;
  private final long learned;
  private final StandingReadings standing;
  private final DayFile out;
  private final int first;
  private final int end;
  private final ReadingRow row = new ReadingRow();
  private final Map<Integer, DayReport.Sums> sums = new TreeMap<>();
  private ReadingRow old;
  private long rows;
  private long current;
  private boolean changed;
  private DayReport.Sums ofMunicipality;
  private int municipality = -1;
  private long pseudonym;
  private long newPoints;

  /** What became of new readings. */
  static final class Fates {
    long added;
    long revised;
    long duplicates;
    long overtaken;
  }

  /**
   * @param first the first point of this reducer
   * @param end the first point of the next one
   */
  DayMerge(
      int day,
      PointTable points,
      int first,
      int end,
      String location,
      long learned,
      Path file,
      Configuration conf)
      throws IOException {
    this.day = day;
    this.points = points;
    this.learned = learned;
    this.first = first;
    this.end = end;
    this.standing =
        new StandingReadings(
            conf, location, day, points.municipality(first), points.municipality(end - 1));
    this.out = new DayFile(file, day, conf);
    nextOld();
  }

  int day() {
    return day;
  }

  /** A new reading, later in order than those before. */
  void add(Reading reading, Fates fates) throws IOException {
    int point = ReadingKey.point(reading.key);
    row.reading.set(reading);
    row.municipality = points.municipality(point);
    row.pseudonym = points.pseudonym(point);
    row.minute = ReadingKey.minute(reading.key);
    while (old != null && (old.compareKey(row) < 0 || isHistoryOf(row))) {
      keepOld();
    }
    if (old == null || old.compareKey(row) != 0) {
      fates.added++;
      writeNew();
    } else if (!reading.isNewerThan(old.reading)) {
      countOld(reading, fates);
      keepOld();
    } else {
      // Also when only its time of change is newer: a late reading from in between must not win.
      fates.revised++;
      old.superseded = learned;
      keepOld();
      writeNew();
    }
  }

  private void countOld(Reading reading, Fates fates) {
    if (old.reading.saysTheSameAs(reading)) {
      fates.duplicates++;
    } else {
      fates.overtaken++;
    }
  }

  private boolean isHistoryOf(ReadingRow other) {
    return !old.stands() && old.compareKey(other) == 0;
  }

  private void writeNew() throws IOException {
    row.learned = learned;
    row.superseded = ReadingRow.STANDS;
    changed = true;
    write(row);
  }

  private void keepOld() throws IOException {
    write(old);
    nextOld();
  }

  /** Moves to the next old row among this reducer's points. */
  private void nextOld() throws IOException {
    old = standing.next();
    while (old != null && old.isBefore(points.municipality(first), points.pseudonym(first))) {
      old = standing.next();
    }
    boolean beyond =
        old != null
            && end < points.size()
            && !old.isBefore(points.municipality(end), points.pseudonym(end));
    if (beyond) {
      old = null;
    }
  }

  private void write(ReadingRow written) throws IOException {
    out.add(written);
    rows++;
    if (written.stands()) {
      current++;
      sum(written);
    }
  }

  private void sum(ReadingRow written) {
    if (written.municipality != municipality) {
      finishMunicipality();
      municipality = written.municipality;
      ofMunicipality = new DayReport.Sums(new long[DayReport.HOURS], new int[DayReport.HOURS], 0);
      newPoints = 1;
      pseudonym = written.pseudonym;
    } else if (written.pseudonym != pseudonym) {
      newPoints++;
      pseudonym = written.pseudonym;
    }
    if (!written.reading.missing) {
      int hour = written.minute / MINUTES_PER_HOUR;
      ofMunicipality.wh()[hour] += written.reading.wh;
      ofMunicipality.readings()[hour]++;
    }
  }

  private void finishMunicipality() {
    if (ofMunicipality != null) {
      sums.put(
          municipality,
          new DayReport.Sums(ofMunicipality.wh(), ofMunicipality.readings(), newPoints));
    }
  }

  /** Writes what is left of the standing version. */
  DayReport finish() throws IOException {
    while (old != null) {
      keepOld();
    }
    finishMunicipality();
    return new DayReport(day, rows, current, changed, sums);
  }

  @Override
  public void close() throws IOException {
    try (standing) {
      out.close();
    }
  }
}
