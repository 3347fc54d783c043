package dk.elhus.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dk.elhus.clean.Cleaner;
import dk.elhus.clean.Window;
import dk.elhus.landing.ErasedFiles;
import dk.elhus.landing.LandingManifest;
import dk.elhus.landing.LandingManifest.LandedFile;
import dk.elhus.landing.Layout;
import dk.elhus.landing.Sha256;
import dk.elhus.publish.StageResult.Input;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A landed folder with its manifest.
 *
 * @param cleaner the rules of its dataset
 * @param night nominal night that pulled it
 * @param path the folder
 * @param manifest what the pull says about it, with the files that lie there now
 * @param sha256 checksum of the manifest as it landed
 * @param replay id of the request to read it once more; null when it was never loaded
 */
public record LandedFolder(
    Cleaner cleaner,
    LocalDate night,
    Path path,
    LandingManifest manifest,
    String sha256,
    String replay) {
  private static final ObjectReader MANIFEST =
      new ObjectMapper()
          .readerFor(LandingManifest.class)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /** Oldest fetch first: by the night that learned it, then by the end of the pull. */
  public static final Comparator<LandedFolder> BY_FETCH =
      Comparator.comparing(LandedFolder::learnedNight)
          .thenComparing(LandedFolder::fetchedAt)
          .thenComparing(LandedFolder::dataset)
          .thenComparing(LandedFolder::night);

  public static LandedFolder read(FileSystem files, Cleaner cleaner, LocalDate night, Path path)
      throws IOException {
    Path file = new Path(path, Layout.MANIFEST);
    byte[] bytes;
    try (InputStream in = files.open(file)) {
      bytes = in.readAllBytes();
    }
    LandingManifest manifest = parse(file, bytes);
    if (!cleaner.dataset().equals(manifest.dataset())
        || !night.toString().equals(manifest.night())) {
      throw new IOException(
          file
              + " says "
              + manifest.dataset()
              + " of night "
              + manifest.night()
              + "; a folder was moved by hand: move it back");
    }
    LandingManifest now = ErasedFiles.read(files, path).applyTo(manifest);
    return new LandedFolder(cleaner, night, path, now, Sha256.of(bytes), null);
  }

  private static LandingManifest parse(Path file, byte[] bytes) throws IOException {
    try {
      return MANIFEST.readValue(bytes);
    } catch (JsonProcessingException e) {
      throw new IOException(
          file
              + " is no valid manifest ("
              + e.getOriginalMessage()
              + "); remove its folder and pull the night again",
          e);
    }
  }

  /** The same folder, read because somebody asked for it. */
  public LandedFolder replayedFor(String request) {
    return new LandedFolder(cleaner, night, path, manifest, sha256, request);
  }

  public boolean isReplay() {
    return replay != null;
  }

  public String dataset() {
    return cleaner.dataset();
  }

  public LocalDate learnedNight() {
    return LocalDate.parse(manifest.learnedNight());
  }

  /** When its pull ended. As text the moments would not sort: their fractions differ in length. */
  private Instant fetchedAt() {
    return Instant.parse(manifest.fetchedAt());
  }

  /** Whether its records may fall in one of these partitions of their table. */
  public boolean touches(Collection<String> partitions) {
    return cleaner
        .partitions(window())
        .map(own -> !Collections.disjoint(own, partitions))
        .orElse(true);
  }

  /** How a person finds a file of it: its path below the landing folder. */
  public String fileName(String file) {
    return dataset() + "/" + path.getName() + "/" + file;
  }

  /**
   * One of its files, to be read by a job.
   *
   * @param night what {@link Source#night} is to say
   * @param newer windows of the same dataset that a newer fetch brought
   */
  public Source source(FileSystem files, LandedFile file, int night, List<Window> newer) {
    return Source.landed(
        files.makeQualified(file.in(path)).toString(),
        fileName(file.name()),
        dataset(),
        window(),
        night,
        newer);
  }

  public Window window() {
    return Window.parse(manifest.windowStart(), manifest.windowEnd());
  }

  Input input() {
    return new Input(
        dataset(),
        night,
        sha256,
        learnedNight(),
        manifest.rows(),
        manifest.stale(),
        window().days(),
        replay);
  }
}
