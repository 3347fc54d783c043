package dk.elhus.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dk.elhus.standin.contract.AsOf;
import dk.elhus.standin.contract.BadRequestException;
import dk.elhus.standin.contract.Dataset;
import dk.elhus.standin.contract.Metadata;
import dk.elhus.standin.contract.RowSource;
import dk.elhus.standin.contract.UnreadableDataException;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds who answers a path, and turns what goes wrong into an answer. */
final class Routes implements HttpHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
  private static final Pattern PATH =
      Pattern.compile("(?:/as-of/(?<night>[^/]+))?/(?<kind>dataset|meta/dataset)/(?<name>[^/]+)");

  private static final Pattern STATBANK =
      Pattern.compile("(?:/as-of/(?<night>[^/]+))?/v1/(?<kind>data|tableinfo)");

  private final RowSource source;
  private final DatasetHandler datasets;
  private final StatBankHandler statBank;
  private final ControlHandler control;
  private final Supplier<AsOf> now;
  private final Consumer<String> witness;

  /**
   * @param now when requests without a night look at the source
   * @param witness is told every requested path
   */
  Routes(
      RowSource source,
      DatasetHandler datasets,
      StatBankHandler statBank,
      ControlHandler control,
      Supplier<AsOf> now,
      Consumer<String> witness) {
    this.source = source;
    this.datasets = datasets;
    this.statBank = statBank;
    this.control = control;
    this.now = now;
    this.witness = witness;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    long started = System.nanoTime();
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    try (exchange) {
      answer(exchange);
      long millis = (System.nanoTime() - started) / 1_000_000;
      LOG.info("{} -> {} in {} ms", request, exchange.getResponseCode(), millis);
    } catch (IOException e) {
      LOG.warn("{} was not answered to its end: {}", request, e.getMessage());
      throw e;
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try {
      route(exchange);
    } catch (BadRequestException e) {
      Reply.plain(exchange, 400, e.getMessage());
    } catch (UnreadableDataException e) {
      LOG.error("{}", e.getMessage());
      Reply.plain(exchange, 500, e.getMessage());
    } catch (RuntimeException e) { // the JDK's server would drop the connection and say nothing
      LOG.error("{} failed", exchange.getRequestURI(), e);
      Reply.plain(exchange, 500, "stand-in failed: " + e);
    }
  }

  private void route(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/health")) {
      Reply.plain(exchange, 200, "up");
    } else if (path.equals("/control/fault")) {
      control.handle(exchange);
    } else {
      api(exchange, path);
    }
  }

  private void api(HttpExchange exchange, String path) throws IOException {
    witness.accept(exchange.getRequestURI().toString());
    Matcher tables = STATBANK.matcher(path);
    if (tables.matches()) {
      statBank.handle(exchange, tables.group("kind"), asOf(tables.group("night")));
      return;
    }
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      Reply.plain(exchange, 404, "not found " + path);
    } else if (!exchange.getRequestMethod().equals("GET")) {
      Reply.plain(exchange, 405, "method not allowed " + exchange.getRequestMethod());
    } else if (matcher.group("kind").equals("dataset")) {
      datasets.handle(exchange, matcher.group("name"), asOf(matcher.group("night")));
    } else {
      metadata(exchange, matcher.group("name"));
    }
  }

  private void metadata(HttpExchange exchange, String name) throws IOException {
    Optional<Dataset> dataset = source.dataset(name);
    if (dataset.isPresent()) {
      Reply.json(exchange, 200, Metadata.json(dataset.get()));
    } else {
      Reply.empty(exchange, 204);
    }
  }

  private AsOf asOf(String night) {
    if (night == null) {
      return now.get();
    }
    try {
      return AsOf.eveningOf(LocalDate.parse(night));
    } catch (DateTimeParseException e) {
      throw new BadRequestException("Invalid night " + night);
    }
  }
}
