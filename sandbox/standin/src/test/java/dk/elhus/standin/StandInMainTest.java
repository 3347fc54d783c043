package dk.elhus.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Wrong on purpose: each mistake is one line that says what to do, and a code that is not 0. */
class StandInMainTest {

  private final StringWriter said = new StringWriter();

  private int run(String... args) {
    CommandLine commandLine = StandInMain.commandLine();
    commandLine.setErr(new PrintWriter(said, true));
    return commandLine.execute(args);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "--port            | 70000      | --port 70000 is not between 0 and 65535",
        "--rate-per-minute | -1         | --rate-per-minute -1 is not between 0",
        "--now             | tomorrow   | Invalid value for option '--now'",
        "--fault           | earthquake | unknown fault 'earthquake'; there are rate-limited, ",
        "--fault           | slow:X:few | fault 'slow:X:few' is not of the form KIND[",
        "--files           | /no/folder | /no/folder is not a folder; give --files a folder of",
        "--speed           | 3          | Unknown options: '--speed', '3'",
      })
  void aWrongOptionIsOneLine(String option, String value, String message) {
    assertThat(run(option, value)).isNotZero();
    assertThat(said.toString()).startsWith("stand-in: ").contains(message);
    assertThat(said.toString().lines()).hasSize(1);
  }

  @Test
  void aTakenPortIsNamed() throws IOException {
    try (StandIn first = StandIn.start(StandInConfig.defaults())) {
      String port = Integer.toString(first.port());

      assertThat(run("--port", port)).isEqualTo(1);
      assertThat(said.toString())
          .isEqualToIgnoringNewLines(
              "stand-in: port " + port + " on 127.0.0.1 is taken; choose another one with --port");
    }
  }
}
