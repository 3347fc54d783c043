package dk.elhus.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PublishArgumentsTest {
  private static final String URL = "jdbc:hive2://127.0.0.1:10000/;auth=noSasl";

  @Test
  void aValueMayBeJoinedToItsName() {
    PublishArguments arguments =
        PublishArguments.parse(
            "--root=/elhus",
            "--night=2025-10-26",
            "--run=0000001-W",
            "--jdbc-url=" + URL,
            "--jdbc-user=elhus",
            "--jdbc-password-file=/secrets/hive.password");

    assertThat(arguments.hive().passwordFile()).isEqualTo("/secrets/hive.password");
    assertThat(arguments.hive().url()).isEqualTo(URL);
    assertThat(arguments.hive().user()).isEqualTo("elhus");
    assertThat(arguments.load().night()).isEqualTo(LocalDate.of(2025, 10, 26));
  }

  @Test
  void aValueMayFollowItsName() {
    PublishArguments arguments =
        PublishArguments.parse(
            "--jdbc-url",
            URL,
            "--jdbc-user",
            "elhus",
            "--root",
            "/elhus",
            "--night",
            "2025-10-26",
            "--run",
            "0000001-W");

    assertThat(arguments.hive().url()).isEqualTo(URL);
    assertThat(arguments.load().runId()).isEqualTo("0000001-W");
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatThrownBy(() -> PublishArguments.parse("--root=/elhus", "--jdbc-user=elhus"))
        .hasMessage("--jdbc-url is missing; it says how to reach HiveServer2");
  }

  @Test
  void whatIsUnknownIsNamed() {
    assertThatThrownBy(
            () -> PublishArguments.parse("--jdbc-url=" + URL, "--jdbc-user=e", "--rot=/elhus"))
        .hasMessageContaining("unknown argument '--rot=/elhus'");
  }
}
