package dk.elhus.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;

/**
 * What a job measured by a rule, with the limits that the rule sets. The audit judges it.
 *
 * @param check name of the check, such as {@code missing_intervals}
 * @param table table without database; null when the measure is about what landed
 * @param partition folder name of the partition, such as {@code local_month=2025-10}; may be null
 * @param subject what was measured within it, such as {@code DK1}; may be null
 * @param value the number; the description of the rule says its unit
 * @param limits beyond which it warns or stops
 * @param detail what a reader should know to find the place, in plain words
 */
public record Measure(
    @JsonProperty("check") String check,
    @JsonProperty("table") String table,
    @JsonProperty("partition") String partition,
    @JsonProperty("subject") String subject,
    @JsonProperty("value") BigDecimal value,
    @JsonProperty("limits") Limits limits,
    @JsonProperty("detail") String detail) {

  public Measure {
    limits = limits == null ? Limits.NONE : limits;
  }
}
