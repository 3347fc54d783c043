package dk.elhus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopperTest {
  @TempDir private Path folder;
  private StateFolder state;
  private final List<Progress.Event> heard = new ArrayList<>();
  private final List<Process> started = new ArrayList<>();
  private Stopper stopper;

  @BeforeEach
  void aStateFolder() {
    state = new StateFolder(folder);
    state.prepare();
    stopper = new Stopper(state, new ProcessTable(), this::daemon, new Reporter(heard::add));
  }

  @AfterEach
  void nothingStaysBehind() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void serversEndInReverse() {
    for (String name : List.of("namenode", "oozie", "metastore")) {
      daemon(name).start(sleep(state.tmp()));
    }

    stopper.stopAll();

    assertThat(heard)
        .filteredOn(e -> e.phase() == Progress.Phase.STOPPED)
        .extracting(Progress.Event::process)
        .containsExactly("oozie", "metastore", "namenode");
  }

  @Test
  void oneServerMayEndWhileTheOthersGoOn() {
    for (String name : List.of("namenode", "oozie")) {
      daemon(name).start(sleep(state.tmp()));
    }

    stopper.stop("oozie", false);

    assertThat(daemon("oozie").running()).isEmpty();
    assertThat(daemon("namenode").running()).isPresent();
  }

  @Test
  void aServerThatIsKilledIsNotAskedFirst() throws Exception {
    Path asked = folder.resolve("asked");
    String obstinate =
        "trap 'touch "
            + asked
            + "' TERM; touch "
            + folder
            + "/ready; while true; do sleep 0.1; done";
    daemon("oozie").start(sh(obstinate));
    for (int i = 0; i < 400 && !Files.exists(folder.resolve("ready")); i++) {
      Pause.of(Duration.ofMillis(10));
    }

    stopper.stop("oozie", true);

    assertThat(daemon("oozie").running()).isEmpty();
    assertThat(asked).doesNotExist();
  }

  @Test
  void aTaskThatYarnLeftBehindIsEnded() throws Exception {
    Path container = state.containers().resolve("usercache/elhus/container_1");
    Files.createDirectories(container);
    Process task = start(container, "sleep", "600");

    stopper.stopAll();

    assertThat(task.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(heard)
        .extracting(Progress.Event::detail)
        .containsExactly("ending 1 containers left over by YARN");
  }

  @Test
  void aServerWithoutPidFileIsEnded() throws Exception {
    Process server = start(state.tmp(), "tail", "-f", "/dev/null", folder + "/none.log");

    stopper.stopAll();

    assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aShellOfTheUserInTheFolderIsNobodysServer() throws Exception {
    Process shell = start(state.tmp(), "sleep", "600");

    stopper.stopAll();

    assertThat(shell.isAlive()).isTrue();
  }

  private Process start(Path workingDirectory, String... words) throws IOException {
    Process process = new ProcessBuilder(words).directory(workingDirectory.toFile()).start();
    started.add(process);
    ProcessTable table = new ProcessTable();
    for (int i = 0; i < 400 && !table.workingIn(workingDirectory).contains(process.pid()); i++) {
      Pause.of(Duration.ofMillis(10));
    }
    return process;
  }

  private Command sh(String script) {
    return new Command(
        List.of("sh", "-c", script), Map.of("PATH", System.getenv("PATH")), state.tmp());
  }

  private Command sleep(Path workingDirectory) {
    return new Command(
        List.of("sleep", "600"), Map.of("PATH", System.getenv("PATH")), workingDirectory);
  }

  private Daemon daemon(String name) {
    return new Daemon(name, state, new ProcessTable());
  }
}
