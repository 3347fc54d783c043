package dk.elhus.standin;

import com.sun.net.httpserver.HttpExchange;
import dk.elhus.standin.fault.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** The faults that do not depend on what was asked. */
final class FaultyReply {

  private FaultyReply() {}

  /** Answers in place of the right answer, if the fault is of that kind. */
  static boolean instead(HttpExchange exchange, Fault fault) throws IOException {
    switch (fault.kind()) {
      case RATE_LIMITED -> Reply.json(exchange, 429, rateLimitBody(fault.delay().toSeconds()));
      case RETRY_LATER -> {
        exchange.getResponseHeaders().set("Retry-After", Long.toString(fault.delay().toSeconds()));
        Reply.json(exchange, 429, rateLimitBody(fault.delay().toSeconds()));
      }
      case FORBIDDEN -> Reply.plain(exchange, 403, "Forbidden");
      case INTERNAL_ERROR -> Reply.plain(exchange, 500, "Internal Server Error");
      case GATEWAY_TIMEOUT ->
          Reply.html(exchange, 504, "<html><body><h1>504 Gateway Time-out</h1></body></html>");
      case HTML_PAGE ->
          Reply.html(exchange, 200, "<!DOCTYPE html><html><body>Maintenance</body></html>");
      case EMPTY_BODY -> Reply.json(exchange, 200, "");
      case SLOW -> {
        sleep(fault);
        return false;
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  static String rateLimitBody(long seconds) {
    return "{\"statusCode\":429,\"message\":\"Rate limit is exceeded. Try again in "
        + seconds
        + " seconds.\"}";
  }

  private static void sleep(Fault fault) throws IOException {
    try {
      Thread.sleep(fault.delay().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while an answer was held back", e);
    }
  }

  /** Packs a body and sends the first half of that. */
  static void halfPacked(HttpExchange exchange, String type, byte[] whole) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(whole);
    }
    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    half(exchange, type, packed.toByteArray(), false);
  }

  /**
   * Sends the first half of a body.
   *
   * @param announceAll whether the whole length is announced, so that the connection breaks
   */
  static void half(HttpExchange exchange, String type, byte[] whole, boolean announceAll)
      throws IOException {
    int half = whole.length / 2;
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, announceAll ? whole.length : half);
    exchange.getResponseBody().write(whole, 0, half);
    exchange.getResponseBody().flush();
  }
}
