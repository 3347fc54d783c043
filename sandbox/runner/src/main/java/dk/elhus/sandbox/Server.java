package dk.elhus.sandbox;

import java.time.Duration;
import java.util.List;

/**
 * One server of the stack.
 *
 * @param name of the process, its log and its pid file
 * @param after tasks that must be done before it is started
 * @param command what starts it
 * @param health when it serves
 * @param patience how long its start may take
 * @param stopSignal what asks it to end
 */
record Server(
    String name,
    List<String> after,
    Command command,
    Health health,
    Duration patience,
    String stopSignal) {

  Server {
    after = List.copyOf(after);
  }
}
