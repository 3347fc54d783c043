package dk.elhus.forget;

import dk.elhus.landing.Layout;
import dk.elhus.publish.Fence;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * What imports and jobs have made of landed records and not removed: copies that nobody needs any
 * more.
 */
final class Copies {
  /** Sqoop writes there before anything lands. */
  private static final String SQOOP = "sqoop";

  /** No import takes longer. */
  private static final Duration PATIENCE = Duration.ofHours(2);

  private final FileSystem files;
  private final Layout layout;
  private final String ownRun;

  Copies(FileSystem files, Layout layout, String ownRun) {
    this.files = files;
    this.layout = layout;
    this.ownRun = ownRun;
  }

  /**
   * Makes sure that no import of the metering database is under way: it may have read the person
   * before the source forgot them, and would land them afterwards.
   *
   * @throws IOException when one is; the message says which and what to do
   */
  void requireNoImport(Instant now) throws IOException {
    for (FileStatus folder : imports()) {
      Instant since = Instant.ofEpochMilli(folder.getModificationTime());
      if (since.plus(PATIENCE).isAfter(now)) {
        String path = folder.getPath().toUri().getPath();
        throw new IOException(
            String.format(
                "an import of the metering database is under way since %s (%s); nothing is"
                    + " forgotten yet: wait until the night has ended, or, if its run is dead,"
                    + " remove the folder: hdfs dfs -rm -r -skipTrash %s",
                since, path, path));
      }
    }
  }

  /**
   * Removes what dead imports have left, and the scratch of dead runs that holds the person.
   *
   * @param fence asked before each removal
   * @param progress told of each removal, in words, before it is made
   * @return how many folders were removed
   */
  int remove(PersonSearch search, Fence fence, Consumer<String> progress) throws IOException {
    List<FileStatus> copies = new ArrayList<>(imports());
    for (FileStatus run : list(new Path(layout.scratch(ownRun)).getParent())) {
      if (!run.getPath().getName().equals(ownRun) && holds(search, run)) {
        copies.add(run);
      }
    }
    for (FileStatus copy : copies) {
      fence.check();
      progress.accept("remove the copy " + copy.getPath().toUri().getPath());
      files.delete(copy.getPath(), true);
    }
    return copies.size();
  }

  private List<FileStatus> imports() throws IOException {
    List<FileStatus> imports = new ArrayList<>(list(below(SQOOP)));
    for (String dataset : Person.datasets()) {
      imports.addAll(list(below(dataset)));
    }
    return imports;
  }

  private Path below(String dataset) {
    return new Path(layout.incoming(dataset, ownRun)).getParent();
  }

  private boolean holds(PersonSearch search, FileStatus folder) throws IOException {
    RemoteIterator<LocatedFileStatus> all = files.listFiles(folder.getPath(), true);
    while (all.hasNext()) {
      Path file = all.next().getPath();
      try {
        if (search.in(file).occurrences() > 0) {
          return true;
        }
      } catch (FileNotFoundException e) {
        if (files.exists(file)) {
          throw e;
        }
      } catch (IOException unfinished) {
        // A file that its job did not finish cannot be read; it may hold the person.
        return true;
      }
    }
    return false;
  }

  private List<FileStatus> list(Path folder) throws IOException {
    try {
      return List.of(files.listStatus(folder));
    } catch (FileNotFoundException nothingThere) {
      return List.of();
    }
  }
}
