package dk.elhus.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of the project, where what was built lies.
 *
 * @param folder the project's top folder
 */
public record Home(Path folder) {
  /** Environment variable that the script {@code elhus} sets. */
  public static final String VARIABLE = "ELHUS_HOME";

  /** The folder that {@value #VARIABLE} names, else the working directory. */
  public static Home fromEnvironment() {
    String named = System.getenv(VARIABLE);
    return new Home(Path.of(named == null ? "" : named).toAbsolutePath().normalize());
  }

  /** State of this checkout's sandbox. */
  public Path defaultState() {
    String named = System.getenv("ELHUS_STATE");
    return named == null ? folder.resolve(".state") : Path.of(named).toAbsolutePath().normalize();
  }

  /** A file or folder below the project's. */
  public Path resolve(String path) {
    return folder.resolve(path);
  }

  /**
   * Jars in a folder below the project's.
   *
   * @throws UserError when there are none, because nothing was built
   */
  public List<Path> jars(String path) {
    Path at = resolve(path);
    if (!Files.isDirectory(at)) {
      throw new UserError(at + " is missing; build first: mvn -DskipTests package");
    }
    try (Stream<Path> files = Files.list(at)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .filter(file -> !file.toString().endsWith("-tests.jar"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + at, e);
    }
  }
}
