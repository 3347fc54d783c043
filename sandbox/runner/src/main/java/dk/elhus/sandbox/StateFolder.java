package dk.elhus.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
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
    long free;
    try {
      free = Files.getFileStore(root).getUsableSpace();
    } catch (IOException e) {
      throw new SandboxException(
          "cannot tell how much space is left for " + root,
          "choose another folder with --state",
          e);
    }
    if (free < LEAST_FREE_BYTES) {
      throw new SandboxException(
          "only %d MiB are free for the state folder %s; the sandbox needs %d"
              .formatted(free >> 20, root, LEAST_FREE_BYTES >> 20),
          "free some space, or choose a folder on another disk with --state");
    }
  }

  /**
   * Keeps other commands away until it is closed.
   *
   * @throws SandboxException when another command works on this folder now
   */
  Lock lock() {
    try {
      FileChannel channel =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new SandboxException(
            "another command is working on the sandbox in " + root,
            "wait for it to finish, then try again");
      }
      return new Lock(channel);
    } catch (IOException e) {
      throw new SandboxException(
          "cannot lock " + root + " (" + reason(e) + ")", "check the rights of the folder", e);
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

  /** An exclusive hold on the folder. */
  record Lock(FileChannel channel) implements AutoCloseable {
    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw new SandboxException("cannot release the lock", "try again", e);
      }
    }
  }
}
