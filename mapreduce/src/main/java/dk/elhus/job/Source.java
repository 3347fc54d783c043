package dk.elhus.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import dk.elhus.clean.Window;
import java.util.List;
import java.util.Map;

/**
 * One file that a job reads.
 *
 * @param kind what it holds
 * @param path where it lies, fully qualified
 * @param name how a person finds it: its path below the warehouse root
 * @param dataset landed files: name of the dataset
 * @param table tables' files: name of the table
 * @param partition tables' files: value of the partition column
 * @param window landed files: what was asked for
 * @param night landed files: night that learned its values, days since 1970
 * @param newer landed files: windows of the same dataset that a newer fetch brought and a published
 *     load holds already
 * @param recompute tables' files that are only read: whether the partition changed, so that sums
 *     over it are computed anew
 * @param rejects landed files that are read once more: where each open reject of an earlier load
 *     stands, its partition by the record's position
 */
public record Source(
    @JsonProperty("kind") Kind kind,
    @JsonProperty("path") String path,
    @JsonProperty("name") String name,
    @JsonProperty("dataset") String dataset,
    @JsonProperty("table") String table,
    @JsonProperty("partition") String partition,
    @JsonProperty("window") Window window,
    @JsonProperty("night") int night,
    @JsonProperty("newer") List<Window> newer,
    @JsonProperty("recompute") boolean recompute,
    @JsonProperty("rejects") Map<Long, String> rejects) {

  public enum Kind {
    /** Landed Avro. */
    LANDED,
    /** ORC of the version that stands of a table this job writes. */
    STANDING,
    /** ORC of a table that this job only reads. */
    INPUT
  }

  public Source {
    newer = newer == null ? List.of() : List.copyOf(newer);
    rejects = rejects == null ? Map.of() : Map.copyOf(rejects);
  }

  public static Source landed(
      String path, String name, String dataset, Window window, int night, List<Window> newer) {
    return new Source(
        Kind.LANDED, path, name, dataset, null, null, window, night, newer, false, Map.of());
  }

  public static Source standing(String path, String name, String table, String partition) {
    return new Source(
        Kind.STANDING, path, name, null, table, partition, null, 0, List.of(), false, Map.of());
  }

  public static Source input(
      String path, String name, String table, String partition, boolean recompute) {
    return new Source(
        Kind.INPUT, path, name, null, table, partition, null, 0, List.of(), recompute, Map.of());
  }

  /** Landed files: the folder that it lies in, below the landing folder. */
  String folder() {
    return name.substring(0, name.lastIndexOf('/'));
  }

  /**
   * The same landed file, read once more.
   *
   * @param open partition of each open reject by the record's position
   */
  Source withRejects(Map<Long, String> open) {
    return new Source(
        kind, path, name, dataset, table, partition, window, night, newer, recompute, open);
  }

  /** Whether a newer fetch of this moment was loaded before. */
  boolean isStale(long utcSeconds) {
    for (Window window : newer) {
      if (window.contains(utcSeconds)) {
        return true;
      }
    }
    return false;
  }
}
