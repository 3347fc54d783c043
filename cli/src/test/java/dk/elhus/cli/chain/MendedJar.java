package dk.elhus.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A checkout like ours whose jobs have a fault in one class: its folders are links to ours, but for
 * one jar. Deploying it is what a version with that fault would be; deploying ours mends it.
 */
final class MendedJar {
  private static final String JOBS = "mapreduce/target";

  private final Path home;

  private MendedJar(Path home) {
    this.home = home;
  }

  /**
   * @param ours the checkout under test
   * @param work an empty folder
   * @param type name of the class, such as {@code dk.elhus.clean.SpotPriceCleaner}
   * @param fault makes the faulty source of the right one
   */
  static MendedJar with(Path ours, Path work, String type, UnaryOperator<String> fault)
      throws IOException {
    link(work, ours, "ingest-scripts");
    link(work, ours, "hive-ddl");
    Path target = Files.createDirectories(work.resolve(JOBS));
    Files.createSymbolicLink(target.resolve("lib"), ours.resolve(JOBS + "/lib"));
    Path jar = onlyJar(ours.resolve(JOBS));
    Path copy = Files.copy(jar, target.resolve(jar.getFileName()));
    Path classes = compile(ours, work, jar, type, fault);
    try (FileSystem inside =
        FileSystems.newFileSystem(URI.create("jar:" + copy.toUri()), java.util.Map.of())) {
      for (Path file : files(classes)) {
        copy(file, inside.getPath("/" + classes.relativize(file)));
      }
    }
    return new MendedJar(work);
  }

  /** The folder that a deployment takes for the checkout. */
  Path home() {
    return home;
  }

  private static void link(Path work, Path ours, String module) throws IOException {
    Files.createDirectories(work);
    Files.createSymbolicLink(work.resolve(module), ours.resolve(module));
  }

  private static Path onlyJar(Path folder) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found
          .filter(file -> file.getFileName().toString().matches("elhus-mapreduce-[0-9.]+\\.jar"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static Path compile(
      Path ours, Path work, Path jar, String type, UnaryOperator<String> fault) throws IOException {
    String name = type.replace('.', '/') + ".java";
    String right = Files.readString(ours.resolve("mapreduce/src/main/java").resolve(name));
    String wrong = fault.apply(right);
    assertThat(wrong).as("the fault in " + name).isNotEqualTo(right);
    Path source = work.resolve("faulty").resolve(name);
    Files.createDirectories(source.getParent());
    Files.writeString(source, wrong);
    Path classes = Files.createDirectories(work.resolve("faulty-classes"));
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                System.err,
                "-cp",
                jar.toString(),
                "-d",
                classes.toString(),
                source.toString());
    assertThat(failed).as("compiling " + source).isZero();
    return classes;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(Files::isRegularFile).collect(Collectors.toList());
    }
  }

  private static void copy(Path file, Path to) throws IOException {
    Files.copy(file, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }
}
