package dk.elhus.standin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dk.elhus.standin.contract.AsOf;
import dk.elhus.standin.fault.Fault;
import dk.elhus.standin.fault.FaultBoard;
import dk.elhus.standin.fault.FaultKind;
import dk.elhus.standin.statbank.CsvAnswer;
import dk.elhus.standin.statbank.Question;
import dk.elhus.standin.statbank.RefusedException;
import dk.elhus.standin.statbank.StatSource;
import dk.elhus.standin.statbank.StatTable;
import dk.elhus.standin.statbank.TableInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers {@code /v1/data} and {@code /v1/tableinfo} of StatBank. */
final class StatBankHandler {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CSV_TYPE = "text/csv; charset=utf-8";
  private static final String JSON_TYPE = "text/json; charset=utf-8";
  private static final long CHUNKED = 0;

  private final List<StatSource> sources;
  private final RateLimiter limiter;
  private final FaultBoard faults;

  StatBankHandler(List<StatSource> sources, RateLimiter limiter, FaultBoard faults) {
    this.sources = sources;
    this.limiter = limiter;
    this.faults = faults;
  }

  /**
   * @param kind {@code data} or {@code tableinfo}
   */
  void handle(HttpExchange exchange, String kind, AsOf asOf) throws IOException {
    try {
      JsonNode question = question(exchange);
      if (kind.equals("data")) {
        data(exchange, question, asOf);
      } else {
        info(exchange, question, asOf);
      }
    } catch (RefusedException e) {
      ObjectNode body = JSON.createObjectNode();
      body.put("errorTypeCode", e.type());
      body.put("message", e.getMessage());
      send(exchange, 400, JSON_TYPE, JSON.writeValueAsBytes(body));
    }
  }

  /** A question comes as JSON by POST, or a simple one as parameters by GET. */
  private static JsonNode question(HttpExchange exchange) throws IOException, RefusedException {
    if (exchange.getRequestMethod().equals("GET")) {
      return ofParameters(QueryString.of(exchange.getRequestURI()));
    }
    try {
      return JSON.readTree(exchange.getRequestBody());
    } catch (JsonProcessingException e) {
      throw new RefusedException("REQUEST-JSON", "The request is not JSON: " + oneLine(e));
    }
  }

  private static String oneLine(JsonProcessingException e) {
    return e.getOriginalMessage().replaceAll("\\s+", " ");
  }

  private static JsonNode ofParameters(Map<String, String> parameters) {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    parameters.forEach(question::put);
    if (parameters.containsKey("id")) {
      question.put("table", parameters.get("id"));
    }
    return question;
  }

  private void info(HttpExchange exchange, JsonNode question, AsOf asOf)
      throws IOException, RefusedException {
    String id = question.path("table").asText();
    String language = question.path("lang").asText(null);
    for (StatSource source : sources) {
      Optional<byte[]> stored = source.storedInfo(id, language);
      if (stored.isPresent()) {
        send(exchange, 200, JSON_TYPE, stored.get());
        return;
      }
    }
    String json = TableInfo.json(table(id), language, asOf);
    send(exchange, 200, JSON_TYPE, json.getBytes(StandardCharsets.UTF_8));
  }

  private StatTable table(String id) throws RefusedException {
    for (StatSource source : sources) {
      Optional<StatTable> table = source.table(id);
      if (table.isPresent()) {
        return table.get();
      }
    }
    throw new RefusedException("EXTRACT-NOTFOUND", "The table '" + id + "' was not found.");
  }

  private void data(HttpExchange exchange, JsonNode question, AsOf asOf)
      throws IOException, RefusedException {
    for (StatSource source : sources) {
      Optional<byte[]> stored = source.storedData(question);
      if (stored.isPresent()) {
        send(exchange, 200, CSV_TYPE, stored.get());
        return;
      }
    }
    String id = question.path("table").asText();
    StatTable table = table(id);
    long wait = limiter.secondsToWait(id, exchange.getRemoteAddress().getHostString());
    if (wait > 0) {
      exchange.getResponseHeaders().set("Retry-After", Long.toString(wait));
      Reply.json(exchange, 429, FaultyReply.rateLimitBody(wait));
      return;
    }
    answer(exchange, id, Question.parse(question, table, asOf));
  }

  private void answer(HttpExchange exchange, String id, Question question) throws IOException {
    Optional<Fault> fault = faults.take(id, 0);
    if (fault.isPresent() && FaultyReply.instead(exchange, fault.get())) {
      return;
    }
    FaultKind kind = fault.map(Fault::kind).orElse(FaultKind.SLOW);
    if (kind == FaultKind.TRUNCATED_JSON || kind == FaultKind.CONNECTION_CUT) {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      CsvAnswer.write(question, whole);
      boolean cut = kind == FaultKind.CONNECTION_CUT;
      FaultyReply.half(exchange, CSV_TYPE, whole.toByteArray(), cut);
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", CSV_TYPE);
    exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=" + id + ".csv");
    exchange.sendResponseHeaders(200, CHUNKED);
    try (OutputStream out = exchange.getResponseBody()) {
      CsvAnswer.write(question, out);
    }
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
