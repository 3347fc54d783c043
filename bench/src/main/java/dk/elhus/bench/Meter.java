package dk.elhus.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs a command as a process of its own and measures it: wall time, CPU time of it and of the
 * containers of a NodeManager on this machine, and memory.
 */
public final class Meter {
  private static final long LOOK_MILLIS = 250;
  private static final Duration CONTAINERS_END_WITHIN = Duration.ofSeconds(30);

  private final OptionalLong nodeManager;

  /**
   * @param nodeManager process whose children, the containers, are counted too; nothing else may
   *     use it meanwhile
   */
  public Meter(OptionalLong nodeManager) {
    this.nodeManager = nodeManager;
  }

  /**
   * Waits for the process to end.
   *
   * @param log what it prints goes there
   * @throws BenchException when it fails, or has not ended within the bound: then it is stopped
   */
  public Measured run(List<String> command, Path log, Duration bound) {
    try {
      return measured(command, log, bound);
    } catch (IOException e) {
      throw new BenchException("cannot measure " + command.get(0) + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted; the measurement is worth nothing", e);
    }
  }

  private Measured measured(List<String> command, Path log, Duration bound)
      throws IOException, InterruptedException {
    waitForContainers();
    double before = ended();
    long begun = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    long peak = 0;
    try {
      while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        peak = Math.max(peak, resident(process));
        if (System.nanoTime() - begun > bound.toNanos()) {
          throw new BenchException(
              "not done after " + bound.toMinutes() + " minutes and stopped; see " + log);
        }
      }
    } finally {
      process.destroyForcibly();
    }
    double wall = (System.nanoTime() - begun) / 1e9;
    if (process.exitValue() != 0) {
      throw new BenchException("failed: " + lastLine(log) + "; see " + log);
    }
    waitForContainers();
    return new Measured(wall, ended() - before, peak >> 20, Measured.NO_SHUFFLE);
  }

  private static String lastLine(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1).strip();
  }

  private double ended() throws IOException {
    double own = ProcessTimes.endedChildren(ProcessHandle.current().pid());
    return nodeManager.isPresent()
        ? own + ProcessTimes.endedChildren(nodeManager.getAsLong())
        : own;
  }

  private long resident(Process process) throws IOException {
    long sum = ProcessTimes.resident(process.pid());
    for (ProcessHandle child : containers().toList()) {
      sum += ProcessTimes.resident(child.pid());
    }
    return sum;
  }

  private Stream<ProcessHandle> containers() {
    return nodeManager.isPresent()
        ? ProcessHandle.of(nodeManager.getAsLong()).stream().flatMap(ProcessHandle::descendants)
        : Stream.empty();
  }

  /** Their time counts when they have ended; an application master outlives its job a little. */
  private void waitForContainers() throws InterruptedException {
    long until = System.nanoTime() + CONTAINERS_END_WITHIN.toNanos();
    while (containers().findAny().isPresent()) {
      if (System.nanoTime() > until) {
        throw new BenchException(
            "containers still run after "
                + CONTAINERS_END_WITHIN.toSeconds()
                + " s; let nothing else use this sandbox while it is measured");
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }
}
