package dk.elhus.bench;

import dk.elhus.cli.Home;
import dk.elhus.cli.Settings;
import dk.elhus.sandbox.ProcessStatus;
import dk.elhus.sandbox.Sandbox;
import dk.elhus.sandbox.SandboxConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** The sandbox that a bench uses: brought up when it is not, and then taken down again. */
public final class Stack implements AutoCloseable {
  private static final int UP_ATTEMPTS = 3;
  private static final Duration UP_WITHIN = Duration.ofMinutes(10);

  private final Home home;
  private final Path state;
  private final PrintWriter out;
  private final Sandbox sandbox;
  private boolean ours;

  /**
   * @param state the sandbox's state folder
   * @param out takes what the commands print
   */
  public Stack(Home home, Path state, PrintWriter out) {
    this.home = home;
    this.state = state;
    this.out = out;
    this.sandbox = Sandbox.at(state, SandboxConfig.of(home.folder()));
  }

  /** Brings up what is not up. */
  public void up() {
    List<ProcessStatus> before = sandbox.status();
    ours = before.isEmpty() || !before.stream().allMatch(ProcessStatus::running);
    for (int attempt = 1; ; attempt++) {
      try {
        elhus(UP_WITHIN, "sandbox", "up");
        return;
      } catch (BenchException e) {
        // A port that was free may be taken by the time that its server starts.
        if (attempt == UP_ATTEMPTS) {
          throw e;
        }
        out.println("trying again: " + e.getMessage());
      }
    }
  }

  /** The directory with the sandbox's configuration. */
  public Path conf() {
    return state.resolve("conf");
  }

  public Settings settings() {
    return Settings.read(conf());
  }

  /** The process whose children are the containers. */
  public OptionalLong nodeManager() {
    return sandbox.status().stream()
        .filter(process -> process.name().equals("nodemanager"))
        .flatMap(process -> process.pid().stream())
        .mapToLong(Long::longValue)
        .findFirst();
  }

  /**
   * Types a command of {@code elhus} for this sandbox.
   *
   * @return the lines that it printed
   * @throws BenchException when it fails or takes longer than the bound
   */
  public List<String> elhus(Duration bound, String... words) {
    List<String> command = new ArrayList<>(List.of(home.resolve("elhus").toString()));
    command.addAll(List.of(words));
    out.println("$ elhus " + String.join(" ", words));
    out.flush();
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("ELHUS_STATE", state.toString());
    try {
      return said(builder.start(), bound, String.join(" ", words));
    } catch (IOException e) {
      throw new BenchException("cannot run elhus: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted during elhus " + words[0], e);
    }
  }

  private List<String> said(Process process, Duration bound, String words)
      throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    Thread watchdog = new Thread(() -> stopAfter(process, bound), "bound");
    watchdog.setDaemon(true);
    watchdog.start();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
        out.println("  " + line);
        out.flush();
      }
    }
    int code = process.waitFor();
    watchdog.interrupt();
    if (code != 0) {
      throw new BenchException("elhus " + words + " ended with " + code + "; see above");
    }
    return lines;
  }

  private static void stopAfter(Process process, Duration bound) {
    try {
      if (!process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroy();
      }
    } catch (InterruptedException e) {
      // It has ended in time.
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    if (ours) {
      elhus(UP_WITHIN, "sandbox", "down");
    }
  }
}
