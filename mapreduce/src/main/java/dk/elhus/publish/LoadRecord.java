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
   * @param subject what was checked
   * @param value what was measured; null when the check measures nothing
   * @param verdict how it ended
   * @param message the result in plain words
   */
  public record AuditResult(
      @JsonProperty("check") String check,
      @JsonProperty("subject") String subject,
      @JsonProperty("value") BigDecimal value,
      @JsonProperty("verdict") Verdict verdict,
      @JsonProperty("message") String message) {}
}
