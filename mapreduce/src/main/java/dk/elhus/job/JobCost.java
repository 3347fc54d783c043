package dk.elhus.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What one job cost; a row of {@code elhus_ops.job_log}.
 *
 * @param jobId its id at YARN and at the JobHistory server
 * @param runId the run that it belongs to: the workflow's id, or the name of a rebuild
 * @param night nominal night of the run
 * @param step what it does in the run, such as {@code clean}
 * @param startedAt when it was submitted
 * @param endedAt when its driver saw its end
 * @param elapsedMillis from one to the other: what the run waited for
 * @param uber whether its tasks ran one after the other within its application master
 * @param maps map tasks launched, repeated ones too
 * @param reduces reduce tasks launched, repeated ones too
 * @param failedTasks attempts that failed
 * @param recordsRead records that the map tasks read
 * @param recordsReduced records that the reduce tasks read
 * @param shuffleBytes what reduce tasks fetched of map tasks, bytes, compressed
 * @param spilledRecords records that were written to local disks on their way
 * @param peakMemoryBytes resident memory of the largest task at its end, bytes
 * @param cpuMillis processor time of all tasks
 * @param gcMillis time that the tasks' JVMs spent collecting garbage
 * @param codeVersion version of Elhus
 */
public record JobCost(
    @JsonProperty("job_id") String jobId,
    @JsonProperty("run_id") String runId,
    @JsonProperty("night") LocalDate night,
    @JsonProperty("step") String step,
    @JsonProperty("started_at") Instant startedAt,
    @JsonProperty("ended_at") Instant endedAt,
    @JsonProperty("elapsed_millis") long elapsedMillis,
    @JsonProperty("uber") boolean uber,
    @JsonProperty("maps") long maps,
    @JsonProperty("reduces") long reduces,
    @JsonProperty("failed_tasks") long failedTasks,
    @JsonProperty("records_read") long recordsRead,
    @JsonProperty("records_reduced") long recordsReduced,
    @JsonProperty("shuffle_bytes") long shuffleBytes,
    @JsonProperty("spilled_records") long spilledRecords,
    @JsonProperty("peak_memory_bytes") long peakMemoryBytes,
    @JsonProperty("cpu_millis") long cpuMillis,
    @JsonProperty("gc_millis") long gcMillis,
    @JsonProperty("code_version") String codeVersion) {}
