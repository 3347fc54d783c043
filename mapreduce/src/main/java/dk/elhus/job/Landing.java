package dk.elhus.job;

import dk.elhus.clean.Cleaner;
import dk.elhus.clean.Cleaners;
import dk.elhus.clean.Window;
import dk.elhus.landing.Layout;
import dk.elhus.publish.LoadLog;
import dk.elhus.publish.LoadRecord;
import dk.elhus.publish.StageResult.Input;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Which landed folders no published load holds yet. */
final class Landing {
  private static final String NIGHT_PREFIX = "night=";

  /** No load lasts this long, so a folder older than its load by this much is the one it read. */
  private static final Duration SETTLED = Duration.ofDays(1);

  private final FileSystem files;
  private final Layout layout;
  private final LoadLog log;
  private final Map<String, Instant> loadedAt = new HashMap<>();

  Landing(FileSystem files, Layout layout, LoadLog log) {
    this.files = files;
    this.layout = layout;
    this.log = log;
    for (LoadRecord load : log.records()) {
      for (Input input : load.inputs()) {
        loadedAt.put(input.dataset() + input.night(), load.publishedAt());
      }
    }
  }

  /**
   * The complete folders that wait to be loaded, oldest fetch first.
   *
   * @param last folders of later nights ride with their own night's load
   */
  List<LandedFolder> waiting(LocalDate last) throws IOException {
    List<LandedFolder> waiting = new ArrayList<>();
    for (Cleaner cleaner : Cleaners.ALL) {
      Path landing = new Path(layout.landing(cleaner.dataset()));
      if (!files.exists(landing)) {
        continue;
      }
      for (FileStatus folder : files.listStatus(landing)) {
        String name = folder.getPath().getName();
        if (name.startsWith(NIGHT_PREFIX)) {
          LocalDate night = LocalDate.parse(name.substring(NIGHT_PREFIX.length()));
          if (!night.isAfter(last)) {
            addIfWaiting(cleaner, night, folder, waiting);
          }
        }
      }
    }
    for (ReplayRequest request : ReplayRequest.waiting(files, layout, log)) {
      replay(request, waiting);
    }
    waiting.sort(LandedFolder.BY_FETCH);
    return waiting;
  }

  /** A folder that waits anyway, because it was pulled again, is read once. */
  private void replay(ReplayRequest request, List<LandedFolder> waiting) throws IOException {
    Cleaner cleaner =
        Cleaners.of(request.dataset())
            .orElseThrow(() -> new IOException("there are no rules for " + request.dataset()));
    Path path = new Path(layout.landing(request.dataset(), request.night()));
    if (!files.exists(path)) {
      throw new IOException(
          path
              + " is to be read once more but not there; restore it, or remove the request "
              + layout.replays()
              + "/"
              + request.id()
              + ".json");
    }
    waiting.removeIf(
        folder ->
            folder.dataset().equals(request.dataset()) && folder.night().equals(request.night()));
    waiting.add(LandedFolder.read(files, cleaner, request.night(), path).replayedFor(request.id()));
  }

  private void addIfWaiting(
      Cleaner cleaner, LocalDate night, FileStatus folder, List<LandedFolder> waiting)
      throws IOException {
    Instant loaded = loadedAt.get(cleaner.dataset() + night);
    if (loaded != null
        && Instant.ofEpochMilli(folder.getModificationTime()).plus(SETTLED).isBefore(loaded)) {
      return;
    }
    if (!files.exists(new Path(folder.getPath(), Layout.SUCCESS))) {
      return;
    }
    LandedFolder landed = LandedFolder.read(files, cleaner, night, folder.getPath());
    if (!log.isLoaded(landed.dataset(), night, landed.sha256())) {
      waiting.add(landed);
    }
  }

  /** The windows of the same dataset that a newer fetch brought and a published load holds. */
  List<Window> newerThan(LandedFolder folder) throws IOException {
    List<Window> newer = new ArrayList<>();
    for (LoadRecord load : log.records()) {
      for (Input input : load.inputs()) {
        if (input.dataset().equals(folder.dataset())
            && !input.learnedNight().isBefore(folder.learnedNight())) {
          Path path = new Path(layout.landing(input.dataset(), input.night()));
          if (files.exists(path)) {
            LandedFolder other = LandedFolder.read(files, folder.cleaner(), input.night(), path);
            if (LandedFolder.BY_FETCH.compare(other, folder) > 0) {
              newer.add(other.window());
            }
          }
        }
      }
    }
    return newer;
  }
}
