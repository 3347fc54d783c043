package dk.elhus.aggregate;

import dk.elhus.record.DanishTime;
import dk.elhus.record.Decimals;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Mean consumption of the last 24 hours of clock time, the hour itself included. Where hours are
 * missing it averages those that exist and says how many.
 *
 * <p>An instance is the moving window over the hours of one area, which must come in order.
 */
public final class RollingConsumption {
  /** The table that is computed. */
  public static final TableSpec TABLE = Tables.CONSUMPTION_ROLLING_24H;

  private static final long WINDOW_SECONDS = 24 * 3600L;
  private static final long LEAD_IN_SECONDS = 23 * 3600L;
  private static final int CONSUMED = Tables.SETTLEMENT.place("gross_consumption_mwh");

  private record Hour(long start, long consumption) {}

  private final Deque<Hour> window = new ArrayDeque<>();
  private long sum;

  /**
   * The months whose rolling means a settlement counts towards: its own, and the next one when it
   * lies in the last 23 hours before that begins.
   */
  public static List<String> months(Row settlement) {
    long start = settlement.number("start_utc");
    YearMonth own = DanishTime.localMonth(start);
    YearMonth next = own.plusMonths(1);
    return start >= DanishTime.startOfMonth(next) - LEAD_IN_SECONDS
        ? List.of(own.toString(), next.toString())
        : List.of(own.toString());
  }

  /** The hour that a settlement counts as, in one of its {@link #months}. */
  public static Row key(Row settlement, String month) {
    return Calendar.hour(TABLE, month, settlement);
  }

  /** What a settlement adds to its hour. */
  public static long[] sums(Row settlement) {
    return new long[] {settlement.number(CONSUMED)};
  }

  /** Adds the parts of one hour. */
  public static void add(long[] into, long[] more) {
    into[0] = Decimals.add(into[0], more[0]);
  }

  /**
   * Whether a row belongs to its partition; otherwise it is an hour of the month before, which only
   * fills the window.
   */
  public static boolean isOwn(Row hour) {
    return Calendar.monthOfStart(hour).equals(hour.partition());
  }

  /**
   * Moves the window to an hour and fills the hour's row.
   *
   * @param hour row that has its key; later than all before
   * @param sums consumption of the hour
   */
  public void moveTo(Row hour, long[] sums) {
    long start = hour.number("start_utc");
    if (!window.isEmpty() && window.getLast().start() >= start) {
      throw new IllegalStateException("hours out of order at " + hour);
    }
    window.addLast(new Hour(start, sums[0]));
    sum = Decimals.add(sum, sums[0]);
    while (window.getFirst().start() <= start - WINDOW_SECONDS) {
      sum -= window.removeFirst().consumption();
    }
    Calendar.fillLocalTime(hour);
    hour.set("rolling_avg_consumption_mwh", Decimals.divide(sum, window.size()));
    hour.set("hours_in_window", window.size());
  }
}
