package dk.elhus.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One process that lives on after the command that started it. */
final class Daemon {
  private static final Duration POLL = Duration.ofMillis(50);

  private final String name;
  private final StateFolder state;
  private final PidFile pidFile;

  Daemon(String name, StateFolder state, ProcessTable table) {
    this.name = name;
    this.state = state;
    this.pidFile = new PidFile(state.run().resolve(name + ".pid"), table);
  }

  Optional<PidFile.Known> running() {
    return pidFile.read();
  }

  /** Whether it was started once and, for all this folder knows, not stopped. */
  boolean wasStarted() {
    return pidFile.exists();
  }

  /**
   * Starts it in a session of its own, so that neither Ctrl-C nor the end of the terminal reaches
   * it. The log of the run before is kept as {@code NAME.log.1}.
   */
  void start(Command command) {
    Path log = state.log(name);
    List<String> words = new ArrayList<>(List.of("setsid"));
    words.addAll(command.words());
    try {
      if (Files.exists(log)) {
        Files.move(log, log.resolveSibling(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
      }
      Process process =
          new Command(words, command.environment(), command.folder())
              .builder()
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      pidFile.write(process.pid(), Instant.now(), command.digest());
    } catch (IOException e) {
      throw new SandboxException(
          name + " cannot be started: " + e.getMessage(),
          "the sandbox needs the programs of util-linux and the state folder writable",
          e);
    }
  }

  /**
   * Ends it: asked first, then by force.
   *
   * @param signal what asks it to end, for example TERM
   * @return how long it took; empty when it was not running
   */
  Optional<Duration> stop(String signal, Duration patience) {
    Optional<PidFile.Known> known = running();
    if (known.isEmpty()) {
      forget();
      return Optional.empty();
    }
    Instant begin = Instant.now();
    signal(known.get().pid(), signal);
    if (!gone(patience)) {
      signal(known.get().pid(), "KILL");
      if (!gone(patience)) {
        throw new SandboxException(
            name + " (process " + known.get().pid() + ") does not end, not even by force",
            "look at it with 'ps -p " + known.get().pid() + " -o stat,wchan,cmd'");
      }
    }
    forget();
    return Optional.of(Duration.between(begin, Instant.now()));
  }

  private void forget() {
    try {
      pidFile.delete();
    } catch (IOException e) {
      throw new SandboxException(
          "cannot delete the pid file of " + name + ": " + e.getMessage(),
          "check the rights of the state folder",
          e);
    }
  }

  private boolean gone(Duration patience) {
    Instant end = Instant.now().plus(patience);
    while (running().isPresent()) {
      if (Instant.now().isAfter(end)) {
        return false;
      }
      Pause.of(POLL);
    }
    return true;
  }

  /** Sends a signal by process id; Java itself knows only TERM and KILL. */
  static void signal(long pid, String signal) {
    try {
      new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new SandboxException("cannot run sh: " + e.getMessage(), "check your PATH", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("interrupted while stopping", "run the command again", e);
    }
  }
}
