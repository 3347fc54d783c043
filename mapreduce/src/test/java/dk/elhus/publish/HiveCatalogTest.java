package dk.elhus.publish;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The catalog of Hive")
class HiveCatalogTest {
  @Test
  void aServerThatDoesNotAnswerIsNamedWithTheMend() throws IOException {
    String url = "jdbc:hive2://127.0.0.1:" + portOfNobody() + "/";

    assertThatThrownBy(() -> HiveCatalog.connect(url, "elhus"))
        .isInstanceOf(SQLException.class)
        .hasMessage(
            "HiveServer2 at "
                + url
                + " does not answer, so nothing was published; start it, then load the night again");
  }

  private static int portOfNobody() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
