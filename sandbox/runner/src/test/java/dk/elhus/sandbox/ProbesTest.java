package dk.elhus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ProbesTest {

  @Test
  void anAnswerThatSaysNormalIsWell() throws IOException {
    assertThat(oozieThatSays(200, "{\"systemMode\":\"NORMAL\"}")).isNull();
  }

  @Test
  void anAnswerThatSaysSafeModeIsNotEnough() throws IOException {
    assertThat(oozieThatSays(200, "{\"systemMode\":\"SAFEMODE\"}")).isEqualTo("mode NORMAL");
  }

  @Test
  void aServerThatIsStillUnpackingIsNotEnough() throws IOException {
    assertThat(oozieThatSays(503, "{\"systemMode\":\"NORMAL\"}")).isEqualTo("mode NORMAL");
  }

  @Test
  void nobodyThere() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }

    assertThat(Probes.http(port, "/health").missing()).contains("an answer on port " + port);
    assertThat(Probes.thrift(port).missing()).contains("an answer on port " + port);
  }

  @Test
  void aMetastoreThatAnswersInThriftIsWell() throws Exception {
    assertThat(
            conversation(
                port -> Probes.thrift(port).missing().orElse(null),
                (in, out) -> {
                  in.readInt();
                  byte[] method = in.readNBytes(in.readInt());
                  readSequenceAndNoArguments(in);
                  out.writeInt(
                      new String(method, StandardCharsets.US_ASCII).equals("getStatus")
                          ? 0x80010002
                          : 0x80010003);
                }))
        .isNull();
  }

  @Test
  void aHiveServerThatLetsUsInIsWell() throws Exception {
    assertThat(
            conversation(
                port -> Probes.hiveLogin(port, "elhus", "secret").missing().orElse(null),
                (in, out) -> {
                  in.readByte();
                  in.readNBytes(in.readInt());
                  in.readByte();
                  in.readNBytes(in.readInt());
                  out.writeByte(5);
                }))
        .isNull();
  }

  /** A socket closed with bytes unread is reset, and the reset may overtake the answer. */
  private static void readSequenceAndNoArguments(DataInputStream in) throws IOException {
    in.readInt();
    in.readByte();
  }

  private static String oozieThatSays(int status, String body) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/status",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    try {
      return Probes.json(
              server.getAddress().getPort(),
              "/status",
              all -> all.path("systemMode").asText().equals("NORMAL"),
              "mode NORMAL")
          .missing()
          .orElse(null);
    } finally {
      server.stop(0);
    }
  }

  private static String conversation(Asker asker, Answerer answerer) throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      CompletableFuture<Void> server =
          CompletableFuture.runAsync(
              () -> {
                try (Socket client = socket.accept()) {
                  answerer.answer(
                      new DataInputStream(client.getInputStream()),
                      new DataOutputStream(client.getOutputStream()));
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      String missing = asker.ask(socket.getLocalPort());
      server.join();
      return missing;
    }
  }

  private interface Asker {
    String ask(int port);
  }

  private interface Answerer {
    void answer(DataInputStream in, DataOutputStream out) throws IOException;
  }
}
