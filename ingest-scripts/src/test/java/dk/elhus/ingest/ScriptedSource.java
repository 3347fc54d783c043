package dk.elhus.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/** A source that answers each request with the next reply of a script, and keeps the requests. */
final class ScriptedSource implements AutoCloseable {
  /**
   * @param declared length that the header declares; more than the body has cuts the body off
   * @param stalls whether the rest of the body never comes
   */
  record Reply(
      int status, Map<String, String> headers, byte[] body, long declared, boolean stalls) {
    Reply with(String header, String value) {
      Map<String, String> more = new LinkedHashMap<>(headers);
      more.put(header, value);
      return new Reply(status, more, body, declared, stalls);
    }

    /** The body packed; {@code lost} bytes of its end do not come, though nothing says so. */
    Reply gzipped(int lost) {
      byte[] packed = gzip(body);
      byte[] sent = Arrays.copyOf(packed, packed.length - lost);
      return new Reply(status, headers, sent, sent.length, stalls).with("Content-Encoding", "gzip");
    }

    /** Only the first bytes come, and then the connection ends. */
    Reply brokenOffAfter(int bytes) {
      return new Reply(status, headers, Arrays.copyOf(body, bytes), body.length, false);
    }

    /** Only the first bytes come, and then nothing for ever. */
    Reply stallingAfter(int bytes) {
      return new Reply(status, headers, Arrays.copyOf(body, bytes), body.length, true);
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Deque<Reply> script = new ArrayDeque<>();
  private final List<String> requests = new ArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private Runnable beforeReply = () -> {};

  ScriptedSource() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  static Reply reply(int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new Reply(status, Map.of(), bytes, bytes.length, false);
  }

  static Reply json(String body) {
    return reply(200, body).with("Content-Type", "application/json; charset=utf-8");
  }

  /** A page of records: {@code total} is left out when negative. */
  static Reply page(String dataset, long total, String... records) {
    String counted = total < 0 ? "" : "\"total\":" + total + ",";
    return json(
        "{%s\"limit\":2,\"dataset\":\"%s\",\"records\":[%s]}"
            .formatted(counted, dataset, String.join(",", records)));
  }

  ScriptedSource then(Reply... replies) {
    script.addAll(List.of(replies));
    return this;
  }

  /** Something that happens elsewhere while the source thinks about its answer. */
  void meanwhile(Runnable happening) {
    beforeReply = happening;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Requests so far, decoded; what was posted follows the address. */
  synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private synchronized Reply next(String request, String question) {
    String uri = URLDecoder.decode(request, StandardCharsets.UTF_8);
    requests.add(question.isEmpty() ? uri : uri + " " + question);
    return script.isEmpty() ? reply(500, "the script has ended") : script.remove();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Reply reply = next(exchange.getRequestURI().toString(), question);
    beforeReply.run();
    try (exchange) {
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(reply.status(), reply.declared() == 0 ? -1 : reply.declared());
      OutputStream out = exchange.getResponseBody();
      out.write(reply.body());
      out.flush();
      if (reply.stalls()) {
        closed.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
