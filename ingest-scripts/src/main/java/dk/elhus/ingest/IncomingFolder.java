package dk.elhus.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.elhus.landing.LandingManifest;
import dk.elhus.landing.Layout;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one pull under way. It becomes the landing folder by one rename, or goes away.
 *
 * <p>Its name holds night and run, and eight random digits: two processes never share a folder, not
 * even when a run is started twice. A lease file in it says until when its pull may live, so that a
 * later pull can tell a dead one's folder from that of one still at work.
 */
final class IncomingFolder {
  private static final Logger LOG = LoggerFactory.getLogger(IncomingFolder.class);
  private static final String LEASE = "_LEASE";
  private static final Duration LEASE_MARGIN = Duration.ofMinutes(10);
  private static final Duration NO_LEASE_AGE = Duration.ofDays(1);
  private static final Pattern NAME =
      Pattern.compile("night=(\\d{4}-\\d{2}-\\d{2})\\.run=(.+)\\.[0-9a-f]{8}");

  private final FileSystem fs;
  private final Path folder;
  private final Path landing;

  private IncomingFolder(FileSystem fs, Path folder, Path landing) {
    this.fs = fs;
    this.folder = folder;
    this.landing = landing;
  }

  /** A run's name as a folder can bear it. */
  static String safe(String runId) {
    String safe = runId.trim().replaceAll("[^A-Za-z0-9._-]+", "-");
    return safe.length() <= 100 ? safe : safe.substring(0, 100);
  }

  /**
   * Opens a new folder.
   *
   * @param until when the pull gives up at the latest
   */
  static IncomingFolder open(
      FileSystem fs, Layout layout, String dataset, LocalDate night, String runId, Instant until)
      throws IOException {
    byte[] chance = new byte[4];
    ThreadLocalRandom.current().nextBytes(chance);
    String name =
        "night=%s.run=%s.%s".formatted(night, safe(runId), HexFormat.of().formatHex(chance));
    Path folder = new Path(layout.incoming(dataset, name));
    Path landing = new Path(layout.landing(dataset, night));
    fs.mkdirs(folder);
    write(fs, new Path(folder, LEASE), until.plus(LEASE_MARGIN).toString());
    return new IncomingFolder(fs, folder, landing);
  }

  /**
   * Removes what dead pulls of the dataset have left: earlier processes of the same run, and those
   * whose lease has ended. Other names are not touched.
   */
  static void sweep(
      FileSystem fs, Layout layout, String dataset, LocalDate night, String runId, Instant now)
      throws IOException {
    Path parent = new Path(layout.incoming(dataset, "x")).getParent();
    for (FileStatus entry : list(fs, parent)) {
      Matcher name = NAME.matcher(entry.getPath().getName());
      if (name.matches() && isDead(fs, entry, name, night, safe(runId), now)) {
        LOG.info("removing what a dead pull has left: {}", entry.getPath());
        fs.delete(entry.getPath(), true);
      }
    }
  }

  private static FileStatus[] list(FileSystem fs, Path parent) throws IOException {
    try {
      return fs.listStatus(parent);
    } catch (FileNotFoundException e) {
      // No pull of this dataset has ever begun.
      return new FileStatus[0];
    }
  }

  private static boolean isDead(
      FileSystem fs, FileStatus entry, Matcher name, LocalDate night, String run, Instant now)
      throws IOException {
    if (name.group(1).equals(night.toString()) && name.group(2).equals(run)) {
      return true;
    }
    return leaseEnd(fs, entry).isBefore(now);
  }

  private static Instant leaseEnd(FileSystem fs, FileStatus entry) throws IOException {
    try (var in = fs.open(new Path(entry.getPath(), LEASE))) {
      return Instant.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8).trim());
    } catch (FileNotFoundException | DateTimeException e) {
      // Died while the lease was being written or after it was given up: judge by age.
      return Instant.ofEpochMilli(entry.getModificationTime()).plus(NO_LEASE_AGE);
    }
  }

  LandedFileWriter newFile(String name, LandedSchema schema) throws PullException {
    return LandedFileWriter.create(fs, new Path(folder, name), schema);
  }

  /** A file that somebody else writes. */
  Path file(String name) {
    return new Path(folder, name);
  }

  void remove(String name) throws PullException {
    try {
      fs.delete(new Path(folder, name), false);
    } catch (IOException e) {
      throw new PullException("cannot remove " + new Path(folder, name) + ": " + e.getMessage(), e);
    }
  }

  /**
   * Completes the folder and makes it the landing folder.
   *
   * @return false when another run has landed the night meanwhile; this folder is then useless
   */
  boolean land(LandingManifest manifest) throws IOException {
    String json = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(manifest);
    write(fs, new Path(folder, Layout.MANIFEST), json + "\n");
    write(fs, new Path(folder, Layout.SUCCESS), "");
    fs.delete(new Path(folder, LEASE), false);
    fs.mkdirs(landing.getParent());
    try {
      // Not FileSystem.rename: that one would move the folder into an existing landing folder.
      FileContext.getFileContext(fs.getUri(), fs.getConf()).rename(folder, landing);
      return true;
    } catch (FileAlreadyExistsException e) {
      LOG.info("another run has landed {} meanwhile", landing);
      return false;
    }
  }

  /** Removes the folder and all in it. */
  void discard() throws IOException {
    fs.delete(folder, true);
  }

  private static void write(FileSystem fs, Path path, String text) throws IOException {
    try (OutputStream out = fs.create(path, true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
