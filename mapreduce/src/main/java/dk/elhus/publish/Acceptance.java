package dk.elhus.publish;

import com.fasterxml.jackson.annotation.JsonProperty;
import dk.elhus.landing.Layout;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Somebody looked at a stop and says that the data is right. It holds for loads of one night; the
 * file stays as the record of who decided what.
 *
 * @param night nominal night of the load
 * @param result what {@link LoadRecord.AuditResult#name()} calls it
 * @param by who
 * @param reason why
 * @param at when, UTC
 */
public record Acceptance(
    @JsonProperty("night") LocalDate night,
    @JsonProperty("result") String result,
    @JsonProperty("by") String by,
    @JsonProperty("reason") String reason,
    @JsonProperty("at") Instant at) {

  /**
   * Writes it to where the audit looks for it.
   *
   * @throws IllegalArgumentException when the result has no rule, or its rule is an invariant
   */
  public void write(Configuration conf, Layout layout) throws IOException {
    int colon = result.indexOf(':');
    if (colon < 1 || colon == result.length() - 1) {
      throw new IllegalArgumentException(
          "'" + result + "' is not RULE:SUBJECT; elhus audit --night " + night + " shows them");
    }
    if (Audit.isInvariant(result.substring(0, colon))) {
      throw new IllegalArgumentException(
          result.substring(0, colon) + " cannot be accepted: rows would be lost or doubled");
    }
    JsonFile.replace(
        conf, new Path(layout.accepted(), night + "-" + UUID.randomUUID() + ".json"), this);
  }
}
