package dk.elhus.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/**
 * Where and on what a bench ran.
 *
 * @param at when it began, UTC
 * @param cores processors that the JVM may use
 * @param memoryGib memory of the machine
 * @param java version of the JDK
 * @param os operating system and architecture
 * @param commit of the checkout, with {@code +} when files differ from it
 * @param load mean number of running processes in the minute before the bench began; above about
 *     0.5 the machine was not quiet
 */
public record Machine(
    @JsonProperty("at") String at,
    @JsonProperty("cores") int cores,
    @JsonProperty("memory_gib") long memoryGib,
    @JsonProperty("java") String java,
    @JsonProperty("os") String os,
    @JsonProperty("commit") String commit,
    @JsonProperty("load") double load) {
  private static final double QUIET = 0.5;
  private static final long GIT_SECONDS = 10;

  /** This machine, now. */
  public static Machine here(Path home) {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Machine(
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        Runtime.getRuntime().availableProcessors(),
        Math.round(system.getTotalMemorySize() / (double) (1L << 30)),
        System.getProperty("java.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        commit(home),
        Math.round(system.getSystemLoadAverage() * 100) / 100.0);
  }

  public boolean isQuiet() {
    return load < QUIET;
  }

  private static String commit(Path home) {
    String hash = git(home, "rev-parse", "--short", "HEAD");
    return hash.isEmpty()
        ? "unknown"
        : hash + (git(home, "status", "--porcelain").isEmpty() ? "" : "+");
  }

  private static String git(Path home, String... words) {
    String[] command = new String[words.length + 3];
    command[0] = "git";
    command[1] = "-C";
    command[2] = home.toString();
    System.arraycopy(words, 0, command, 3, words.length);
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor(GIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0 ? said : "";
    } catch (IOException e) {
      // Without git there is no commit to tell, and the figures stand all the same.
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
