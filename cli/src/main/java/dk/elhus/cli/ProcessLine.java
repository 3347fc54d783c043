package dk.elhus.cli;

import dk.elhus.sandbox.ProcessStatus;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** One process of the sandbox as a line of text. */
final class ProcessLine {
  private ProcessLine() {}

  static String of(ProcessStatus process) {
    if (!process.running()) {
      return String.format(Locale.ROOT, "%-18s is down", process.name());
    }
    return String.format(
        Locale.ROOT,
        "%-18s pid %-8d port %-6d %5d MiB  since %s%s",
        process.name(),
        process.pid().orElseThrow(),
        process.port(),
        process.residentMib(),
        process.since().map(since -> since.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("?"),
        process.missing().map(missing -> "  waits for " + missing).orElse(""));
  }
}
