package dk.elhus.trace;

import dk.elhus.job.LandedFolder;
import dk.elhus.landing.LandingManifest.LandedFile;
import dk.elhus.publish.LoadRecord;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * One revision of a key and where it came from.
 *
 * @param row its values and editions
 * @param load the load that learned it; empty when the log has no load with that edition
 * @param version the version of its partition that the load published
 * @param versionThere whether the files of that version are still there; housekeeping removes old
 *     ones, their rows are in every later version
 * @param origin of a clean row: the landed record; empty when none says the same, because other
 *     rules made it
 * @param parts of an aggregate's row: the clean rows that it was computed from
 */
public record TracedRevision(
    Row row,
    Optional<LoadRecord> load,
    Optional<StagedPartition> version,
    boolean versionThere,
    Optional<Origin> origin,
    Optional<Parts> parts) {

  /**
   * A landed record.
   *
   * @param load the load that read its folder
   * @param folder the landed folder, with its manifest
   * @param file the file as the manifest has it
   * @param path where the file lies
   * @param position place of the record within its pull, from 0
   * @param checksum checksum of the file as it is now
   */
  public record Origin(
      LoadRecord load,
      LandedFolder folder,
      LandedFile file,
      Path path,
      long position,
      String checksum) {

    /** Whether the file is still what was landed. */
    public boolean sound() {
      return checksum.equals(file.sha256());
    }
  }

  /**
   * What an aggregate's row was computed from.
   *
   * @param table the clean table
   * @param partitions its partitions that were read
   * @param rows how many of its rows counted
   * @param learnedThen those of them that were learned in the same edition, and so made it change
   */
  public record Parts(TableSpec table, List<String> partitions, long rows, List<Row> learnedThen) {}
}
