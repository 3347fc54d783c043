package dk.elhus.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Starts a server that is not up and waits until it serves. */
final class Starter {
  private static final int TAIL = 20;
  private static final Duration POLL = Duration.ofMillis(200);

  private final StateFolder state;
  private final Function<String, Daemon> daemons;
  private final Reporter reporter;
  private final Predicate<String> ownsItsPort;
  private final FirstFailure elsewhere;

  /**
   * @param ownsItsPort whether it is our own process that listens where this one is expected
   * @param elsewhere a failure of another server, after which this one is not waited for
   */
  Starter(
      StateFolder state,
      Function<String, Daemon> daemons,
      Reporter reporter,
      Predicate<String> ownsItsPort,
      FirstFailure elsewhere) {
    this.state = state;
    this.elsewhere = elsewhere;
    this.ownsItsPort = ownsItsPort;
    this.daemons = daemons;
    this.reporter = reporter;
  }

  /**
   * Returns when it serves.
   *
   * @throws SandboxException when it ends instead, or takes too long
   */
  void start(Server server) {
    requireNoFailureElsewhere(server);
    Instant begin = Instant.now();
    Daemon daemon = daemons.apply(server.name());
    Optional<PidFile.Known> known = daemon.running();
    if (known.isPresent() && !known.get().command().equals(server.command().digest())) {
      reporter.tell(server.name(), Progress.Phase.STOPPING, "its settings have changed", begin);
      daemon.stop(server.stopSignal(), server.patience());
      known = Optional.empty();
    }
    if (known.isEmpty()) {
      String detail = daemon.wasStarted() ? "again: it had ended without being stopped" : "";
      reporter.tell(server.name(), Progress.Phase.STARTING, detail, begin);
      daemon.start(server.command());
    }
    await(server, daemon, begin);
    requireOwnPort(server, daemon);
    String detail = known.isPresent() ? "was up already" : "";
    reporter.tell(server.name(), Progress.Phase.READY, detail, begin);
  }

  private void await(Server server, Daemon daemon, Instant begin) {
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
      requireNoFailureElsewhere(server);
      if (!missing.get().equals(told)) {
        told = missing.get();
        reporter.tell(server.name(), Progress.Phase.WAITING, told, begin);
      }
      if (Instant.now().isAfter(end)) {
        throw failed(
            server,
            "does not serve after %d s; it still lacks %s"
                .formatted(server.patience().toSeconds(), told));
      }
      Pause.of(POLL);
    }
  }

  private void requireNoFailureElsewhere(Server server) {
    if (elsewhere.known().isPresent()) {
      throw new SandboxException(
          server.name() + " is not waited for: another server has failed", "see that one");
    }
  }

  /** Two sandboxes that start at once may choose the same port; the other's server answers then. */
  private void requireOwnPort(Server server, Daemon daemon) {
    if (!ownsItsPort.test(server.name())) {
      daemon.stop(server.stopSignal(), server.patience());
      throw new PortTakenException(server.name());
    }
  }

  private SandboxException failed(Server server, String how) {
    Path log = state.log(server.name());
    return new SandboxException(
        server.name() + " " + how,
        "see " + log + "; mend the cause, then 'elhus sandbox up' goes on from there",
        LogTail.of(log, TAIL),
        null);
  }
}
