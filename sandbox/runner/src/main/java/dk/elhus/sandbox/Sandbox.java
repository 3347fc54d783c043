package dk.elhus.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A real single-node stack on this machine: brings it up, looks at it, takes it down. */
public final class Sandbox {
  private static final int TAIL = 20;
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

  private final StateFolder state;
  private final SandboxConfig config;
  private final ProcessTable table = new ProcessTable();
  private final Jvm jvm;

  private Sandbox(StateFolder state, SandboxConfig config) {
    this.state = state;
    this.config = config;
    this.jvm = new Jvm(state);
  }

  /**
   * The sandbox whose state lies in a folder, which need not exist yet.
   *
   * @param stateDir everything the sandbox keeps: data, configuration, logs
   */
  public static Sandbox at(Path stateDir, SandboxConfig config) {
    return new Sandbox(new StateFolder(stateDir), config);
  }

  /** The configuration directory for pipelines; complete once {@link #up} has returned. */
  public Path conf() {
    return state.conf();
  }

  /**
   * Brings up what is not up and returns when everything serves.
   *
   * @throws SandboxException when something does not come up; what has come up stays up
   */
  public void up(Progress progress) {
    Jvm.checkVersion();
    new StackHome(config.home()).check();
    state.prepare();
    try (StateFolder.Lock lock = state.lock()) {
      Reporter reporter = new Reporter(progress);
      Ports ports = choosePorts(reporter);
      Stack stack = new Stack(state, config, ports, jvm);
      Templates.renderAll(state.root(), stack.templateValues());
      TaskGraph.run(tasks(stack, ports, reporter));
    } catch (IOException e) {
      throw new SandboxException(
          "cannot prepare the state folder: " + e.getMessage(), "check its rights", e);
    }
  }

  private Ports choosePorts(Reporter reporter) throws IOException {
    Path file = state.root().resolve("ports.properties");
    Optional<Ports> before = Ports.load(file);
    Ports ports = Ports.choose(config, before, name -> isRunning(name), Ports::isFree);
    ports.save(file);
    ports
        .all()
        .forEach(
            (port, number) -> {
              int usual = before.map(b -> b.of(port)).orElse(config.portBase() + port.offset());
              if (number != usual && !config.fixedPorts().containsKey(port)) {
                reporter.note(
                    port.process(),
                    "port %d is taken; %s uses %d".formatted(usual, port.key(), number));
              }
            });
    return ports;
  }

  private List<Task> tasks(Stack stack, Ports ports, Reporter reporter) {
    OneOff oneOff = new OneOff(state);
    Postgres postgres = new Postgres(state, jvm, ports.of(Port.POSTGRES));
    Setup setup = new Setup(state, new StackHome(config.home()), stack, postgres, oneOff);
    List<Task> tasks = new ArrayList<>();
    tasks.add(
        new Task(
            "postgres",
            List.of(),
            () -> {
              postgres.prepare(oneOff);
              start(
                  new Server(
                      "postgres",
                      List.of(),
                      postgres.server(),
                      postgres.health(),
                      STOP_PATIENCE,
                      Stack.stopSignal("postgres")),
                  reporter);
            }));
    tasks.add(once("namenode-format", List.of(), setup::formatNameNode, reporter));
    tasks.add(once("metastore-schema", List.of("postgres"), setup::metastoreSchema, reporter));
    tasks.add(once("oozie-schema", List.of("postgres"), setup::oozieSchema, reporter));
    for (Server server : stack.servers()) {
      if (server.name().equals("jobhistory")) {
        tasks.add(once("sharelib", List.of("namenode", "datanode"), setup::sharelib, reporter));
      }
      tasks.add(new Task(server.name(), server.after(), () -> start(server, reporter)));
    }
    return tasks;
  }

  private static Task once(String name, List<String> after, Step step, Reporter reporter) {
    return new Task(
        name,
        after,
        () -> {
          Instant begin = Instant.now();
          if (step.run()) {
            reporter.tell(name, Progress.Phase.READY, "done, once for this state folder", begin);
          }
        });
  }

  private void start(Server server, Reporter reporter) {
    Instant begin = Instant.now();
    Daemon daemon = daemon(server.name());
    Optional<PidFile.Known> known = daemon.running();
    if (known.isPresent() && !known.get().command().equals(server.command().digest())) {
      reporter.tell(server.name(), Progress.Phase.STOPPING, "its settings have changed", begin);
      stop(daemon, server.stopSignal());
      known = Optional.empty();
    }
    if (known.isEmpty()) {
      if (daemon.wasStarted()) {
        reporter.tell(
            server.name(),
            Progress.Phase.NOTE,
            "ended without being stopped; starting again",
            begin);
      }
      reporter.tell(server.name(), Progress.Phase.STARTING, "", begin);
      daemon.start(server.command());
    }
    await(server, daemon, reporter, begin);
    reporter.tell(
        server.name(),
        Progress.Phase.READY,
        known.isPresent() ? "was up already" : "serves",
        begin);
  }

  private void await(Server server, Daemon daemon, Reporter reporter, Instant begin) {
    String told = "";
    Instant end = begin.plus(server.patience());
    while (true) {
      if (daemon.running().isEmpty()) {
        throw failed(server, "ended while it was starting");
      }
      Optional<String> missing = server.health().missing();
      if (missing.isEmpty()) {
        return;
      }
      if (!missing.get().equals(told)) {
        told = missing.get();
        reporter.tell(server.name(), Progress.Phase.WAITING, told, begin);
      }
      if (Instant.now().isAfter(end)) {
        throw failed(
            server,
            "does not serve after %d s: still no %s"
                .formatted(server.patience().toSeconds(), told));
      }
      Pause.of(POLL);
    }
  }

  private SandboxException failed(Server server, String how) {
    Path log = state.log(server.name());
    return new SandboxException(
        server.name() + " " + how,
        "see " + log + "; then 'elhus sandbox up' goes on from there",
        LogTail.of(log, TAIL),
        null);
  }

  /** Every process of the sandbox, in the order in which they come up. */
  public List<ProcessStatus> status() {
    if (!state.exists()) {
      return List.of();
    }
    try {
      Optional<Ports> ports = Ports.load(state.root().resolve("ports.properties"));
      List<ProcessStatus> all = new ArrayList<>();
      for (String name : Stack.NAMES) {
        Optional<PidFile.Known> known = daemon(name).running();
        all.add(
            new ProcessStatus(
                name,
                known.map(PidFile.Known::pid),
                ports.map(p -> p.of(Stack.mainPort(name))).orElse(0),
                known.map(PidFile.Known::residentMib).orElse(0L),
                known.map(PidFile.Known::since),
                Optional.empty()));
      }
      return all;
    } catch (IOException e) {
      throw new SandboxException(
          "cannot read the state folder: " + e.getMessage(), "check its rights", e);
    }
  }

  /** Takes everything down, orderly where possible, and makes sure that nothing is left. */
  public void down(Progress progress) {
    if (!state.exists()) {
      return;
    }
    try (StateFolder.Lock lock = state.lock()) {
      Reporter reporter = new Reporter(progress);
      List<String> reverse = new ArrayList<>(Stack.NAMES);
      java.util.Collections.reverse(reverse);
      for (String name : reverse) {
        Instant begin = Instant.now();
        Daemon daemon = daemon(name);
        if (daemon.running().isPresent()) {
          reporter.tell(name, Progress.Phase.STOPPING, "", begin);
          stop(daemon, Stack.stopSignal(name));
          reporter.tell(name, Progress.Phase.STOPPED, "", begin);
        } else {
          stop(daemon, Stack.stopSignal(name));
        }
      }
    }
  }

  private void stop(Daemon daemon, String signal) {
    try {
      daemon.stop(signal, STOP_PATIENCE);
    } catch (IOException e) {
      throw new SandboxException(
          "cannot stop " + daemon.name() + ": " + e.getMessage(),
          "try 'elhus sandbox down' again",
          e);
    }
  }

  /** The end of a process's log. */
  public List<String> logs(String name) {
    return LogTail.of(state.log(name), TAIL);
  }

  /** Takes everything down and throws all state away. */
  public void reset(Progress progress) {
    down(progress);
    try {
      if (state.exists()) {
        state.delete();
      }
    } catch (IOException e) {
      throw new SandboxException(
          "cannot delete " + state.root() + ": " + e.getMessage(), "delete it yourself", e);
    }
  }

  private boolean isRunning(String name) {
    return daemon(name).running().isPresent();
  }

  private Daemon daemon(String name) {
    return new Daemon(name, state, table);
  }

  @FunctionalInterface
  private interface Step {
    boolean run() throws Exception;
  }

  /** One voice at a time. */
  private record Reporter(Progress progress) {
    synchronized void tell(String process, Progress.Phase phase, String detail, Instant begin) {
      progress.on(
          new Progress.Event(process, phase, detail, Duration.between(begin, Instant.now())));
    }

    void note(String process, String detail) {
      tell(process, Progress.Phase.NOTE, detail, Instant.now());
    }
  }
}
