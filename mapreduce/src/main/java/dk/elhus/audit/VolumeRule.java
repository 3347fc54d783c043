package dk.elhus.audit;

import dk.elhus.descriptor.YamlSection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How many times more or less records per day landed than with the dataset's last loads.
 *
 * @param last loads that are looked at
 * @param atLeast loads that must be there before anything is judged
 */
public record VolumeRule(int last, int atLeast, Limits limits) {
  public static final String CHECK = "volume";
  private static final int MOST = 1000;

  static VolumeRule read(YamlSection section) {
    VolumeRule rule =
        new VolumeRule(
            (int) section.wholeNumber("last", 1, MOST),
            (int) section.wholeNumber("at_least", 1, MOST),
            Limits.read(section));
    section.complainOfUnknownFields();
    return rule;
  }

  /**
   * How far a number is from the median of earlier ones: 2 means twice as many, or half.
   *
   * @param now records per million days
   * @param before the same of earlier loads, oldest first; none is zero
   * @return empty when there are too few earlier loads to tell
   */
  public Optional<BigDecimal> factor(long now, List<Long> before) {
    if (now == 0 || before.size() < atLeast) {
      return Optional.empty();
    }
    List<Long> looked =
        before.subList(Math.max(0, before.size() - last), before.size()).stream().sorted().toList();
    long median = looked.get(looked.size() / 2);
    return Optional.of(Shares.of(Math.max(now, median), Math.min(now, median)));
  }

  String words() {
    return CHECK + ": times more or less than the last " + last + " loads, " + limits.words();
  }
}
