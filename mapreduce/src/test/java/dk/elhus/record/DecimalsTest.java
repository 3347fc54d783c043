package dk.elhus.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
  @ParameterizedTest
  @CsvSource({
    "0.13, 130000",
    "11.93, 11930000",
    "-54.21, -54210000",
    "0, 0",
    "-0.0, 0",
    "58, 58000000",
    "656.142688, 656142688",
    "2.0100000000, 2010000",
    "1.8E-05, 18",
    "1.2e3, 1200000000",
    "999999999999.999999, 999999999999999999"
  })
  void aNumberIsExactlyItsMillionths(String text, long millionths) throws Exception {
    assertThat(Decimals.parse(text)).isEqualTo(millionths);
  }

  @ParameterizedTest
  @CsvSource({
    "'14,95', a comma",
    "'1.234.567,00', a comma",
    "1.234.567, dots between thousands",
    "1.2345678, more than 6 decimals",
    "1E-7, more than 6 decimals",
    "1000000000000, more than 18 digits",
    "1e400, out of range",
    "'', is not a number",
    "-, is not a number",
    "+5, is not a number",
    ".5, is not a number",
    "5., is not a number",
    "NaN, is not a number",
    "0x10, is not a number",
    "12abc, is not a number",
    "'1 000', is not a number"
  })
  void whatIsNoNumberIsRefusedWithTheReason(String text, String reason) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> Decimals.parse(text))
        .withMessageContaining(reason)
        .withMessageContaining("'" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"٣", "１２"})
  void digitsOfOtherScriptsAreNoDigits(String text) {
    assertThatThrownBy(() -> Decimals.parse(text)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void aDivisionRoundsHalfAwayFromZero() {
    assertThat(Decimals.divide(5, 2)).isEqualTo(3);
    assertThat(Decimals.divide(-5, 2)).isEqualTo(-3);
    assertThat(Decimals.divide(1, 3)).isZero();
  }

  @Test
  void aSumThatTheColumnCannotHoldIsAnErrorNotAnotherNumber() {
    long largest = 999_999_999_999_999_999L;
    assertThatThrownBy(() -> Decimals.add(largest, 1)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Decimals.multiply(largest, 60))
        .isInstanceOf(ArithmeticException.class);
    assertThat(Decimals.add(largest, -largest)).isZero();
  }
}
