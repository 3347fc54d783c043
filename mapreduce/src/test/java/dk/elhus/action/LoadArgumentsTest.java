package dk.elhus.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LoadArgumentsTest {
  @Test
  void bothWaysToWriteAnArgumentAreRead() {
    LoadArguments load =
        LoadArguments.parse("--root=/elhus", "--night", "2025-10-26", "--run=0000001-oozie-W");

    assertThat(load.layout().root()).isEqualTo("/elhus");
    assertThat(load.night()).isEqualTo(LocalDate.of(2025, 10, 26));
    assertThat(load.runId()).isEqualTo("0000001-oozie-W");
  }

  @Test
  void whatIsWrongIsSaidInOneLine() {
    refuse("--night is missing", "--root=/e", "--run=a");
    refuse("'--colour=red'", "--root=/e", "--night=2025-10-26", "--run=a", "--colour=red");
    refuse("write it like 2025-10-26", "--root=/e", "--night=26.10.2025", "--run=a");
    refuse("letters, digits", "--root=/e", "--night=2025-10-26", "--run=../up");
    refuse("--run has no value", "--root=/e", "--night=2025-10-26", "--run");
  }

  private static void refuse(String message, String... args) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LoadArguments.parse(args))
        .withMessageContaining(message);
  }
}
