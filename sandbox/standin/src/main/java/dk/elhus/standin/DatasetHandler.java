package dk.elhus.standin;

import com.sun.net.httpserver.HttpExchange;
import dk.elhus.standin.contract.AsOf;
import dk.elhus.standin.contract.Dataset;
import dk.elhus.standin.contract.DatasetQuery;
import dk.elhus.standin.contract.Defaults;
import dk.elhus.standin.contract.Envelope;
import dk.elhus.standin.contract.Row;
import dk.elhus.standin.contract.RowSource;
import dk.elhus.standin.fault.Fault;
import dk.elhus.standin.fault.FaultBoard;
import dk.elhus.standin.fault.Spoiler;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Answers {@code /dataset/NAME}, rightly or with the fault that waits for it. */
final class DatasetHandler {

  private final RowSource source;
  private final RateLimiter limiter;
  private static final String JSON_TYPE = "application/json; charset=utf-8";

  private final FaultBoard faults;
  private final Defaults defaults;

  DatasetHandler(RowSource source, RateLimiter limiter, FaultBoard faults, Defaults defaults) {
    this.source = source;
    this.limiter = limiter;
    this.faults = faults;
    this.defaults = defaults;
  }

  void handle(HttpExchange exchange, String name, AsOf asOf) throws IOException {
    Optional<Dataset> dataset = source.dataset(name);
    if (dataset.isEmpty()) {
      Reply.plain(exchange, 404, "dataset not found " + name);
      return;
    }
    String address = exchange.getRemoteAddress().getAddress().getHostAddress();
    long wait = limiter.secondsToWait(name, address);
    if (wait > 0) {
      exchange.getResponseHeaders().set("Retry-After", Long.toString(wait));
      Reply.json(exchange, 429, FaultyReply.rateLimitBody(wait));
      return;
    }
    answer(exchange, dataset.get(), asOf);
  }

  private void answer(HttpExchange exchange, Dataset dataset, AsOf asOf) throws IOException {
    DatasetQuery query =
        DatasetQuery.parse(dataset, QueryString.of(exchange.getRequestURI()), asOf, defaults);
    Optional<Fault> fault = faults.take(dataset.name(), query.offset());
    if (fault.isPresent() && FaultyReply.instead(exchange, fault.get())) {
      return;
    }
    List<Row> selected = query.select(source.rows(dataset, query.range(), asOf));
    if (fault.isEmpty()) {
      send(exchange, Envelope.of(query, selected));
      return;
    }
    Envelope envelope = Spoiler.spoil(fault.get().kind(), query, selected);
    switch (fault.get().kind()) {
      case TRUNCATED_JSON -> sendHalf(exchange, envelope, false);
      case TRUNCATED_GZIP -> FaultyReply.halfPacked(exchange, JSON_TYPE, bytes(envelope));
      case CONNECTION_CUT -> sendHalf(exchange, envelope, true);
      default -> send(exchange, envelope);
    }
  }

  private static void send(HttpExchange exchange, Envelope envelope) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Reply.stream(exchange), 1 << 16)) {
      envelope.write(out);
    }
  }

  // announces all of it when the connection is to break, half of it when the JSON is to be cut
  private static void sendHalf(HttpExchange exchange, Envelope envelope, boolean announceAll)
      throws IOException {
    FaultyReply.half(exchange, JSON_TYPE, bytes(envelope), announceAll);
  }

  private static byte[] bytes(Envelope envelope) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    envelope.write(whole);
    return whole.toByteArray();
  }
}
