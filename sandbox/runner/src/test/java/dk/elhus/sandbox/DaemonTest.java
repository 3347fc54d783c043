package dk.elhus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real processes, small ones. */
class DaemonTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(200);

  @TempDir private Path folder;
  private StateFolder state;
  private Daemon daemon;

  @BeforeEach
  void aStateFolder() {
    state = new StateFolder(folder);
    state.prepare();
    daemon = new Daemon("clerk", state, new ProcessTable());
  }

  @AfterEach
  void nothingStaysBehind() {
    daemon.stop("KILL", PATIENCE);
  }

  @Test
  void whatWasStartedRunsUntilItIsStopped() {
    daemon.start(shell("exec sleep 600"));

    assertThat(daemon.running()).isPresent();
    assertThat(daemon.stop("TERM", PATIENCE)).isPresent();
    assertThat(daemon.running()).isEmpty();
    assertThat(daemon.wasStarted()).isFalse();
  }

  @Test
  void itLeadsASessionOfItsOwnSoThatCtrlCDoesNotReachIt() throws Exception {
    daemon.start(shell("exec sleep 600"));
    long pid = daemon.running().orElseThrow().pid();

    eventually(() -> sessionOf(pid) == pid);
  }

  @Test
  void whatDoesNotListenIsEndedByForce() {
    daemon.start(shell("trap '' TERM; echo deaf; while true; do sleep 1; done"));
    eventually(() -> LogTail.of(state.log("clerk"), 1).equals(List.of("deaf")));

    daemon.stop("TERM", SHORT);

    assertThat(daemon.running()).isEmpty();
  }

  @Test
  void itsLogHoldsWhatItSaysAndTheRunBeforeIsKept() {
    daemon.start(shell("echo first; echo trouble >&2"));
    eventually(() -> daemon.running().isEmpty());
    daemon.start(shell("echo second"));
    eventually(() -> LogTail.of(state.log("clerk"), 5).equals(List.of("second")));

    assertThat(folder.resolve("log/clerk.log.1")).content().isEqualTo("first\ntrouble\n");
  }

  @Test
  void whatEndedByItselfIsKnownToHaveBeenStarted() {
    daemon.start(shell("sleep 0.3"));
    eventually(() -> daemon.running().isEmpty());

    assertThat(daemon.wasStarted()).isTrue();
  }

  private Command shell(String script) {
    return new Command(
        List.of("sh", "-c", script), Map.of("PATH", System.getenv("PATH")), state.tmp());
  }

  private static long sessionOf(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3]);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void eventually(BooleanSupplier condition) {
    for (int i = 0; i < 400 && !condition.getAsBoolean(); i++) {
      Pause.of(Duration.ofMillis(50));
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
