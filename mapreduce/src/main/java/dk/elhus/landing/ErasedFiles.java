package dk.elhus.landing;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dk.elhus.landing.LandingManifest.LandedFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Which files of a landed folder others took the place of, because a person was forgotten; the file
 * {@value #NAME} beside the manifest. The manifest stays as it landed, for the load log names it by
 * its checksum. A folder without this file is as it landed.
 *
 * @param files the files that were replaced, each once
 */
public record ErasedFiles(@JsonProperty("files") List<ErasedFile> files) {
  /** Name of the file in a landing folder. */
  public static final String NAME = "erased.json";

  public static final ErasedFiles NONE = new ErasedFiles(List.of());

  private static final ObjectReader READER =
      new ObjectMapper()
          .readerFor(ErasedFiles.class)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /**
   * A file that took another's place.
   *
   * @param landed name of the file that landed
   * @param name name of the file that lies in its place
   * @param rows records in it
   * @param bytes its size
   * @param sha256 its checksum, lower-case hex
   * @param forgotten records that were removed, or lost their link to a person, all persons so far
   */
  public record ErasedFile(
      @JsonProperty("landed") String landed,
      @JsonProperty("name") String name,
      @JsonProperty("rows") long rows,
      @JsonProperty("bytes") long bytes,
      @JsonProperty("sha256") String sha256,
      @JsonProperty("forgotten") long forgotten) {}

  public ErasedFiles {
    files = List.copyOf(files);
  }

  /**
   * What a folder says.
   *
   * @throws IOException when the file is no valid one; the message says what to do
   */
  public static ErasedFiles read(FileSystem fs, Path folder) throws IOException {
    Path file = new Path(folder, NAME);
    try (InputStream in = fs.open(file)) {
      return READER.readValue(in);
    } catch (FileNotFoundException asItLanded) {
      return NONE;
    } catch (JsonProcessingException e) {
      throw new IOException(
          file
              + " does not say which files took the place of landed ones ("
              + e.getOriginalMessage()
              + "); restore it from a backup",
          e);
    }
  }

  /** The file that lies in the place of a landed one. */
  public Optional<ErasedFile> of(String landed) {
    return files.stream().filter(file -> file.landed().equals(landed)).findFirst();
  }

  /** The same with one more replaced. */
  public ErasedFiles plus(ErasedFile replaced) {
    List<ErasedFile> all = new ArrayList<>(files);
    all.removeIf(file -> file.landed().equals(replaced.landed()));
    all.add(replaced);
    return new ErasedFiles(all);
  }

  /** The manifest of a folder with the files, rows and checksums that it has now. */
  public LandingManifest applyTo(LandingManifest landed) {
    return files.isEmpty() ? landed : landed.with(landed.files().stream().map(this::now).toList());
  }

  private LandedFile now(LandedFile landed) {
    return of(landed.name())
        .map(
            file ->
                new LandedFile(
                    landed.name(), file.rows(), file.bytes(), file.sha256(), file.name()))
        .orElse(landed);
  }
}
