package dk.elhus.metering;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dk.elhus.landing.ErasedFiles;
import dk.elhus.landing.LandingManifest;
import dk.elhus.landing.LandingManifest.LandedFile;
import dk.elhus.landing.Layout;
import dk.elhus.landing.Sha256;
import dk.elhus.publish.StageResult.Input;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The complete landed folders of a table of the metering database. */
final class LandedNights {
  private static final String NIGHT_PREFIX = "night=";
  private static final ObjectReader MANIFEST =
      new ObjectMapper()
          .readerFor(LandingManifest.class)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private LandedNights() {}

  /** A landed folder. */
  record Folder(Path path, LandingManifest manifest, String sha256) {
    LocalDate night() {
      return LocalDate.parse(manifest.night());
    }

    LocalDate learnedNight() {
      return LocalDate.parse(manifest.learnedNight());
    }

    Input input() {
      return new Input(manifest.dataset(), night(), sha256, learnedNight(), manifest.rows());
    }

    /** The files that hold records, each as large as its manifest says. */
    List<Path> files(FileSystem fs) throws IOException {
      List<Path> files = new ArrayList<>();
      for (LandedFile file : manifest.files()) {
        Path place = file.in(path);
        if (file.rows() > 0) {
          requireSize(fs, place, file);
          files.add(place);
        }
      }
      return files;
    }
  }

  /** The folders up to a night, oldest night first. */
  static List<Folder> upTo(FileSystem fs, Layout layout, String dataset, LocalDate last)
      throws IOException {
    List<Folder> folders = new ArrayList<>();
    Path landing = new Path(layout.landing(dataset));
    if (!fs.exists(landing)) {
      return folders;
    }
    for (FileStatus status : fs.listStatus(landing)) {
      String name = status.getPath().getName();
      if (name.startsWith(NIGHT_PREFIX)
          && !LocalDate.parse(name.substring(NIGHT_PREFIX.length())).isAfter(last)
          && fs.exists(new Path(status.getPath(), Layout.SUCCESS))) {
        folders.add(read(fs, status.getPath()));
      }
    }
    folders.sort(Comparator.comparing(Folder::night));
    return folders;
  }

  private static Folder read(FileSystem fs, Path path) throws IOException {
    byte[] bytes;
    try (InputStream in = fs.open(new Path(path, Layout.MANIFEST))) {
      bytes = in.readAllBytes();
    }
    LandingManifest landed = MANIFEST.readValue(bytes);
    return new Folder(path, ErasedFiles.read(fs, path).applyTo(landed), Sha256.of(bytes));
  }

  private static void requireSize(FileSystem fs, Path path, LandedFile file) throws IOException {
    FileStatus status;
    try {
      status = fs.getFileStatus(path);
    } catch (FileNotFoundException e) {
      throw new IOException(
          path + " is in its manifest but not there; remove its folder and land the night again",
          e);
    }
    if (status.getLen() != file.bytes()) {
      throw new IOException(
          String.format(
              "%s has %,d bytes, its manifest says %,d; remove its folder and land the night again",
              path, status.getLen(), file.bytes()));
    }
  }
}
