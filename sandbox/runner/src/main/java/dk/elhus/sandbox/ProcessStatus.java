package dk.elhus.sandbox;

import java.time.Instant;
import java.util.Optional;

/**
 * How one process of the sandbox is.
 *
 * @param pid empty when it does not run
 * @param port the port by which it is known
 * @param residentMib memory in use, MiB; 0 when it does not run
 * @param since when it was started
 * @param missing what keeps a running process from serving; empty when it serves or does not run
 */
public record ProcessStatus(
    String name,
    Optional<Long> pid,
    int port,
    long residentMib,
    Optional<Instant> since,
    Optional<String> missing) {

  public boolean running() {
    return pid.isPresent();
  }
}
