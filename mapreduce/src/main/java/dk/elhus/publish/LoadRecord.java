package dk.elhus.publish;

import com.fasterxml.jackson.annotation.JsonProperty;
import dk.elhus.publish.StageResult.DatasetCounts;
import dk.elhus.publish.StageResult.Input;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.EditionNumber;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A published load: what it read, what became of it, and which versions of which partitions it made
 * the ones that stand.
 *
 * @param sequence 1 for the first load ever, then one more each time; the order of all loads
 * @param runId the run that published it
 * @param night nominal night of the load
 * @param edition the edition that it made
 * @param publishedAt when the audit had passed and the publish began, UTC
 * @param codeVersion version of Elhus
 * @param inputs landed folders that were read
 * @param partitions the new versions; empty when the load changed nothing
 * @param counts what became of the records, per dataset
 * @param audit every check with its result
 */
public record LoadRecord(
    @JsonProperty("sequence") int sequence,
    @JsonProperty("run_id") String runId,
    @JsonProperty("night") LocalDate night,
    @JsonProperty("edition") EditionNumber edition,
    @JsonProperty("published_at") Instant publishedAt,
    @JsonProperty("code_version") String codeVersion,
    @JsonProperty("inputs") List<Input> inputs,
    @JsonProperty("partitions") List<StagedPartition> partitions,
    @JsonProperty("counts") List<DatasetCounts> counts,
    @JsonProperty("audit") List<AuditResult> audit) {

  public LoadRecord {
    inputs = List.copyOf(inputs);
    partitions = List.copyOf(partitions);
    counts = List.copyOf(counts);
    audit = List.copyOf(audit);
  }

  /** How a check ended. */
  public enum Verdict {
    /** As it should be. */
    PASS,
    /** Published, but somebody should look. */
    WARN,
    /** Nothing is published. */
    STOP
  }

  /**
   * The result of one check.
   *
   * @param check name of the check
   * @param table what was checked is in this table; null when it is about what landed
   * @param partition folder name of the partition; null when it is about more than one
   * @param subject what was checked within it; may be null
   * @param value what was measured; null when the check measures nothing
   * @param warn the value beyond which it is a warning; null when nothing is
   * @param stop the value beyond which it stops the load; null when nothing does
   * @param verdict how it ended
   * @param message the result in plain words
   * @param acceptedBy who accepted a stop, which is a warning then; null when nobody had to
   * @param reason why it was accepted
   */
  public record AuditResult(
      @JsonProperty("check") String check,
      @JsonProperty("table") String table,
      @JsonProperty("partition") String partition,
      @JsonProperty("subject") String subject,
      @JsonProperty("value") BigDecimal value,
      @JsonProperty("warn") BigDecimal warn,
      @JsonProperty("stop") BigDecimal stop,
      @JsonProperty("verdict") Verdict verdict,
      @JsonProperty("message") String message,
      @JsonProperty("accepted_by") String acceptedBy,
      @JsonProperty("reason") String reason) {

    /** Names it in a command, such as {@code range:spot_price/local_month=2025-10/DK1}. */
    public String name() {
      return Stream.of(table, partition, subject)
          .filter(Objects::nonNull)
          .collect(Collectors.joining("/", check + ":", ""));
    }

    /** The same as a warning that somebody has accepted. */
    AuditResult accepted(String by, String why) {
      return new AuditResult(
          check, table, partition, subject, value, warn, stop, Verdict.WARN, message, by, why);
    }
  }
}
