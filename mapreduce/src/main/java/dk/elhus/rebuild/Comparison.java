package dk.elhus.rebuild;

import java.util.List;

/**
 * What a rebuild found.
 *
 * @param range what was rebuilt
 * @param loads how many published loads were replayed
 * @param folders how many landed folders they had read
 * @param records how many records those hold
 * @param rejected how many of them are no valid row
 * @param partitions every partition of the clean table, then of its aggregates
 */
public record Comparison(
    RebuildRange range,
    int loads,
    int folders,
    long records,
    long rejected,
    List<PartitionDiff> partitions) {

  /** Whether every partition has the same rows, of all revisions. */
  public boolean identical() {
    return partitions.stream().allMatch(PartitionDiff::identical);
  }

  /** How many keys a publish would change; 0 when what stands now stays as it is. */
  public long toPublish() {
    return partitions.stream().mapToLong(PartitionDiff::toPublish).sum();
  }
}
