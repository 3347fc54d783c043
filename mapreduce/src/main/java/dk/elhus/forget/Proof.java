package dk.elhus.forget;

import dk.elhus.landing.Layout;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * What looking into every file below the warehouse's root found; programs and workflows, which
 * `elhus deploy` puts there, are left out.
 *
 * @param files how many were looked into
 * @param records records of those that can name a customer
 * @param occurrences what still names the person
 * @param holding the first files that do
 */
record Proof(long files, long records, long occurrences, List<String> holding) {
  private static final int MOST_NAMED = 10;

  static Proof of(FileSystem fs, Layout layout, PersonSearch search) throws IOException {
    Set<String> programs = Set.of(name(layout.lib()), name(layout.apps()));
    long files = 0;
    long records = 0;
    long occurrences = 0;
    List<String> holding = new ArrayList<>();
    for (FileStatus top : fs.listStatus(new Path(layout.root()))) {
      if (top.isDirectory() && programs.contains(top.getPath().getName())) {
        continue;
      }
      RemoteIterator<LocatedFileStatus> below = fs.listFiles(top.getPath(), true);
      while (below.hasNext()) {
        Path file = below.next().getPath();
        PersonSearch.Found found = look(fs, search, file);
        files++;
        records += found.records();
        occurrences += found.occurrences();
        if (found.occurrences() > 0 && holding.size() < MOST_NAMED) {
          holding.add(file.toUri().getPath());
        }
      }
    }
    return new Proof(files, records, occurrences, holding);
  }

  /** A file that a load or a pull removed meanwhile holds nothing any more. */
  private static PersonSearch.Found look(FileSystem fs, PersonSearch search, Path file)
      throws IOException {
    try {
      return search.in(file);
    } catch (FileNotFoundException e) {
      if (fs.exists(file)) {
        throw e;
      }
      return PersonSearch.Found.NOTHING;
    }
  }

  private static String name(String path) {
    return new Path(path).getName();
  }
}
