package dk.elhus.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Ends what runs, orderly where possible, and makes sure that nothing is left. */
final class Stopper {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /**
   * The NodeManager signs off and ends its containers at once, then waits ten seconds for logs that
   * it means to delete in a week.
   */
  private static final Duration NODE_MANAGER_PATIENCE = Duration.ofSeconds(4);

  private static final Duration POLL = Duration.ofMillis(50);

  /** Those in a group end side by side; a group begins when the one before has ended. */
  private static final List<List<String>> GROUPS =
      List.of(
          List.of(ClassArchive.MAKER, "standin", "oozie", "hiveserver2", "jobhistory"),
          List.of("nodemanager"),
          List.of("resourcemanager", "metastore", "datanode"),
          List.of("namenode", "postgres"));

  private final StateFolder state;
  private final ProcessTable table;
  private final Function<String, Daemon> daemons;
  private final Reporter reporter;

  Stopper(
      StateFolder state, ProcessTable table, Function<String, Daemon> daemons, Reporter reporter) {
    this.state = state;
    this.table = table;
    this.daemons = daemons;
    this.reporter = reporter;
  }

  /** Ends every process. */
  void stopAll() {
    List<Task> tasks = new ArrayList<>();
    List<String> before = List.of();
    for (List<String> group : GROUPS) {
      for (String name : group) {
        tasks.add(new Task(name, before, () -> stop(name, false)));
      }
      before = group;
    }
    TaskGraph.run(tasks, new FirstFailure());
    endContainers();
    endStrays(name -> false);
  }

  /**
   * Ends one server.
   *
   * @param byForce without asking it first; what it started goes on
   */
  void stop(String name, boolean byForce) {
    Instant begin = Instant.now();
    Daemon daemon = daemons.apply(name);
    boolean running = daemon.running().isPresent();
    if (running) {
      reporter.tell(name, Progress.Phase.STOPPING, "", begin);
    }
    daemon.stop(
        byForce ? "KILL" : Stack.stopSignal(name),
        name.equals("nodemanager") ? NODE_MANAGER_PATIENCE : PATIENCE);
    if (running) {
      reporter.tell(name, Progress.Phase.STOPPED, "", begin);
    }
  }

  /** Application masters and tasks that the NodeManager left behind: they work in its folder. */
  private void endContainers() {
    end(table.workingIn(state.containers()), "containers left over by YARN");
  }

  /**
   * Ends processes of this folder of which no pid file tells: the command that started them was
   * itself ended in that very moment.
   *
   * @param keep names of servers that may go on
   */
  void endStrays(Predicate<String> keep) {
    Set<Long> known = new HashSet<>();
    List<String> names = new ArrayList<>(Stack.NAMES);
    names.add(ClassArchive.MAKER);
    for (String name : names) {
      if (keep.test(name)) {
        daemons.apply(name).running().ifPresent(process -> known.add(process.pid()));
      }
    }
    List<Long> strays = new ArrayList<>();
    for (Path folder : List.of(state.tmp(), state.data("postgres"))) {
      strays.addAll(table.workingIn(folder));
    }
    strays.removeIf(pid -> known.contains(pid) || isOrBelongsTo(pid, known) || isForeign(pid));
    end(strays, "processes that no pid file tells of");
  }

  private boolean isForeign(long pid) {
    String command = table.commandLine(pid);
    return !command.contains(state.root() + "/") && !command.startsWith("postgres:");
  }

  private static boolean isOrBelongsTo(long pid, Set<Long> known) {
    return ProcessHandle.of(pid)
        .flatMap(ProcessHandle::parent)
        .filter(parent -> known.contains(parent.pid()))
        .isPresent();
  }

  private void end(List<Long> pids, String what) {
    if (pids.isEmpty()) {
      return;
    }
    reporter.note("sandbox", "ending %d %s".formatted(pids.size(), what));
    for (long pid : pids) {
      Daemon.signal(pid, "KILL");
    }
    Instant end = Instant.now().plus(PATIENCE);
    for (long pid : pids) {
      while (table.find(pid).isPresent()) {
        if (Instant.now().isAfter(end)) {
          throw new SandboxException(
              "process " + pid + " does not end, not even by force",
              "look at it with 'ps -p " + pid + " -o stat,wchan,cmd'");
        }
        Pause.of(POLL);
      }
    }
  }
}
