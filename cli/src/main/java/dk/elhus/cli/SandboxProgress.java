package dk.elhus.cli;

import dk.elhus.sandbox.Progress;
import java.io.PrintWriter;

/** Says what the sandbox waits for, a line per step of a process. */
final class SandboxProgress implements Progress {
  private final PrintWriter out;

  SandboxProgress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void on(Event event) {
    switch (event.phase()) {
      case READY ->
          Context.say(
              out,
              "@|green ✓|@ %-18s %7s  %s",
              event.process(),
              NightProgress.seconds(event.elapsed()),
              event.detail());
      case STOPPED -> Context.say(out, "  %-18s stopped", event.process());
      case NOTE -> Context.say(out, "  %-18s %s", event.process(), event.detail());
      case WAITING ->
          Context.say(out, "@|faint   %-18s waits for %s|@", event.process(), event.detail());
      default -> {
        // Starting and stopping are followed by one of the others at once.
      }
    }
  }
}
