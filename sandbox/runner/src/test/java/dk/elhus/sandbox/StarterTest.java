package dk.elhus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StarterTest {
  private static final Health WELL = Optional::empty;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private StateFolder state;
  private final List<String> heard = new ArrayList<>();
  private Starter starter;
  private boolean ownsItsPort = true;
  private final FirstFailure elsewhere = new FirstFailure();

  @BeforeEach
  void aStateFolder() {
    state = new StateFolder(folder);
    state.prepare();
    starter =
        new Starter(
            state,
            this::daemon,
            new Reporter(e -> heard.add((e.phase() + " " + e.detail()).trim())),
            name -> ownsItsPort,
            elsewhere);
  }

  @AfterEach
  void nothingStaysBehind() {
    daemon("clerk").stop("KILL", PATIENCE);
  }

  @Test
  void itIsReadyWhenItServesNotWhenItRuns() {
    List<Optional<String>> answers =
        new ArrayList<>(
            List.of(Optional.of("its desk"), Optional.of("its desk"), Optional.empty()));

    starter.start(server("exec sleep 600", () -> answers.remove(0), PATIENCE));

    assertThat(heard).containsExactly("STARTING", "WAITING its desk", "READY");
  }

  @Test
  void whatRunsAlreadyIsLeftAlone() {
    starter.start(server("exec sleep 600", WELL, PATIENCE));
    long pid = daemon("clerk").running().orElseThrow().pid();

    starter.start(server("exec sleep 600", WELL, PATIENCE));

    assertThat(daemon("clerk").running().orElseThrow().pid()).isEqualTo(pid);
    assertThat(heard).endsWith("READY was up already");
  }

  @Test
  void whatRunsWithOldSettingsIsStartedAnew() {
    starter.start(server("exec sleep 600", WELL, PATIENCE));

    starter.start(server("exec sleep 601", WELL, PATIENCE));

    assertThat(heard)
        .containsExactly(
            "STARTING", "READY", "STOPPING its settings have changed", "STARTING", "READY");
  }

  @Test
  void aServerWhosePortAnotherProcessHasIsStoppedAndSaysSo() {
    ownsItsPort = false;

    assertThatThrownBy(() -> starter.start(server("exec sleep 600", WELL, PATIENCE)))
        .isInstanceOf(SandboxException.class)
        .hasMessage("another process has taken the port of clerk meanwhile");
    assertThat(daemon("clerk").running()).isEmpty();
  }

  @Test
  void aStartThatFailsShowsTheEndOfTheLog() {
    Health never = () -> Optional.of("its desk");

    assertThatThrownBy(
            () -> starter.start(server("echo no paper; echo no ink; exit 3", never, PATIENCE)))
        .isInstanceOf(SandboxException.class)
        .hasMessage("clerk ended while it was starting")
        .satisfies(
            e -> assertThat(((SandboxException) e).logTail()).containsExactly("no paper", "no ink"))
        .satisfies(
            e -> assertThat(((SandboxException) e).mend()).contains(folder + "/log/clerk.log"));
  }

  @Test
  void patienceEndsWithAWordOnWhatWasLacking() {
    Health never = () -> Optional.of("its desk");

    assertThatThrownBy(() -> starter.start(server("exec sleep 600", never, Duration.ofSeconds(1))))
        .hasMessage("clerk does not serve after 1 s; it still lacks its desk");
  }

  @Test
  void nobodyWaitsForAServerWhenAnotherHasFailed() {
    Health never = () -> Optional.of("its desk");
    elsewhere.tell(new SandboxException("its neighbour ended", "mend it"));

    assertThatThrownBy(() -> starter.start(server("exec sleep 600", never, PATIENCE)))
        .hasMessage("clerk is not waited for: another server has failed");
  }

  private Server server(String script, Health health, Duration patience) {
    Command command =
        new Command(
            List.of("sh", "-c", script), Map.of("PATH", System.getenv("PATH")), state.tmp());
    return new Server("clerk", List.of(), command, health, patience, "TERM");
  }

  private Daemon daemon(String name) {
    return new Daemon(name, state, new ProcessTable());
  }
}
