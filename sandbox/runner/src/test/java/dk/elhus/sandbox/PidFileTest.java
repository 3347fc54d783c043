package dk.elhus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a /proc of our own making. */
class PidFileTest {
  private static final Instant SINCE = Instant.parse("2025-10-26T01:00:00Z");

  @TempDir private Path folder;
  private PidFile pidFile;

  @BeforeEach
  void aNameNodeWasStarted() throws IOException {
    boot("monday");
    process(4711, "S", 1000);
    pidFile = new PidFile(folder.resolve("namenode.pid"), new ProcessTable(proc()));
    pidFile.write(4711, SINCE, "digest");
  }

  @Test
  void itIsFoundAgain() {
    PidFile.Known known = pidFile.read().orElseThrow();

    assertThat(known).isEqualTo(new PidFile.Known(4711, SINCE, "digest", 200));
  }

  @Test
  void itIsGoneWhenThereIsNoSuchProcess() throws IOException {
    Files.delete(proc().resolve("4711/stat"));

    assertThat(pidFile.read()).isEmpty();
    assertThat(pidFile.exists()).isTrue();
  }

  @Test
  void anotherProgramWithTheSameNumberIsNotMistakenForIt() throws IOException {
    process(4711, "S", 99_999);

    assertThat(pidFile.read()).isEmpty();
  }

  @Test
  void afterAPowerCutNotEvenTheSameTickDeceives() throws IOException {
    boot("tuesday");

    assertThat(pidFile.read()).isEmpty();
  }

  @Test
  void theDeadThatWaitToBeReapedAreDead() throws IOException {
    process(4711, "Z", 1000);

    assertThat(pidFile.read()).isEmpty();
  }

  @Test
  void nothingIsKnownBeforeTheFirstStart() {
    PidFile other = new PidFile(folder.resolve("oozie.pid"), new ProcessTable(proc()));

    assertThat(other.read()).isEmpty();
    assertThat(other.exists()).isFalse();
  }

  private Path proc() {
    return folder.resolve("proc");
  }

  private void boot(String id) throws IOException {
    Path file = proc().resolve("sys/kernel/random/boot_id");
    Files.createDirectories(file.getParent());
    Files.writeString(file, id + "\n");
  }

  /** Field 2 is a name that looks like more fields; 22 is the start, 24 the resident pages. */
  private void process(int pid, String state, long startTicks) throws IOException {
    Path file = proc().resolve(Integer.toString(pid)).resolve("stat");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        pid
            + " (java) S 1 (x)) "
            + state
            + " 1 4711 4711 0 -1 4194304 9 0 0 0 7 3 0 0 20 0 80 0 "
            + startTicks
            + " 4000000000 51200 18446744073709551615 1 1 0\n");
  }
}
