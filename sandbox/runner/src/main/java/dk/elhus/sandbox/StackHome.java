package dk.elhus.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the build has put the class paths of the servers. */
record StackHome(Path home) {
  private static final String BUILD = "mvn -q -B package -DskipTests";
  private static final List<String> PARTS =
      List.of(
          "hadoop/target/lib",
          "hadoop/target/web",
          "hive/target/lib",
          "hive/target/classes-out-of-jars",
          "oozie/target/lib",
          "oozie/target/server",
          "sharelib/target/lib/oozie",
          "sharelib/target/lib/sqoop",
          "tools/target/lib",
          "../../access/target/classes");

  /**
   * Looks whether all is there.
   *
   * @throws SandboxException naming what is missing and the command that builds it
   */
  void check() {
    for (String part : PARTS) {
      Path folder = home.resolve("sandbox/stack").resolve(part);
      if (!Files.isDirectory(folder)) {
        throw new SandboxException(
            "the stack is not built: " + folder + " is missing", "run '" + BUILD + "' in " + home);
      }
    }
  }

  Path lib(String server) {
    return home.resolve("sandbox/stack").resolve(server).resolve("target/lib");
  }

  /** The classes of Hive that must not be found in its jars, see the POM of the stack's Hive. */
  Path hiveClassesOutOfJars() {
    return home.resolve("sandbox/stack/hive/target/classes-out-of-jars");
  }

  Path hadoopWeb() {
    return home.resolve("sandbox/stack/hadoop/target/web");
  }

  Path oozieServer() {
    return home.resolve("sandbox/stack/oozie/target/server");
  }

  /** The folder above the sharelib's lib, as Oozie's installer wants it. */
  Path sharelib() {
    return home.resolve("sandbox/stack/sharelib/target");
  }

  /**
   * The class path of the stand-in for the source APIs; empty when it is not built.
   *
   * @param copies where a copy is kept: the next build of the project replaces the jar, and a
   *     process whose jar is replaced breaks
   */
  Optional<String> standIn(Path copies) {
    return builtCopy("sandbox/standin", "standin", copies)
        .map(
            jar -> {
              Path lib = jar.resolveSibling("lib");
              copyOnce(home.resolve("sandbox/standin/target/lib"), lib);
              return jar + ":" + lib + "/*";
            });
  }

  /**
   * The class path of Elhus's functions of Hive, with the rules that they share with the jobs;
   * empty when they are not built.
   *
   * @param copies where copies are kept, as for {@link #standIn}
   */
  Optional<String> functions(Path copies) {
    return builtCopy("hive-ddl", "hive", copies)
        .flatMap(
            hive -> builtCopy("mapreduce", "mapreduce", copies).map(rules -> hive + ":" + rules));
  }

  private Optional<Path> builtCopy(String module, String artifact, Path copies) {
    return jar(home.resolve(module).resolve("target"), "elhus-" + artifact + "-")
        .map(
            jar -> {
              Path copy = copies.resolve(artifact + "-" + modified(jar)).resolve(jar.getFileName());
              copyOnce(jar, copy);
              return copy;
            });
  }

  /**
   * The jar that lets people into HiveServer2; empty when it is not built.
   *
   * @param copies as with {@link #standIn}
   */
  Optional<Path> access(Path copies) {
    return builtCopy("access", "access", copies);
  }

  private static long modified(Path file) {
    return file.toFile().lastModified();
  }

  /** Copies a file, or a folder of files. */
  private static void copyOnce(Path from, Path to) {
    if (Files.exists(to)) {
      return;
    }
    try {
      Files.createDirectories(to.getParent());
      if (!Files.isDirectory(from)) {
        Files.copy(from, to);
        return;
      }
      Files.createDirectories(to);
      try (Stream<Path> files = Files.list(from)) {
        for (Path file : files.toList()) {
          Files.copy(file, to.resolve(file.getFileName()));
        }
      }
    } catch (IOException e) {
      throw new SandboxException("cannot copy " + from + " to " + to, "check rights and space", e);
    }
  }

  /** The one jar in this folder whose name begins so. */
  static Optional<Path> jar(Path folder, String prefix) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .filter(file -> file.toString().endsWith(".jar"))
          .filter(file -> !file.toString().matches(".*-(sources|javadoc|tests)\\.jar"))
          .sorted()
          .findFirst();
    } catch (IOException e) {
      throw new SandboxException("cannot list " + folder, "run '" + BUILD + "' again", e);
    }
  }
}
