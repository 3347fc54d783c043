package dk.elhus.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the stand-in for the source APIs serves. It is remembered in the state folder, so that a
 * later start without a word about it serves the same.
 *
 * @param seed of the generated data; empty: the stand-in's own
 * @param files a folder of files to serve instead of generated data
 * @param generateMissing whether datasets that the folder lacks are generated
 * @param ratePerMinute requests a client may make before it is told to wait, 0 for no limit; empty:
 *     the stand-in's own
 */
public record StandInSettings(
    Optional<Long> seed,
    Optional<Path> files,
    boolean generateMissing,
    Optional<Integer> ratePerMinute) {

  /** Generated data without a rate limit: nights on a laptop follow each other within minutes. */
  public static final StandInSettings DEFAULT =
      new StandInSettings(Optional.empty(), Optional.empty(), false, Optional.of(0));

  /** The files of a folder, without a rate limit. */
  public static StandInSettings ofFiles(Path folder) {
    return new StandInSettings(
        Optional.empty(), Optional.of(folder.toAbsolutePath().normalize()), false, Optional.of(0));
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    seed.ifPresent(s -> arguments.addAll(List.of("--seed", s.toString())));
    files.ifPresent(f -> arguments.addAll(List.of("--files", f.toString())));
    if (generateMissing) {
      arguments.add("--generate-missing");
    }
    ratePerMinute.ifPresent(r -> arguments.addAll(List.of("--rate-per-minute", r.toString())));
    return arguments;
  }

  /**
   * The stand-in's arguments: of these settings if there are any, else those remembered, else
   * {@link #DEFAULT}.
   */
  static List<String> remember(Optional<StandInSettings> wanted, Path file) throws IOException {
    if (wanted.isPresent()) {
      Files.write(file, wanted.get().arguments());
    }
    return Files.exists(file) ? Files.readAllLines(file) : DEFAULT.arguments();
  }
}
