package dk.elhus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sandbox says without being up. */
class SandboxTest {
  @TempDir private Path folder;

  @Test
  void aSandboxThatNeverWasHasNoStatusAndNothingToTakeDown() {
    Sandbox sandbox = sandbox();

    assertThat(sandbox.status()).isEmpty();
    assertThat(sandbox.ports()).isEmpty();
    assertThatCode(() -> sandbox.down(Progress.SILENT)).doesNotThrowAnyException();
  }

  @Test
  void aProjectThatIsNotBuiltIsToldHowToBuildIt() {
    assertThatThrownBy(() -> sandbox().up(Progress.SILENT))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("the stack is not built")
        .hasMessageContaining("hadoop/target/lib")
        .extracting(e -> ((SandboxException) e).mend())
        .asString()
        .startsWith("run 'mvn -q -B package -DskipTests' in ");
  }

  @Test
  void afterDownEveryProcessIsListedAndNoneRuns() throws IOException {
    SandboxConfig config = SandboxConfig.of(folder).withPortBase(20000);
    Ports ports = Ports.choose(config, Optional.empty(), name -> false, number -> true);
    Files.createDirectories(folder.resolve("state"));
    ports.save(folder.resolve("state/ports.properties"));

    List<ProcessStatus> status = sandbox().status();

    assertThat(status).extracting(ProcessStatus::name).isEqualTo(Sandbox.processes());
    assertThat(status).noneMatch(ProcessStatus::running);
    assertThat(status).extracting(ProcessStatus::port).contains(20000, 20020, 20054, 20110);
  }

  @Test
  void onlyProcessesOfTheSandboxHaveLogs() {
    assertThatThrownBy(() -> sandbox().logs("../../etc/passwd"))
        .hasMessage("no process is called '../../etc/passwd'")
        .extracting(e -> ((SandboxException) e).mend())
        .asString()
        .startsWith("use one of postgres, namenode, ");
    assertThatThrownBy(() -> sandbox().logs("oozie"))
        .hasMessageStartingWith("oozie has no log yet");
  }

  @Test
  void onlyProcessesOfASandboxThatIsThereCanBeStopped() {
    assertThatThrownBy(() -> sandbox().stop(List.of("oozie", "ozie"), false, Progress.SILENT))
        .hasMessage("no process is called 'ozie'");
    assertThatThrownBy(() -> sandbox().stop(List.of("oozie"), true, Progress.SILENT))
        .hasMessageStartingWith("there is no sandbox in ");
  }

  @Test
  void resetLeavesNoFolder() throws IOException {
    Files.createDirectories(folder.resolve("state/data"));

    sandbox().reset(Progress.SILENT);

    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void theStandInServesTheSameAsLastTimeUnlessToldOtherwise() throws IOException {
    Path file = folder.resolve("standin.arguments");
    StandInSettings files = StandInSettings.ofFiles(Path.of("/data"));

    String[] generated = {"--rate-per-minute", "0"};
    String[] fromFiles = {"--files", "/data", "--rate-per-minute", "0"};
    assertThat(StandInSettings.remember(Optional.empty(), file)).containsExactly(generated);
    assertThat(StandInSettings.remember(Optional.of(files), file)).containsExactly(fromFiles);
    assertThat(StandInSettings.remember(Optional.empty(), file)).containsExactly(fromFiles);
    assertThat(StandInSettings.remember(Optional.of(StandInSettings.DEFAULT), file))
        .containsExactly(generated);
  }

  private Sandbox sandbox() {
    return Sandbox.at(folder.resolve("state"), SandboxConfig.of(folder));
  }
}
