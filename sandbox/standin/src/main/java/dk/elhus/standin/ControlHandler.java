package dk.elhus.standin;

import com.sun.net.httpserver.HttpExchange;
import dk.elhus.standin.contract.BadRequestException;
import dk.elhus.standin.fault.Fault;
import dk.elhus.standin.fault.FaultBoard;
import dk.elhus.standin.fault.FaultKind;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code /control/fault}: PUT adds a fault ({@code kind}, {@code dataset}, {@code answers}, {@code
 * delayMillis}), GET lists those that wait, DELETE clears them. The real source has no such thing.
 */
final class ControlHandler {

  private final FaultBoard faults;

  ControlHandler(FaultBoard faults) {
    this.faults = faults;
  }

  void handle(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestMethod()) {
      case "PUT" -> {
        faults.add(fault(QueryString.of(exchange.getRequestURI())));
        list(exchange);
      }
      case "DELETE" -> {
        faults.clear();
        list(exchange);
      }
      default -> list(exchange);
    }
  }

  private static Fault fault(Map<String, String> parameters) {
    try {
      return new Fault(
          FaultKind.ofWord(parameters.getOrDefault("kind", "")),
          parameters.getOrDefault("dataset", "*"),
          Integer.parseInt(parameters.getOrDefault("answers", "1")),
          Duration.ofMillis(
              Long.parseLong(
                  parameters.getOrDefault(
                      "delayMillis", Long.toString(Fault.DEFAULT_DELAY.toMillis())))));
    } catch (IllegalArgumentException e) { // a number that is none is one too
      throw new BadRequestException(e.getMessage());
    }
  }

  private void list(HttpExchange exchange) throws IOException {
    String lines =
        faults.waiting().stream()
            .map(
                fault -> fault.kind().word() + ":" + fault.dataset() + ":" + fault.answers() + "\n")
            .collect(Collectors.joining());
    Reply.plain(exchange, 200, lines);
  }
}
