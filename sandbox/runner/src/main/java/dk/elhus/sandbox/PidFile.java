package dk.elhus.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * Remembers which process serves under a name, so that a later command finds it, and finds it out
 * when the machine was switched off in between or the number belongs to another program now.
 */
final class PidFile {
  private final Path file;
  private final ProcessTable table;

  PidFile(Path file, ProcessTable table) {
    this.file = file;
    this.table = table;
  }

  /**
   * A process that still is the one that was written down.
   *
   * @param command what it was started with, as a digest
   */
  record Known(long pid, Instant since, String command, long residentMib) {}

  /** The process written down, if it still lives. */
  Optional<Known> read() {
    Properties p = load();
    if (!table.bootId().equals(p.getProperty("boot"))) {
      return Optional.empty();
    }
    long pid = Long.parseLong(p.getProperty("pid"));
    long ticks = Long.parseLong(p.getProperty("ticks"));
    return table
        .find(pid)
        .filter(entry -> entry.startTicks() == ticks)
        .map(
            entry ->
                new Known(
                    pid,
                    Instant.parse(p.getProperty("since")),
                    p.getProperty("command"),
                    entry.residentMib()));
  }

  /** Whether something was written down, dead or alive. */
  boolean exists() {
    return Files.exists(file);
  }

  void write(long pid, Instant since, String command) throws IOException {
    Optional<ProcessTable.Entry> entry = table.find(pid);
    if (entry.isEmpty()) {
      return; // it died at once; whoever waits for it will say so
    }
    Properties p = new Properties();
    p.setProperty("pid", Long.toString(pid));
    p.setProperty("ticks", Long.toString(entry.get().startTicks()));
    p.setProperty("boot", table.bootId());
    p.setProperty("since", since.toString());
    p.setProperty("command", command);
    Path written = file.resolveSibling(file.getFileName() + ".new");
    try (var out = Files.newBufferedWriter(written)) {
      p.store(out, null);
    }
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  private Properties load() {
    Properties p = new Properties();
    if (!Files.exists(file)) {
      return p;
    }
    try (var in = Files.newBufferedReader(file)) {
      p.load(in);
    } catch (IOException e) {
      throw new SandboxException("cannot read " + file, "check the rights of the state folder", e);
    }
    return p;
  }
}
