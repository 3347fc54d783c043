package dk.elhus.metering;

/**
 * Day, metering point and minute of a reading in one long that orders as they do. A point is its
 * place in the {@link PointTable}, not its id: so any id packs, and the fields always fit.
 */
final class ReadingKey {
  private static final int MINUTE_BITS = 11;
  private static final int POINT_BITS = 31;
  private static final int DAY_BITS = 21;
  private static final long MINUTE_MASK = (1L << MINUTE_BITS) - 1;
  private static final long POINT_MASK = (1L << POINT_BITS) - 1;

  /** Days that fit: to the year 7711. */
  static final int MAX_DAY = (1 << DAY_BITS) - 1;

  private ReadingKey() {}

  /**
   * @param day Danish day, days since 1970
   * @param point place in the point table
   * @param minute minutes since the Danish day began, up to 1,499
   */
  static long pack(int day, int point, int minute) {
    return (long) day << (POINT_BITS + MINUTE_BITS) | (long) point << MINUTE_BITS | minute;
  }

  /** A key just before all of a day. */
  static long announce(int day) {
    return pack(day, 0, 0) - 1;
  }

  static int announcedDay(long key) {
    return day(key + 1);
  }

  static int day(long key) {
    return (int) (key >>> (POINT_BITS + MINUTE_BITS));
  }

  static int point(long key) {
    return (int) (key >>> MINUTE_BITS & POINT_MASK);
  }

  static int minute(long key) {
    return (int) (key & MINUTE_MASK);
  }
}
