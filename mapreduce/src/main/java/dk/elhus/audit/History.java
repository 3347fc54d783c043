package dk.elhus.audit;

import dk.elhus.descriptor.YamlSection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a number is measured against: what it was in earlier loads.
 *
 * @param last how many of the earlier numbers are looked at
 * @param atLeast how many must be there before anything is judged
 */
record History(int last, int atLeast) {
  private static final int MOST = 1000;

  /** Reads {@code last} and {@code at_least}; the rest is left unread. */
  static History read(YamlSection section) {
    return new History(
        (int) section.wholeNumber("last", 1, MOST), (int) section.wholeNumber("at_least", 1, MOST));
  }

  /**
   * How far a number is from the median of earlier ones: 2 means twice as much, or half.
   *
   * @param before earlier numbers, oldest first; none is zero
   * @return empty when there are too few earlier numbers to tell
   */
  Optional<BigDecimal> factor(long now, List<Long> before) {
    if (now == 0 || before.size() < atLeast) {
      return Optional.empty();
    }
    List<Long> looked =
        before.subList(Math.max(0, before.size() - last), before.size()).stream().sorted().toList();
    long median = looked.get(looked.size() / 2);
    return Optional.of(Shares.of(Math.max(now, median), Math.min(now, median)));
  }
}
