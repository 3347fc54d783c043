package dk.elhus.standin;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Sends small answers. */
final class Reply {

  private static final long NO_BODY = -1;
  private static final long CHUNKED = 0;

  private Reply() {}

  static void plain(HttpExchange exchange, int status, String text) throws IOException {
    send(exchange, status, "text/plain; charset=utf-8", text);
  }

  static void json(HttpExchange exchange, int status, String text) throws IOException {
    send(exchange, status, "application/json; charset=utf-8", text);
  }

  static void html(HttpExchange exchange, int status, String text) throws IOException {
    send(exchange, status, "text/html; charset=utf-8", text);
  }

  static void empty(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, NO_BODY);
  }

  /** A JSON body of unknown length, written as it is made. */
  static OutputStream stream(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(200, CHUNKED);
    return exchange.getResponseBody();
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? NO_BODY : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
