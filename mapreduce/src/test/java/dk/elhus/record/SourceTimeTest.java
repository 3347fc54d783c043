package dk.elhus.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTimeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-03-05T22:00:00",
        "2024-03-05 22:00:00",
        "2024-03-05T22:00",
        "2024-03-05 22:00"
      })
  void allFormsOfTheSourcesAreTheSameMoment(String text) throws Exception {
    assertThat(SourceTime.parse(text))
        .isEqualTo(Instant.parse("2024-03-05T22:00:00Z").getEpochSecond());
  }

  @ParameterizedTest
  @CsvSource({
    "2024-03-05, has no hour",
    "05-03-2024 22:00, is not a time",
    "2024-03-05T22, is not a time",
    "2024-03-05T22:00:00Z, is not a time",
    "2024-03-05T22:00:00.000, is not a time",
    "45356.9166, is not a time",
    "rubbish, is not a time",
    "2024-02-30T10:00, is not a real date",
    "2024-03-05T24:00, is not a real date"
  })
  void anythingElseIsRefused(String text, String reason) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> SourceTime.parse(text))
        .withMessageContaining("'" + text + "' " + reason);
  }
}
