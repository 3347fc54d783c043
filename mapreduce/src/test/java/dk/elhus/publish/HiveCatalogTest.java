package dk.elhus.publish;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.action.HiveLogin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The catalog of Hive")
class HiveCatalogTest {
  @Test
  void aServerThatDoesNotAnswerIsNamedWithTheMend() throws IOException {
    String url = "jdbc:hive2://127.0.0.1:" + portOfNobody() + "/";

    assertThatThrownBy(
            () -> HiveCatalog.connect(new Configuration(false), new HiveLogin(url, "elhus", "")))
        .isInstanceOf(SQLException.class)
        .hasMessageStartingWith(
            "HiveServer2 at " + url + " does not let elhus in, so nothing was published (")
        .hasMessageEndingWith("); start it or mend the account, then load the night again");
  }

  private static int portOfNobody() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
