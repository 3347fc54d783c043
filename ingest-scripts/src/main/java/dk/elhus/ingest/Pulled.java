package dk.elhus.ingest;

import dk.elhus.landing.LandingManifest.LandedFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The files of a pull that are written and wait to be landed.
 *
 * @param files at least one
 * @param urls the page that each file came from; none for an empty window
 * @param bytesReceived size of the landed pages' JSON, unpacked
 * @param attempts requests sent, retries and pulls begun anew included
 * @param newest time of the newest record in the window
 * @param notes what a reader should know
 */
record Pulled(
    List<LandedFile> files,
    List<String> urls,
    long bytesReceived,
    int attempts,
    Optional<Instant> newest,
    List<String> notes) {
  long rows() {
    return files.stream().mapToLong(LandedFile::rows).sum();
  }
}
