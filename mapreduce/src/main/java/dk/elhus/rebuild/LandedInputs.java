package dk.elhus.rebuild;

import dk.elhus.clean.Cleaner;
import dk.elhus.clean.Window;
import dk.elhus.job.LandedFolder;
import dk.elhus.landing.LandingManifest.LandedFile;
import dk.elhus.landing.Layout;
import dk.elhus.landing.Sha256;
import dk.elhus.publish.LoadLog;
import dk.elhus.publish.LoadRecord;
import dk.elhus.publish.StageResult.Input;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The landed folders that published loads read, in the order in which they were read. */
public final class LandedInputs {
  /**
   * A folder with the load that read it.
   *
   * @param load the published load
   * @param folder the folder, whose manifest is the one that the load read
   * @param newer windows of the same dataset that a newer fetch brought and an earlier load holds
   */
  public record LandedInput(LoadRecord load, LandedFolder folder, List<Window> newer) {}

  private LandedInputs() {}

  /**
   * All folders of some datasets, each where it was read first.
   *
   * @throws IOException when a folder is gone, or is another one than the load read; it names the
   *     folder and the mend
   */
  public static List<LandedInput> read(
      FileSystem files, Layout layout, LoadLog log, List<Cleaner> cleaners) throws IOException {
    List<LandedInput> all = new ArrayList<>();
    for (LoadRecord load : log.records()) {
      List<LandedInput> earlier = List.copyOf(all);
      for (LandedFolder folder : firstReadBy(load, files, layout, cleaners)) {
        all.add(new LandedInput(load, folder, newer(folder, earlier)));
      }
    }
    return all;
  }

  /** By the rules of today a folder that was read once more, for its rejects, says nothing new. */
  private static List<LandedFolder> firstReadBy(
      LoadRecord load, FileSystem files, Layout layout, List<Cleaner> cleaners) throws IOException {
    return of(files, layout, load, cleaners).stream().filter(folder -> !folder.isReplay()).toList();
  }

  /**
   * The folders that one load read, oldest fetch first.
   *
   * @throws IOException as {@link #read}
   */
  public static List<LandedFolder> of(
      FileSystem files, Layout layout, LoadRecord load, List<Cleaner> cleaners) throws IOException {
    List<LandedFolder> folders = new ArrayList<>();
    for (Input input : load.inputs()) {
      for (Cleaner cleaner : cleaners) {
        if (cleaner.dataset().equals(input.dataset())) {
          folders.add(folder(files, layout, cleaner, input, load));
        }
      }
    }
    folders.sort(LandedFolder.BY_FETCH);
    return folders;
  }

  private static LandedFolder folder(
      FileSystem files, Layout layout, Cleaner cleaner, Input input, LoadRecord load)
      throws IOException {
    Path path = new Path(layout.landing(input.dataset(), input.night()));
    LandedFolder folder;
    try {
      folder = LandedFolder.read(files, cleaner, input.night(), path);
    } catch (FileNotFoundException e) {
      throw new IOException(
          path + " was read by load " + load.sequence() + " and is gone; restore that folder", e);
    }
    if (!folder.sha256().equals(input.manifestSha256())) {
      throw new IOException(
          String.format(
              "%s is not what load %d read: its manifest has checksum %s, the load recorded %s;"
                  + " restore the folder as it was",
              path, load.sequence(), folder.sha256(), input.manifestSha256()));
    }
    return input.replay() == null ? folder : folder.replayedFor(input.replay());
  }

  private static List<Window> newer(LandedFolder folder, List<LandedInput> earlier) {
    return earlier.stream()
        .map(LandedInput::folder)
        .filter(other -> other.dataset().equals(folder.dataset()))
        .filter(other -> other.learnedNight().isAfter(folder.learnedNight()))
        .map(LandedFolder::window)
        .toList();
  }

  /**
   * Makes sure that the files of a folder are what was landed.
   *
   * @throws IOException when one is gone or has another checksum than its manifest says; it names
   *     the file and the mend
   */
  public static void verify(FileSystem files, LandedFolder folder) throws IOException {
    for (LandedFile file : folder.manifest().files()) {
      Path path = file.in(folder.path());
      String found = checksum(files, path);
      if (!found.equals(file.sha256())) {
        throw new IOException(
            String.format(
                "%s is damaged: its checksum is %s, its manifest says %s; restore the file from a"
                    + " backup, for what it held cannot be computed again without it",
                path, found, file.sha256()));
      }
    }
  }

  /** The checksum of a file as it is now. */
  public static String checksum(FileSystem files, Path path) throws IOException {
    try (InputStream in = files.open(path)) {
      return Sha256.of(in);
    } catch (FileNotFoundException e) {
      throw new IOException(
          path + " is in its manifest but not there; restore the file from a backup", e);
    }
  }
}
