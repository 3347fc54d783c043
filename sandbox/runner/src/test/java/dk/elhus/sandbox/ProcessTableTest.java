package dk.elhus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Linux's table of processes")
class ProcessTableTest {
  private final ProcessTable table = new ProcessTable();
  private final Path here = Path.of("").toAbsolutePath();

  @Test
  void knowsWhoListensOnAPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(table.listens(here, socket.getLocalPort())).isTrue();
      assertThat(table.listens(here.resolve("elsewhere"), socket.getLocalPort())).isFalse();
    }
  }

  @Test
  void knowsThatNobodyListensOnAPort() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThat(table.listens(here, port)).isFalse();
  }
}
