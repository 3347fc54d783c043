package dk.elhus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A parameter that is more than a value")
class InjectionTest {
  @TempDir private Path state;

  /** Nothing is asked of any server: there is none, and the message is about the parameter. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "night¦2025-10-26; rm -rf / | is not a date",
        "night¦2025-10-26¦--since¦2025-01-01' OR '1'='1 | is not a date",
        "nights¦--from¦2025-10-26${jdbcUser}¦--to¦2025-10-27 | is not a date",
        "report¦usage¦--region¦DK1' OR '1'='1¦--start-date¦2025-01-01¦--end-date¦2025-01-02 | region",
        "report¦usage¦--region¦DK1¦--start-date¦2025-01-01'--¦--end-date¦2025-01-02 | start_date",
        "report¦usage¦--region¦${hiveconf:x}¦--start-date¦2025-01-01¦--end-date¦2025-01-02 | region",
        "report¦../../../etc/passwd | ../../../etc/passwd",
        "source¦describe¦../../../etc/passwd | there is no dataset",
        "source¦new¦../../x¦-c¦Hour=time | ../../x",
        "sandbox¦logs¦../../etc/passwd | ../../etc/passwd",
        "sandbox¦stop¦oozie; reboot | no process is called 'oozie; reboot'",
      })
  void isRefusedBeforeAnybodyIsAsked(String words, String message) {
    Cli.Result result = new Cli(state).type(words.split("¦"));

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.err()).contains(message);
    assertThat(result.out()).isEmpty();
  }
}
