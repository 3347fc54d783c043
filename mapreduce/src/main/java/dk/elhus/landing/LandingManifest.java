package dk.elhus.landing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.apache.hadoop.fs.Path;

/**
 * What one pull of one dataset for one night brought; the file {@code manifest.json} beside the
 * landed Avro. All instants are ISO-8601 UTC, all nights and days ISO dates.
 *
 * @param dataset name of the dataset at its source, such as {@code DayAheadPrices}
 * @param night nominal night that pulled it
 * @param learnedNight night on which these values became known; later than {@code night} only when
 *     the pull ran late
 * @param windowStart first moment asked for, UTC, inclusive
 * @param windowEnd moment up to which was asked, UTC, exclusive
 * @param urls the requests, in order, without secrets
 * @param files landed files with their sizes and checksums
 * @param rows records landed over all files
 * @param bytesReceived size of the answers' bodies
 * @param attempts requests sent, retries included
 * @param fetchedAt when the pull ended
 * @param durationMillis how long it took
 * @param runId the run that pulled it
 * @param codeVersion version of Elhus
 * @param note anything a reader should know, such as why a window is empty; may be null
 * @param stale why the source is not as fresh as the window asks; null when it is
 */
@JsonPropertyOrder(alphabetic = false)
public record LandingManifest(
    @JsonProperty("dataset") String dataset,
    @JsonProperty("night") String night,
    @JsonProperty("learned_night") String learnedNight,
    @JsonProperty("window_start") String windowStart,
    @JsonProperty("window_end") String windowEnd,
    @JsonProperty("urls") List<String> urls,
    @JsonProperty("files") List<LandedFile> files,
    @JsonProperty("rows") long rows,
    @JsonProperty("bytes_received") long bytesReceived,
    @JsonProperty("attempts") int attempts,
    @JsonProperty("fetched_at") String fetchedAt,
    @JsonProperty("duration_millis") long durationMillis,
    @JsonProperty("run_id") String runId,
    @JsonProperty("code_version") String codeVersion,
    @JsonProperty("note") String note,
    @JsonProperty("stale") String stale) {

  /** A pull of a source that is fresh. */
  public LandingManifest(
      String dataset,
      String night,
      String learnedNight,
      String windowStart,
      String windowEnd,
      List<String> urls,
      List<LandedFile> files,
      long rows,
      long bytesReceived,
      int attempts,
      String fetchedAt,
      long durationMillis,
      String runId,
      String codeVersion,
      String note) {
    this(
        dataset,
        night,
        learnedNight,
        windowStart,
        windowEnd,
        urls,
        files,
        rows,
        bytesReceived,
        attempts,
        fetchedAt,
        durationMillis,
        runId,
        codeVersion,
        note,
        null);
  }

  /**
   * One landed file.
   *
   * @param name file name within the landing folder, as it landed; rejects name the file by it
   * @param rows records in it
   * @param bytes its size
   * @param sha256 its checksum, lower-case hex
   * @param storedAs name of the file that took its place when a person was forgotten, see {@link
   *     ErasedFiles}; null while it lies there as it landed
   */
  public record LandedFile(
      @JsonProperty("name") String name,
      @JsonProperty("rows") long rows,
      @JsonProperty("bytes") long bytes,
      @JsonProperty("sha256") String sha256,
      @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("stored_as") String storedAs) {

    /** A file as it landed. */
    public LandedFile(String name, long rows, long bytes, String sha256) {
      this(name, rows, bytes, sha256, null);
    }

    /** Where it lies. */
    public Path in(Path folder) {
      return new Path(folder, storedAs == null ? name : storedAs);
    }
  }

  /** The same pull with other files in the place of those that landed. */
  LandingManifest with(List<LandedFile> others) {
    return new LandingManifest(
        dataset,
        night,
        learnedNight,
        windowStart,
        windowEnd,
        urls,
        others,
        others.stream().mapToLong(LandedFile::rows).sum(),
        bytesReceived,
        attempts,
        fetchedAt,
        durationMillis,
        runId,
        codeVersion,
        note,
        stale);
  }
}
