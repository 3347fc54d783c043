package dk.elhus.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The one folder that holds everything a sandbox keeps. */
record StateFolder(Path root) {
  private static final long LEAST_FREE_BYTES = 2L << 30;
  private static final List<String> FOLDERS =
      List.of("conf", "data", "log", "run", "tmp", "yarn/local", "yarn/logs", "steps");

  StateFolder(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  Path data(String name) {
    return root.resolve("data").resolve(name);
  }

  Path log(String process) {
    return root.resolve("log").resolve(process + ".log");
  }

  Path run() {
    return root.resolve("run");
  }

  Path tmp() {
    return root.resolve("tmp");
  }

  Path conf() {
    return root.resolve("conf");
  }

  Path serverConf(String server) {
    return root.resolve("server-conf").resolve(server);
  }

  /** Changes with any setting in the files that this server reads. */
  String configurationDigest(String server) {
    StringBuilder all = new StringBuilder();
    for (Path folder : List.of(conf(), serverConf(server))) {
      if (!Files.isDirectory(folder)) {
        continue; // before the first start
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".xml")).sorted().toList()) {
          all.append(file).append(Files.readString(file));
        }
      } catch (IOException e) {
        throw new SandboxException(
            "cannot read " + folder + " (" + reason(e) + ")", "check the rights of the folder", e);
      }
    }
    return Digest.of(all.toString());
  }

  Path containers() {
    return root.resolve("yarn/local");
  }

  /** Marks that a step that is done once has been done. */
  Path step(String name) {
    return root.resolve("steps").resolve(name);
  }

  boolean exists() {
    return Files.isDirectory(root);
  }

  /**
   * Makes the folder ready for use.
   *
   * @throws SandboxException when it cannot be: its name, its rights, no space
   */
  void prepare() {
    checkName();
    try {
      for (String folder : FOLDERS) {
        Files.createDirectories(root.resolve(folder));
      }
      Files.delete(Files.createTempFile(root, "write", ".test"));
    } catch (IOException e) {
      throw new SandboxException(
          "cannot write to the state folder " + root + " (" + reason(e) + ")",
          "choose another folder with --state, or give yourself the right to write there",
          e);
    }
    checkSpace();
  }

  private void checkName() {
    if (!root.toString().matches("[A-Za-z0-9/._+=~-]+")) {
      throw new SandboxException(
          "the state folder "
              + root
              + " has a blank or another sign that Hadoop's class paths and shell scripts cannot take",
          "choose another folder with --state: letters, digits and . _ - + = ~ only");
    }
  }

  private void checkSpace() {
    try {
      checkSpace(Files.getFileStore(root).getUsableSpace());
    } catch (IOException e) {
      throw new SandboxException(
          "cannot tell how much space is left for " + root,
          "choose another folder with --state",
          e);
    }
  }

  /** Refuses a disk that the sandbox would fill. */
  void checkSpace(long free) {
    if (free < LEAST_FREE_BYTES) {
      throw new SandboxException(
          "only %d MiB are free for the state folder %s; the sandbox needs %d"
              .formatted(free >> 20, root, LEAST_FREE_BYTES >> 20),
          "free some space, or choose a folder on another disk with --state");
    }
  }

  /**
   * Does some work while other commands are kept away.
   *
   * @throws SandboxException when another command works on this folder now
   */
  void whileLocked(Runnable work) {
    try (FileChannel channel =
        FileChannel.open(
            root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (!tryLock(channel)) {
        throw new SandboxException(
            "another command is working on the sandbox in " + root,
            "wait for it to finish, then try again");
      }
      work.run();
    } catch (IOException e) {
      throw new SandboxException(
          "cannot lock " + root + " (" + reason(e) + ")", "check the rights of the folder", e);
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  /** Removes the folder with all that is in it. */
  void delete() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
  }
}
