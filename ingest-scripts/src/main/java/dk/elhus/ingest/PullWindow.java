package dk.elhus.ingest;

import dk.elhus.ingest.DatasetDescriptor.Life;
import dk.elhus.ingest.DatasetDescriptor.WindowRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The Danish days that one pull asks for.
 *
 * @param firstDay first day, inclusive
 * @param endDay day after the last one; the same as {@code firstDay} when there is nothing to ask
 * @param note why the window is not what the night would have asked for; may be empty
 */
public record PullWindow(LocalDate firstDay, LocalDate endDay, Optional<String> note) {
  /** A Danish day is what the source means by a date without a zone. */
  public static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");

  /** A whole list is a window that holds every day. */
  private static final LocalDate FIRST_DAY_OF_ALL = LocalDate.EPOCH;

  private static final LocalDate END_OF_ALL = LocalDate.of(9999, 12, 31);

  /**
   * The window of a night, clipped to the days for which the dataset has data. A dataset that is
   * pulled as a whole list has all days on every night.
   *
   * @param since first day to ask for, instead of the descriptor's lookback
   * @param until last day to ask for, inclusive, instead of the descriptor's newest day
   * @throws IllegalArgumentException when the first day is after the last one
   */
  public static PullWindow of(
      LocalDate night,
      DatasetDescriptor descriptor,
      Optional<LocalDate> since,
      Optional<LocalDate> until) {
    if (descriptor.window().isEmpty()) {
      return new PullWindow(FIRST_DAY_OF_ALL, END_OF_ALL, Optional.empty());
    }
    WindowRule rule = descriptor.window().get();
    LocalDate settled = night.minusDays(rule.lagDays());
    LocalDate first = since.orElse(settled.minusDays(rule.lookbackDays()));
    LocalDate last = until.orElse(settled.plusDays(rule.leadDays()));
    if (first.isAfter(last)) {
      throw new IllegalArgumentException(
          ("the first day %s is after the last day %s that night %s asks of %s; "
                  + "choose other --since or --until")
              .formatted(first, last, night, descriptor.name()));
    }
    return clip(descriptor.name(), descriptor.life(), first, last);
  }

  private static PullWindow clip(String name, Life life, LocalDate first, LocalDate last) {
    LocalDate begin = life.firstDay().filter(first::isBefore).orElse(first);
    LocalDate finish = life.lastDay().filter(last::isAfter).orElse(last);
    String asked = first + " to " + last;
    if (last.isBefore(begin)) {
      return new PullWindow(begin, begin, note(name + " begins on " + begin, asked));
    }
    if (first.isAfter(finish)) {
      LocalDate end = finish.plusDays(1);
      return new PullWindow(end, end, note(name + " ended on " + finish, asked));
    }
    Optional<String> note =
        begin.equals(first) && finish.equals(last)
            ? Optional.empty()
            : Optional.of(
                "%s has data of its own for %s to %s only of %s"
                    .formatted(name, begin, finish, asked));
    return new PullWindow(begin, finish.plusDays(1), note);
  }

  private static Optional<String> note(String fact, String asked) {
    return Optional.of(fact + ": there is nothing to pull for " + asked);
  }

  /** The same days with one more note. */
  PullWindow with(String more) {
    String both = note.map(first -> first + "; " + more).orElse(more);
    return new PullWindow(firstDay, endDay, Optional.of(both));
  }

  public boolean isEmpty() {
    return firstDay.equals(endDay);
  }

  /** First moment, inclusive. */
  public Instant start() {
    return firstDay.atStartOfDay(DENMARK).toInstant();
  }

  /** Moment after the last one. */
  public Instant end() {
    return endDay.atStartOfDay(DENMARK).toInstant();
  }

  boolean contains(Instant moment) {
    return !moment.isBefore(start()) && moment.isBefore(end());
  }
}
