package dk.elhus.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PublishArgumentsTest {
  private static final PublishArguments EXPECTED =
      new PublishArguments(
          "/elhus",
          LocalDate.of(2025, 10, 26),
          "0000001-W",
          "jdbc:hive2://127.0.0.1:10000/;auth=noSasl",
          "elhus");

  @Test
  void aValueMayBeJoinedToItsName() {
    assertThat(
            PublishArguments.parse(
                "--root=/elhus",
                "--night=2025-10-26",
                "--run=0000001-W",
                "--jdbc-url=jdbc:hive2://127.0.0.1:10000/;auth=noSasl",
                "--jdbc-user=elhus"))
        .isEqualTo(EXPECTED);
  }

  @Test
  void aValueMayFollowItsName() {
    assertThat(
            PublishArguments.parse(
                "--root",
                "/elhus",
                "--night",
                "2025-10-26",
                "--run",
                "0000001-W",
                "--jdbc-url",
                "jdbc:hive2://127.0.0.1:10000/;auth=noSasl",
                "--jdbc-user",
                "elhus"))
        .isEqualTo(EXPECTED);
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatThrownBy(() -> PublishArguments.parse("--root=/elhus"))
        .hasMessage(
            "--jdbc-url is missing; needed are --jdbc-url, --jdbc-user, --night, --root, --run");
  }

  @Test
  void whatIsUnknownIsNamed() {
    assertThatThrownBy(() -> PublishArguments.parse("--rot=/elhus"))
        .hasMessageStartingWith("--rot=/elhus is unknown");
  }

  @Test
  void aNightIsAnIsoDate() {
    assertThatThrownBy(
            () ->
                PublishArguments.parse(
                    "--root=/elhus",
                    "--night=26/10/2025",
                    "--run=r",
                    "--jdbc-url=jdbc:hive2:///",
                    "--jdbc-user=elhus"))
        .hasMessage("--night=26/10/2025 is no date; write it as 2025-10-26");
  }
}
