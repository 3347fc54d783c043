package dk.elhus.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The Java processes that YARN runs for us, as Linux tells of them. */
final class Containers {
  /** Main classes, as they stand in a command line. */
  static final String TASK = "org.apache.hadoop.mapred.YarnChild";

  static final String JOB_MASTER = "org.apache.hadoop.mapreduce.v2.app.MRAppMaster";
  static final String LAUNCHER = "org.apache.oozie.action.hadoop.LauncherAM";

  private final Path folder;

  /**
   * @param state the sandbox's state folder: containers of other sandboxes are not ours
   */
  Containers(Path state) {
    this.folder = state.resolve("yarn/local");
  }

  /** Ids of the processes whose command line or working folder has all these words. */
  List<Long> running(String... words) {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.map(ProcessHandle::pid).filter(pid -> is(pid, words)).toList();
    }
  }

  Optional<Long> first(String... words) {
    return running(words).stream().findFirst();
  }

  /** Sends a signal such as KILL, STOP or CONT to one process, by its id. */
  void signal(String signal, long pid) throws IOException, InterruptedException {
    int status = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
    assertThat(status).as("kill -%s %d", signal, pid).isZero();
  }

  /** Ends them all at once, as when their machine loses its power. */
  void killAll() {
    running().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
  }

  private boolean is(long pid, String... words) {
    Path process = Path.of("/proc", Long.toString(pid));
    try {
      String at = Files.readSymbolicLink(process.resolve("cwd")).toString();
      if (!at.startsWith(folder.toString())) {
        return false;
      }
      String command = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
      String program = command.substring(0, Math.max(0, command.indexOf('\0')));
      String all = at + " " + command;
      return program.endsWith("/java") && Stream.of(words).allMatch(all::contains);
    } catch (IOException endedMeanwhile) {
      return false;
    }
  }
}
