package dk.elhus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A command that is wrong gets one line with the mend")
class WrongOnPurposeTest {
  @TempDir private Path state;
  private Cli cli;

  @BeforeEach
  void noSandboxIsUp() {
    cli = new Cli(state);
  }

  @Test
  void aDateThatIsNone() {
    Cli.Result result = cli.type("night", "26-10-2025");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err().lines())
        .singleElement()
        .asString()
        .contains("'26-10-2025' is not a date such as 2025-10-26", "elhus night --help");
  }

  @Test
  void aLastNightBeforeTheFirst() {
    Cli.Result result = cli.type("nights", "--from", "2025-10-26", "--to", "2025-10-24");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err().lines()).singleElement().asString().contains("swap them");
  }

  @Test
  void aNightWithoutASandbox() {
    Cli.Result result = cli.type("night", "2025-10-26");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err().lines()).singleElement().asString().contains("elhus sandbox up");
  }

  @Test
  void aCommandThatDoesNotExist() {
    Cli.Result result = cli.type("nihgt", "2025-10-26");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("nihgt");
  }
}
