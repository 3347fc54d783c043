package dk.elhus.ingest;

import dk.elhus.landing.LandingManifest.LandedFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of one pull, one per answer, each written whole or not at all. */
final class LandedParts {
  /** Writes the records of one answer; says how many bytes came. */
  interface Filling {
    long fill(LandedFileWriter file) throws PullException;
  }

  private final IncomingFolder folder;
  private final LandedSchema schema;
  private final List<LandedFile> files = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private long bytes;

  LandedParts(IncomingFolder folder, LandedSchema schema) {
    this.folder = folder;
    this.schema = schema;
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  long rows() {
    return files.stream().mapToLong(LandedFile::rows).sum();
  }

  void addEmpty() throws PullException {
    try (LandedFileWriter file = folder.newFile(nextName(), schema)) {
      files.add(file.finish());
    }
  }

  /** Adds the records of one answer; nothing is kept when that fails. */
  void add(SourceRequest request, Filling filling) throws PullException {
    String name = nextName();
    try (LandedFileWriter file = folder.newFile(name, schema)) {
      long received = filling.fill(file);
      files.add(file.finish());
      requests.add(request.inFull());
      bytes += received;
    } catch (PullException e) {
      removeAfter(e, name);
      throw e;
    }
  }

  /** A failure to clean up must not hide the failure that made it necessary. */
  private void removeAfter(PullException failure, String name) {
    try {
      folder.remove(name);
    } catch (PullException e) {
      failure.addSuppressed(e);
    }
  }

  private String nextName() {
    return "part-" + files.size() + ".avro";
  }

  void remove() throws PullException {
    for (LandedFile file : files) {
      folder.remove(file.name());
    }
  }

  Pulled pulled(int attempts, Optional<Instant> newest, List<String> notes) {
    return new Pulled(List.copyOf(files), List.copyOf(requests), bytes, attempts, newest, notes);
  }
}
