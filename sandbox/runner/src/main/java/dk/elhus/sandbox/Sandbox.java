package dk.elhus.sandbox;

import dk.elhus.sandbox.metering.MeteringSeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A real single-node stack on this machine: brings it up, looks at it, takes it down. */
public final class Sandbox {
  private static final int TAIL = 40;
  private static final Duration POSTGRES_PATIENCE = Duration.ofSeconds(60);
  private static final Duration PORT_PATIENCE = Duration.ofSeconds(5);

  /** Sandboxes that start at the same moment may choose the same ports, hardly three times over. */
  private static final int START_ATTEMPTS = 3;

  private static final String SOURCE = "source";

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

  /** The names of its processes, in the order in which they come up. */
  public static List<String> processes() {
    return Stack.NAMES;
  }

  /** The configuration directory for pipelines; complete once {@link #up} has returned. */
  public Path conf() {
    return state.conf();
  }

  /** The ports in use, or last used; empty before the first start. */
  public Map<Port, Integer> ports() {
    return loadPorts().map(Ports::all).orElse(Map.of());
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
    refuseOlderState();
    state.whileLocked(() -> bringUp(new Reporter(progress)));
  }

  /** Files and tables of a build that had no accounts belong to nobody whom this one knows. */
  private void refuseOlderState() {
    if (Files.exists(state.data("namenode")) && !new SandboxAccounts(state).exist()) {
      throw new SandboxException(
          "the sandbox in " + state.root() + " was made by an older build, which had no accounts",
          "copy from it what you need with that build, then: elhus sandbox reset --yes, and load the"
              + " nights again; or use another folder with --state");
    }
  }

  private void bringUp(Reporter reporter) {
    stopper(reporter).endStrays(name -> true);
    for (int attempt = 1; ; attempt++) {
      try {
        start(reporter);
        return;
      } catch (PortTakenException e) {
        if (attempt == START_ATTEMPTS) {
          throw e;
        }
        reporter.note("sandbox", e.getMessage() + "; another port is chosen");
      }
    }
  }

  private void start(Reporter reporter) {
    try {
      Ports ports = choosePorts(reporter);
      List<String> standIn =
          StandInSettings.remember(config.standIn(), state.root().resolve("standin.arguments"));
      new SandboxAccounts(state).make();
      Stack stack = new Stack(state, config, ports, jvm, standIn);
      Templates.renderAll(state.root(), stack.templateValues());
      FirstFailure failure = new FirstFailure();
      TaskGraph.run(tasks(stack, ports, reporter, failure), failure);
      makeClassArchive(reporter);
    } catch (IOException e) {
      throw new SandboxException(
          "cannot write to the state folder: " + e.getMessage(), "check its rights and space", e);
    }
  }

  private Ports choosePorts(Reporter reporter) throws IOException {
    Optional<Ports> before = loadPorts();
    Ports ports =
        Ports.choose(config, before, name -> daemon(name).running().isPresent(), Ports::isFree);
    ports.save(portsFile());
    ports.moved(config, before).forEach(sentence -> reporter.note("sandbox", sentence));
    return ports;
  }

  private List<Task> tasks(Stack stack, Ports ports, Reporter reporter, FirstFailure failure) {
    OneOff oneOff = new OneOff(state);
    Postgres postgres = postgres(ports);
    Setup setup = new Setup(state, new StackHome(config.home()), stack, postgres, oneOff);
    Starter starter =
        new Starter(
            state,
            this::daemon,
            reporter,
            name -> table.listens(state.root(), ports.of(Port.of(name))),
            failure);
    List<Task> tasks = new ArrayList<>();
    tasks.add(
        new Task(
            "postgres",
            List.of(),
            () -> {
              postgres.prepare(oneOff, daemon("postgres").running().isPresent());
              starter.start(server(postgres));
            }));
    tasks.add(new Task("source-schema", List.of("postgres"), () -> makeSourceSchema(postgres)));
    tasks.add(once("namenode-format", List.of(), setup::formatNameNode, reporter));
    tasks.add(once("metastore-schema", List.of("postgres"), setup::metastoreSchema, reporter));
    tasks.add(once("oozie-schema", List.of("postgres"), setup::oozieSchema, reporter));
    for (Server server : stack.servers()) {
      if (server.name().equals("jobhistory")) {
        tasks.add(
            once("hdfs-folders", List.of("namenode", "datanode"), setup::hdfsFolders, reporter));
      }
      if (server.after().contains("sharelib")) {
        tasks.add(once("sharelib", List.of("hdfs-folders"), setup::sharelib, reporter));
      }
      tasks.add(new Task(server.name(), server.after(), () -> starter.start(server)));
    }
    if (stack.servers().stream().noneMatch(server -> server.name().equals("standin"))) {
      reporter.note("standin", "is not built; the source APIs are not served");
    }
    return tasks;
  }

  /** Nobody waits for it: containers start faster with it, and work as well without. */
  private void makeClassArchive(Reporter reporter) throws IOException {
    ClassArchive archive = new ClassArchive(new StackHome(config.home()).lib("hadoop"));
    Daemon maker = daemon(ClassArchive.MAKER);
    if (archive.canBeMade() && !archive.isCurrent() && maker.running().isEmpty()) {
      maker.start(archive.command(state, jvm));
      reporter.note(ClassArchive.MAKER, "is being made for faster containers, at leisure");
    }
  }

  private static Server server(Postgres postgres) {
    return new Server(
        "postgres",
        List.of(),
        postgres.server(),
        postgres.health(),
        POSTGRES_PATIENCE,
        Stack.stopSignal("postgres"));
  }

  private static Task once(String name, List<String> after, Step step, Reporter reporter) {
    return new Task(
        name,
        after,
        () -> {
          Instant begin = Instant.now();
          Runnable announce = () -> reporter.tell(name, Progress.Phase.PREPARING, "once", begin);
          if (step.run(announce)) {
            reporter.tell(name, Progress.Phase.READY, "", begin);
          }
        });
  }

  /**
   * The operational database that Sqoop reads from.
   *
   * @throws SandboxException when the sandbox was never up
   */
  public MeteringSeed meteringDatabase() {
    Ports ports = loadPorts().orElseThrow(this::neverUp);
    return new MeteringSeed(postgres(ports).url(SOURCE), Postgres.USER, Postgres.PASSWORD);
  }

  /** What Sqoop reads from, and what marts are exported to, is there before anybody fills it. */
  private static void makeSourceSchema(Postgres postgres) throws IOException {
    try {
      new MeteringSeed(postgres.url(SOURCE), Postgres.USER, Postgres.PASSWORD)
          .schema(Postgres.METERING_PASSWORD);
    } catch (SQLException e) {
      throw new SandboxException(
          "cannot make the tables of the database " + SOURCE + ": " + e.getMessage(),
          "see `elhus sandbox logs postgres`");
    }
  }

  /** Every process of the sandbox, in the order in which they come up, asked how it is. */
  public List<ProcessStatus> status() {
    Optional<Ports> ports = loadPorts();
    if (ports.isEmpty()) {
      return List.of();
    }
    Map<String, Health> healths = new HashMap<>();
    new Stack(state, config, ports.get(), jvm, List.of())
        .servers()
        .forEach(server -> healths.put(server.name(), server.health()));
    healths.put("postgres", postgres(ports.get()).health());
    return Stack.NAMES.parallelStream().map(name -> status(name, ports.get(), healths)).toList();
  }

  private ProcessStatus status(String name, Ports ports, Map<String, Health> healths) {
    Optional<PidFile.Known> known = daemon(name).running();
    return new ProcessStatus(
        name,
        known.map(PidFile.Known::pid),
        ports.of(Port.of(name)),
        known.map(PidFile.Known::residentMib).orElse(0L),
        known.map(PidFile.Known::since),
        known.flatMap(k -> Optional.ofNullable(healths.get(name))).flatMap(Health::missing));
  }

  /**
   * Takes everything down, orderly where possible, and makes sure that no process and no port is
   * left.
   *
   * @throws SandboxException when something is left
   */
  public void down(Progress progress) {
    if (!state.exists()) {
      return;
    }
    state.whileLocked(
        () -> {
          Map<Port, Integer> held = portsInUse(Stack.NAMES);
          stopper(new Reporter(progress)).stopAll();
          checkReleased(held);
        });
  }

  /**
   * Ends some servers and leaves the rest up, to see what a fault does; {@link #up} starts them
   * again on the same ports.
   *
   * @param names as {@link #processes} gives them
   * @param byForce without asking them first, as a crash does: what a server started goes on
   * @throws SandboxException for a name that is none, or when a process does not end
   */
  public void stop(List<String> names, boolean byForce, Progress progress) {
    names.forEach(Sandbox::requireKnown);
    if (!state.exists()) {
      throw neverUp();
    }
    state.whileLocked(
        () -> {
          Map<Port, Integer> held = portsInUse(names);
          Stopper stopper = stopper(new Reporter(progress));
          names.forEach(name -> stopper.stop(name, byForce));
          checkReleased(held);
        });
  }

  private Map<Port, Integer> portsInUse(List<String> processes) {
    Map<Port, Integer> held = new EnumMap<>(Port.class);
    ports()
        .forEach(
            (port, number) -> {
              if (processes.contains(port.process())
                  && daemon(port.process()).running().isPresent()) {
                held.put(port, number);
              }
            });
    return held;
  }

  private static void checkReleased(Map<Port, Integer> held) {
    Instant end = Instant.now().plus(PORT_PATIENCE);
    List<Port> left = new ArrayList<>(held.keySet());
    while (true) {
      left.removeIf(port -> Ports.isFree(held.get(port)));
      if (left.isEmpty()) {
        return;
      }
      if (Instant.now().isAfter(end)) {
        String names =
            left.stream()
                .map(port -> held.get(port) + " (" + port.key() + ")")
                .collect(Collectors.joining(", "));
        throw new SandboxException(
            "all processes have ended, yet these ports are held: " + names,
            "see who holds them with 'ss -ltnp'");
      }
      Pause.of(Duration.ofMillis(100));
    }
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

  /**
   * The end of a process's log.
   *
   * @throws SandboxException for a name that is none
   */
  public List<String> logs(String name) {
    return LogTail.of(log(name), TAIL);
  }

  /**
   * The file that holds a process's log.
   *
   * @throws SandboxException for a name that is none, or when there is no log yet
   */
  public Path log(String name) {
    requireKnown(name);
    Path log = state.log(name);
    if (!Files.exists(log)) {
      throw new SandboxException(
          name + " has no log yet: " + log + " is missing", "run 'elhus sandbox up' first");
    }
    return log;
  }

  private static void requireKnown(String name) {
    if (!Stack.NAMES.contains(name)) {
      throw new SandboxException(
          "no process is called '" + name + "'", "use one of " + String.join(", ", Stack.NAMES));
    }
  }

  private SandboxException neverUp() {
    return new SandboxException(
        "there is no sandbox in " + state.root(), "run 'elhus sandbox up' first");
  }

  private Path portsFile() {
    return state.root().resolve("ports.properties");
  }

  private Optional<Ports> loadPorts() {
    try {
      return Ports.load(portsFile());
    } catch (IOException e) {
      throw new SandboxException(
          "cannot read " + portsFile() + ": " + e.getMessage(), "check its rights", e);
    }
  }

  private Postgres postgres(Ports ports) {
    return new Postgres(state, jvm, ports.of(Port.POSTGRES));
  }

  private Stopper stopper(Reporter reporter) {
    return new Stopper(state, table, this::daemon, reporter);
  }

  private Daemon daemon(String name) {
    return new Daemon(name, state, table);
  }

  /** Does what is to be done once, after announcing it; false when it had been done before. */
  @FunctionalInterface
  private interface Step {
    boolean run(Runnable announce) throws IOException;
  }
}
