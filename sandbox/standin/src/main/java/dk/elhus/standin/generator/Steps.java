package dk.elhus.standin.generator;

import dk.elhus.standin.contract.AsOf;
import dk.elhus.standin.contract.DanishTime;
import dk.elhus.standin.contract.Publication;
import dk.elhus.standin.contract.TimeRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The intervals of a series.
 *
 * @param from first Danish day with data
 * @param until Danish day after the last one
 * @param seconds length of an interval
 */
record Steps(LocalDate from, LocalDate until, int seconds) {

  /** First day of all that is generated from the beginning. */
  static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 1);

  /** Starts of the intervals of a period that are published by then, seconds since the epoch. */
  List<Long> starts(TimeRange range, Publication publication, AsOf asOf) {
    LocalDate published = publication.lastDay(asOf).plusDays(1);
    long first = range.earliestEpoch(midnight(from));
    long end = range.latestEpoch(midnight(published.isBefore(until) ? published : until));
    List<Long> starts = new ArrayList<>();
    // the first full interval that is not before the period
    long step = seconds;
    for (long start = -Math.floorDiv(-first, step) * step; start < end; start += step) {
      if (range.contains(DanishTime.utc(start), DanishTime.local(start))) {
        starts.add(start);
      }
    }
    return starts;
  }

  private static long midnight(LocalDate day) {
    return DanishTime.epochOfLocal(day.atStartOfDay());
  }
}
