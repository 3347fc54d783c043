package dk.elhus.bench.readings;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Readings of one Danish day as a supplier's database gives them: 96 quarters per metering point, 2
 * in 100 records delivered twice, 1 in 100 corrected an hour later, 1 in 1,000 no reading at all.
 * The same number of records and seed give the same records.
 */
final class InventedReadings {
  /** The night that loads them. */
  static final LocalDate NIGHT = LocalDate.parse("2026-01-06");

  /** When the Danish day 2026-01-05 begins, and its intervals. */
  static final long DAY_START = Instant.parse("2026-01-04T23:00:00Z").toEpochMilli();

  static final int MINUTES = 15;
  static final int QUARTERS = 96;
  static final int FILES = 4;

  private static final int MUNICIPALITIES = 98;
  private static final int FIRST_MUNICIPALITY = 101;
  private static final long FIRST_POINT = 571_313_100_000_000_000L;
  private static final long UNKNOWN_POINT = 1;
  private static final long INTERVAL_MILLIS = MINUTES * 60_000L;
  private static final long DELIVERED = Instant.parse("2026-01-06T03:00:00Z").toEpochMilli();
  private static final long HOUR_MILLIS = 3_600_000;
  private static final int HUNDRED_THOUSAND = 100_000;

  /** Of 100,000 first records: so many are bad, delivered twice, or corrected. */
  private static final int BAD = 103;

  private static final int TWICE = 2062;
  private static final int CORRECTED = 1031;
  private static final double RECORDS_PER_READING = 1.03093;

  private final long seed;
  private final long readings;
  private final int points;

  InventedReadings(long records, long seed) {
    this.seed = seed;
    this.readings = Math.max(1, Math.round(records / RECORDS_PER_READING));
    this.points = (int) ((readings + QUARTERS - 1) / QUARTERS);
  }

  /** What the tables must hold in the end. */
  static final class Expected {
    long records;
    long rows;
    long wh;
  }

  /** Takes the records in order. */
  interface Sink {
    /**
     * @param file 0 to just below {@link #FILES}, rising
     * @param at start of the interval, milliseconds since 1970
     */
    void reading(int file, long point, long at, long wh, String quality, long updated)
        throws IOException;
  }

  int points() {
    return points;
  }

  static long id(int point) {
    return FIRST_POINT + point * 7L;
  }

  int municipality(int point) {
    return FIRST_MUNICIPALITY + 7 * (int) (bits(point, -1) % MUNICIPALITIES);
  }

  /** Municipality of each point by its id. */
  Map<Long, Integer> municipalities() {
    Map<Long, Integer> all = new HashMap<>();
    for (int point = 0; point < points; point++) {
      all.put(id(point), municipality(point));
    }
    return all;
  }

  /** Gives all records away, the later ones of a file at its end. */
  Expected forEach(Sink sink) throws IOException {
    Expected expected = new Expected();
    for (int file = 0; file < FILES; file++) {
      int first = (int) ((long) points * file / FILES);
      int end = (int) ((long) points * (file + 1) / FILES);
      part(file, first, end, sink, expected);
    }
    return expected;
  }

  private void part(int file, int first, int end, Sink sink, Expected expected) throws IOException {
    BitSet again = new BitSet();
    for (int point = first; point < end; point++) {
      for (int quarter = 0; quarter < QUARTERS && index(point, quarter) < readings; quarter++) {
        long drawn = bits(point, quarter);
        int fate = (int) (drawn % HUNDRED_THOUSAND);
        if (fate < BAD) {
          bad(file, point, quarter, wh(drawn), fate % 4, sink);
        } else {
          boolean corrected = fate < BAD + CORRECTED;
          sink.reading(
              file,
              id(point),
              at(quarter),
              corrected ? wh(drawn) / 2 : wh(drawn),
              corrected ? "A03" : "A04",
              delivered(point));
          expected.rows++;
          expected.wh += wh(drawn);
          if (fate < BAD + CORRECTED + TWICE) {
            again.set((point - first) * QUARTERS + quarter);
          }
        }
        expected.records++;
      }
    }
    for (int i = again.nextSetBit(0); i >= 0; i = again.nextSetBit(i + 1)) {
      second(file, first + i / QUARTERS, i % QUARTERS, sink);
      expected.records++;
    }
  }

  private void second(int file, int point, int quarter, Sink sink) throws IOException {
    long drawn = bits(point, quarter);
    boolean corrected = drawn % HUNDRED_THOUSAND < BAD + CORRECTED;
    sink.reading(
        file,
        id(point),
        at(quarter),
        wh(drawn),
        corrected ? "D01" : "A04",
        corrected ? delivered(point) + HOUR_MILLIS : delivered(point));
  }

  private void bad(int file, int point, int quarter, long wh, int kind, Sink sink)
      throws IOException {
    sink.reading(
        file,
        kind == 0 ? UNKNOWN_POINT : id(point),
        kind == 1 ? at(quarter) + 1 : at(quarter),
        kind == 2 ? -wh - 1 : wh,
        kind == 3 ? "X99" : "A04",
        delivered(point));
  }

  private static long index(int point, int quarter) {
    return (long) point * QUARTERS + quarter;
  }

  private static long at(int quarter) {
    return DAY_START + quarter * INTERVAL_MILLIS;
  }

  private static long delivered(int point) {
    return DELIVERED + point % 7200 * 1000L;
  }

  /** 20 to 1,019 Wh, the low ones more often. */
  private static long wh(long drawn) {
    long one = drawn / HUNDRED_THOUSAND % 1000;
    long other = drawn / HUNDRED_THOUSAND / 1000 % 1000;
    return 20 + Math.min(one, other);
  }

  /** Well-mixed bits, never negative. */
  private long bits(int point, int quarter) {
    long z = seed * 0x9E3779B97F4A7C15L + index(point, quarter + 1) * 0xD1342543DE82EF95L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return (z ^ (z >>> 31)) >>> 1;
  }
}
