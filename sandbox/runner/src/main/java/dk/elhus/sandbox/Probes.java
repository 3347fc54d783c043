package dk.elhus.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** The questions that tell whether a server serves: over HTTP, or in its own protocol. */
final class Probes {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .connectTimeout(TIMEOUT)
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  private static final int SASL_START = 1;
  private static final int SASL_OK = 2;
  private static final int SASL_COMPLETE = 5;
  private static final int THRIFT_CALL = 0x80010001;
  private static final int THRIFT_REPLY = 0x80010002;

  private Probes() {}

  /** A JSON answer that fulfils a condition. */
  static Health json(int port, String path, Predicate<JsonNode> good, String phrase) {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return () -> {
      try {
        HttpRequest request =
            HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header("Accept", "application/json")
                .build();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() == 200 && good.test(JSON.readTree(answer.body()))
            ? Optional.empty()
            : Optional.of(phrase);
      } catch (IOException notYet) {
        return Optional.of("an answer on port " + port);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SandboxException("interrupted", "run the same command again: it goes on", e);
      }
    };
  }

  /** Any answer at all with status 200. */
  static Health http(int port, String path) {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return () -> {
      try {
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
        int status = HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        return status == 200 ? Optional.empty() : Optional.of("a good answer on port " + port);
      } catch (IOException notYet) {
        return Optional.of("an answer on port " + port);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SandboxException("interrupted", "run the same command again: it goes on", e);
      }
    };
  }

  /** A bean of Hadoop's {@code /jmx} page. */
  static Health jmx(int port, String bean, Predicate<JsonNode> good, String phrase) {
    return json(port, "/jmx?qry=" + bean, all -> good.test(all.path("beans").path(0)), phrase);
  }

  /** A Thrift server without authentication that answers {@code getStatus}. */
  static Health thrift(int port) {
    return speak(
        port,
        (out, in) -> {
          byte[] method = "getStatus".getBytes(StandardCharsets.US_ASCII);
          out.writeInt(THRIFT_CALL);
          out.writeInt(method.length);
          out.write(method);
          out.writeInt(0); // sequence
          out.writeByte(0); // no arguments
          out.flush();
          return in.readInt() == THRIFT_REPLY;
        });
  }

  /** HiveServer2: the login that every JDBC connection begins with. */
  static Health hiveLogin(int port, String user, String password) {
    return speak(
        port,
        (out, in) -> {
          saslMessage(out, SASL_START, "PLAIN");
          saslMessage(out, SASL_OK, "\0" + user + "\0" + password);
          out.flush();
          return in.readByte() == SASL_COMPLETE;
        });
  }

  private static void saslMessage(DataOutputStream out, int status, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeByte(status);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static Health speak(int port, Conversation conversation) {
    return () -> {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), (int) TIMEOUT.toMillis());
        socket.setSoTimeout((int) TIMEOUT.toMillis());
        boolean good =
            conversation.with(
                new DataOutputStream(socket.getOutputStream()),
                new DataInputStream(socket.getInputStream()));
        return good ? Optional.empty() : Optional.of("a proper answer on port " + port);
      } catch (IOException notYet) {
        return Optional.of("an answer on port " + port);
      }
    };
  }

  @FunctionalInterface
  private interface Conversation {
    boolean with(DataOutputStream out, DataInputStream in) throws IOException;
  }
}
