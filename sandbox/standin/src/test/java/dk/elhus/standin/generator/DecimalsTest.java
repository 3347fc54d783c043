package dk.elhus.standin.generator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decimals as whole millionths. */
class DecimalsTest {

  @ParameterizedTest(name = "{0} millionths are {1}")
  @CsvSource({
    "0, 0.0",
    "1, 0.000001",
    "-1, -0.000001",
    "766000000, 766.0",
    "28139999, 28.139999",
    "-120000, -0.12",
    "-1500000, -1.5",
  })
  void textHasOneToSixDecimals(long millionths, String text) {
    assertThat(Decimals.text(millionths)).isEqualTo(text);
  }

  @Test
  void roundingToAStepGoesToTheNearest() {
    assertThat(Decimals.toStep(149, 100)).isEqualTo(100);
    assertThat(Decimals.toStep(150, 100)).isEqualTo(200);
    assertThat(Decimals.toStep(-149, 100)).isEqualTo(-100);
    assertThat(Decimals.toStep(-151, 100)).isEqualTo(-200);
  }
}
