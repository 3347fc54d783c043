package dk.elhus.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import dk.elhus.descriptor.YamlSection;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Beyond which values a measure is a warning, and beyond which it stops the load. A limit itself is
 * still allowed.
 *
 * @param warn null when nothing is a warning
 * @param stop null when nothing stops the load
 * @param lowerIsWorse whether values below the limits are beyond them; otherwise those above
 */
public record Limits(
    @JsonProperty("warn") BigDecimal warn,
    @JsonProperty("stop") BigDecimal stop,
    @JsonProperty("lower_is_worse") boolean lowerIsWorse) {

  /** Nothing is beyond them: the measure only tells. */
  public static final Limits NONE = new Limits(null, null, false);

  /** Anything at all is a warning, nothing stops. */
  public static final Limits WARN_OF_ANY = new Limits(BigDecimal.ZERO, null, false);

  /** Reads {@code warn} and {@code stop}, one of which must be there; the rest is left unread. */
  static Limits read(YamlSection section) {
    BigDecimal warn = section.optionalNumber("warn").orElse(null);
    BigDecimal stop = section.optionalNumber("stop").orElse(null);
    if (warn == null && stop == null) {
      throw section.wrong("warn", "is missing, and stop too; a rule has at least one of them");
    }
    if (warn != null && stop != null && warn.compareTo(stop) > 0) {
      throw section.wrong("stop", stop + " is below warn " + warn);
    }
    return new Limits(warn, stop, false);
  }

  /** Reads a section that holds {@code warn} and {@code stop} and nothing else. */
  static Limits readAll(YamlSection section) {
    Limits limits = read(section);
    section.complainOfUnknownFields();
    return limits;
  }

  public boolean warns(BigDecimal value) {
    return isBeyond(value, warn);
  }

  public boolean stops(BigDecimal value) {
    return isBeyond(value, stop);
  }

  private boolean isBeyond(BigDecimal value, BigDecimal limit) {
    if (limit == null || value == null) {
      return false;
    }
    int order = value.compareTo(limit);
    return lowerIsWorse ? order < 0 : order > 0;
  }

  /** Such as {@code warn above 3, stop above 20}. */
  public String words() {
    String beyond = lowerIsWorse ? " below " : " above ";
    return Stream.of(
            warn == null ? null : "warn" + beyond + warn.toPlainString(),
            stop == null ? null : "stop" + beyond + stop.toPlainString())
        .filter(word -> word != null)
        .collect(Collectors.joining(", "));
  }
}
