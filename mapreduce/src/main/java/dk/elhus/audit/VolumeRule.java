package dk.elhus.audit;

import dk.elhus.descriptor.YamlSection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How many times more or less records per day landed than with the dataset's last loads.
 *
 * @param history loads that are looked at
 */
public record VolumeRule(History history, Limits limits) {
  public static final String CHECK = "volume";

  static VolumeRule read(YamlSection section) {
    VolumeRule rule = new VolumeRule(History.read(section), Limits.read(section));
    section.complainOfUnknownFields();
    return rule;
  }

  /**
   * How far a number is from the median of earlier ones.
   *
   * @param now records per million days
   * @param before the same of earlier loads, oldest first; none is zero
   * @return empty when there are too few earlier loads to tell
   */
  public Optional<BigDecimal> factor(long now, List<Long> before) {
    return history.factor(now, before);
  }

  String words() {
    return CHECK
        + ": times more or less than the last "
        + history.last()
        + " loads, "
        + limits.words();
  }
}
