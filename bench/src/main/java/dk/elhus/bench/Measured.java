package dk.elhus.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One run of one variant.
 *
 * @param wallSeconds from the start of its process to the process's end
 * @param cpuSeconds user and system time of that process and of all containers that it caused
 * @param peakMib largest sum of resident memory of those processes, MiB, looked at four times a
 *     second
 * @param shuffleBytes bytes that mappers handed to reducers; -1 where nobody tells or nothing is
 *     shuffled
 */
public record Measured(
    @JsonProperty("wall_seconds") double wallSeconds,
    @JsonProperty("cpu_seconds") double cpuSeconds,
    @JsonProperty("peak_mib") long peakMib,
    @JsonProperty("shuffle_bytes") long shuffleBytes) {
  public static final long NO_SHUFFLE = -1;

  /** The same with what was shuffled. */
  public Measured shuffled(long bytes) {
    return new Measured(wallSeconds, cpuSeconds, peakMib, bytes);
  }
}
