package dk.elhus.standin.contract;

import java.time.LocalDateTime;

/**
 * The period asked for. The source compares wall clocks: {@code start <= HourDK < end}, or HourUTC
 * with {@code timezone=utc}. So a Danish autumn night keeps both of its 02 hours.
 *
 * @param start inclusive, or null for no lower bound
 * @param end exclusive, or null for no upper bound
 */
public record TimeRange(LocalDateTime start, LocalDateTime end, boolean utc) {

  private static final long HOUR = 3600;

  /** True when a row that starts then belongs to the period. */
  public boolean contains(LocalDateTime utcStart, LocalDateTime danishStart) {
    LocalDateTime time = utc && utcStart != null ? utcStart : danishStart;
    return (start == null || !time.isBefore(start)) && (end == null || time.isBefore(end));
  }

  /** A moment that is not after the first row of the period; exact to the clock change only. */
  public long earliestEpoch(long unbounded) {
    return start == null ? unbounded : Math.max(unbounded, epoch(start) - 2 * HOUR);
  }

  /** A moment that is after the last row of the period; exact to the clock change only. */
  public long latestEpoch(long unbounded) {
    return end == null ? unbounded : Math.min(unbounded, epoch(end) + 2 * HOUR);
  }

  private long epoch(LocalDateTime time) {
    return utc ? DanishTime.epochOfUtc(time) : DanishTime.epochOfLocal(time);
  }
}
