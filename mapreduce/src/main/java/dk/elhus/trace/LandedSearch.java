package dk.elhus.trace;

import dk.elhus.clean.Cleaner;
import dk.elhus.clean.RejectedException;
import dk.elhus.job.FileRecords;
import dk.elhus.job.LandedFolder;
import dk.elhus.job.Source;
import dk.elhus.landing.LandingManifest.LandedFile;
import dk.elhus.landing.Layout;
import dk.elhus.publish.LoadLog;
import dk.elhus.publish.LoadRecord;
import dk.elhus.rebuild.LandedInputs;
import dk.elhus.record.Row;
import dk.elhus.trace.TracedRevision.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Finds the landed record that a clean row came from, by reading the folders whose window can hold
 * it with the rules of today.
 */
final class LandedSearch {
  private final Configuration conf;
  private final FileSystem files;
  private final Layout layout;
  private final LoadLog log;
  private final List<Cleaner> cleaners;

  LandedSearch(
      Configuration conf, FileSystem files, Layout layout, LoadLog log, List<Cleaner> cleaners) {
    this.conf = conf;
    this.files = files;
    this.layout = layout;
    this.log = log;
    this.cleaners = cleaners;
  }

  /**
   * The record, in the newest fetch of the load; when the load read nothing, because it was a
   * rebuild, in the newest of the loads before it.
   */
  Optional<Origin> find(Row row, LoadRecord load) throws IOException {
    if (!load.inputs().isEmpty()) {
      return findIn(load, row);
    }
    List<LoadRecord> earlier = new ArrayList<>(log.records());
    Collections.reverse(earlier);
    for (LoadRecord candidate : earlier) {
      if (candidate.sequence() < load.sequence()) {
        Optional<Origin> origin = findIn(candidate, row);
        if (origin.isPresent()) {
          return origin;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Origin> findIn(LoadRecord load, Row row) throws IOException {
    List<LandedFolder> folders = LandedInputs.of(files, layout, load, cleaners);
    Collections.reverse(folders);
    for (LandedFolder folder : folders) {
      if (folder.touches(Set.of(row.partition()))) {
        Optional<Origin> origin = findIn(folder, load, row);
        if (origin.isPresent()) {
          return origin;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Origin> findIn(LandedFolder folder, LoadRecord load, Row row)
      throws IOException {
    Optional<Origin> last = Optional.empty();
    for (LandedFile file : folder.manifest().files()) {
      Path path = file.in(folder.path());
      String checksum = LandedInputs.checksum(files, path);
      Optional<Long> position = position(row, folder, file, path);
      if (position.isPresent()) {
        last = Optional.of(new Origin(load, folder, file, path, position.get(), checksum));
      }
    }
    return last;
  }

  /** Where the last record of a file stands that says the same. */
  private Optional<Long> position(Row row, LandedFolder folder, LandedFile file, Path path)
      throws IOException {
    Source source = folder.source(files, file, 0, List.of());
    Optional<Long> last = Optional.empty();
    long length = files.getFileStatus(path).getLen();
    try (FileRecords records = FileRecords.ofLanded(source, conf, 0, length)) {
      while (records.next()) {
        if (says(row, folder, records)) {
          last = Optional.of(records.position());
        }
      }
    }
    return last;
  }

  private static boolean says(Row row, LandedFolder folder, FileRecords records) {
    try {
      return folder.cleaner().clean(records.record().landed(), folder.window()).saysTheSameAs(row);
    } catch (RejectedException e) {
      // A record that is no valid row is not the one that became this row.
      return false;
    }
  }
}
