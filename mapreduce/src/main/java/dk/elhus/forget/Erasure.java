package dk.elhus.forget;

import com.fasterxml.jackson.annotation.JsonProperty;
import dk.elhus.record.EditionNumber;
import java.time.Instant;
import java.util.List;

/**
 * That a person was forgotten, and the proof; a file of the folder of erasures, without any
 * personal data. Counts are those of this run: one that was killed has done its part before.
 *
 * @param runId the run
 * @param customerHash hash of the customer's number by the pseudonym key, 64 hex digits
 * @param begunAt when it began, UTC
 * @param endedAt when the proof was complete, UTC
 * @param codeVersion version of Elhus
 * @param edition the edition from which on no edition shows the person
 * @param stillAtSource whether the source database still had the customer, or could not say
 * @param landed landed files that held the person
 * @param partitions partitions of tables that held the person
 * @param versionsRemoved versions of these tables that no longer stood and were removed
 * @param copiesRemoved copies of imports and scratch folders that were removed
 * @param filesSearched files below the warehouse's root that were looked into afterwards
 * @param recordsSearched records in those that can name a customer
 * @param occurrences records and texts that still name the person
 * @param occurrencesInHive rows that still name the person, as a query finds them
 * @param holding the files that still do, at most ten; empty in a proof
 */
public record Erasure(
    @JsonProperty("run_id") String runId,
    @JsonProperty("customer_hash") String customerHash,
    @JsonProperty("begun_at") Instant begunAt,
    @JsonProperty("ended_at") Instant endedAt,
    @JsonProperty("code_version") String codeVersion,
    @JsonProperty("edition") EditionNumber edition,
    @JsonProperty("still_at_source") boolean stillAtSource,
    @JsonProperty("landed") List<Touched> landed,
    @JsonProperty("partitions") List<Touched> partitions,
    @JsonProperty("versions_removed") int versionsRemoved,
    @JsonProperty("copies_removed") int copiesRemoved,
    @JsonProperty("files_searched") long filesSearched,
    @JsonProperty("records_searched") long recordsSearched,
    @JsonProperty("occurrences") long occurrences,
    @JsonProperty("occurrences_in_hive") long occurrencesInHive,
    @JsonProperty("holding") List<String> holding) {

  public Erasure {
    landed = List.copyOf(landed);
    partitions = List.copyOf(partitions);
    holding = List.copyOf(holding);
  }

  /** Whether nothing was found that names the person. */
  @JsonProperty("proven")
  public boolean proven() {
    return occurrences == 0 && occurrencesInHive == 0;
  }
}
