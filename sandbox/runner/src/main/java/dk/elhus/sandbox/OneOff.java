package dk.elhus.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end, with a bound, and keeps what it says in a log of its own. */
final class OneOff {
  private static final int TAIL = 15;

  private final StateFolder state;

  OneOff(StateFolder state) {
    this.state = state;
  }

  /**
   * Runs it.
   *
   * @param name of the log, and in messages
   * @throws SandboxException when it fails or takes too long
   */
  void run(String name, Command command, Duration patience) {
    Path log = state.log(name);
    try {
      Process process =
          command
              .builder()
              .redirectErrorStream(true)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw failed(name, "took longer than " + patience.toSeconds() + " s");
      }
      if (process.exitValue() != 0) {
        throw failed(name, "ended with exit code " + process.exitValue());
      }
    } catch (IOException e) {
      throw new SandboxException(
          name + " cannot be started: " + e.getMessage(), "see the cause above", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("interrupted", "run the same command again: it goes on", e);
    }
  }

  private SandboxException failed(String name, String how) {
    return new SandboxException(
        name + " " + how,
        "see " + state.log(name) + "; 'elhus sandbox up' tries it again",
        LogTail.of(state.log(name), TAIL),
        null);
  }
}
