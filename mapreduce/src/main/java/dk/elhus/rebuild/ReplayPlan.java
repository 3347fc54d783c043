package dk.elhus.rebuild;

import dk.elhus.job.LandedFolder;
import dk.elhus.job.Source;
import dk.elhus.landing.LandingManifest.LandedFile;
import dk.elhus.landing.Layout;
import dk.elhus.publish.LoadLog;
import dk.elhus.rebuild.LandedInputs.LandedInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;

/**
 * Which landed files a rebuild reads, oldest load first.
 *
 * @param sources the files; the {@code night} of each is a place in {@code editions}
 * @param editions the edition that each load made
 * @param folders how many landed folders that are
 * @param records how many records they hold
 */
record ReplayPlan(List<Source> sources, List<Long> editions, int folders, long records) {

  /** Finds the files and makes sure that they are what was landed. */
  static ReplayPlan make(FileSystem files, Layout layout, LoadLog log, RebuildRange range)
      throws IOException {
    List<Source> sources = new ArrayList<>();
    List<Long> editions = new ArrayList<>();
    int folders = 0;
    long records = 0;
    int sequence = 0;
    for (LandedInput input : LandedInputs.read(files, layout, log, range.cleaners())) {
      if (input.folder().touches(range.replayed())) {
        LandedInputs.verify(files, input.folder());
        if (input.load().sequence() != sequence) {
          sequence = input.load().sequence();
          editions.add(input.load().edition().value());
        }
        sources.addAll(sources(files, input, editions.size() - 1));
        folders++;
        records += input.folder().manifest().rows();
      }
    }
    return new ReplayPlan(sources, editions, folders, records);
  }

  private static List<Source> sources(FileSystem files, LandedInput input, int load) {
    LandedFolder folder = input.folder();
    List<Source> sources = new ArrayList<>();
    for (LandedFile file : folder.manifest().files()) {
      if (file.rows() > 0) {
        sources.add(folder.source(files, file, load, input.newer()));
      }
    }
    return sources;
  }
}
