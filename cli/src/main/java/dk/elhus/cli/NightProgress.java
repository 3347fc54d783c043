package dk.elhus.cli;

import dk.elhus.oozie.Step;
import dk.elhus.oozie.WorkflowRun;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints each step of a night once, when it is over. */
final class NightProgress implements Consumer<WorkflowRun> {
  /** Characters of a note; the whole of it stands in Oozie and in the landing manifest. */
  private static final int WIDEST = 78;

  private final PrintWriter out;
  private final Set<String> told = new HashSet<>();

  NightProgress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void accept(WorkflowRun run) {
    for (Step step : run.steps()) {
      if (step.state().isOver() && told.add(run.night() + run.job() + step.action())) {
        tell(step);
      }
    }
    if (run.state() == Step.State.FAILED && run.workflowId() == null && told.add(run.job())) {
      Context.say(out, "@|red ✗|@ %s  %-38s %s", run.night(), run.job(), run.status());
    }
  }

  private void tell(Step step) {
    if (isMarker(step)) {
      return;
    }
    boolean ok = step.state() == Step.State.OK;
    Context.say(
        out,
        "%s %s  %-48s %7s  %s",
        ok ? isStale(step) ? "@|yellow !|@" : "@|green ✓|@" : "@|red ✗|@",
        step.night(),
        step.job() + " " + step.action(),
        seconds(step.wallTime()),
        ok ? summary(step) : "failed, see below");
  }

  /** Markers cost nothing and tell nothing. */
  private static boolean isMarker(Step step) {
    return step.action().equals("settle") || step.action().equals("give-up");
  }

  private static boolean isStale(Step step) {
    return !step.data().getOrDefault("stale", "").isBlank();
  }

  private static String summary(Step step) {
    String rows = step.data().containsKey("rows") ? step.data().get("rows") + " rows" : "";
    return Stream.of(
            rows,
            isStale(step) ? "STALE, " + step.data().get("stale") : "",
            step.data().getOrDefault("note", ""),
            step.data().getOrDefault("message", ""))
        .filter(part -> !part.isBlank())
        .map(NightProgress::shortened)
        .collect(Collectors.joining("  "));
  }

  private static String shortened(String text) {
    return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 1) + "…";
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }

  static String oneLine(String message) {
    return message == null ? "" : message.lines().findFirst().orElse("").strip();
  }
}
