package dk.elhus.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

/** Our decimals against the library's. */
class DecimalsPropertiesTest {
  private static final long LARGEST = 999_999_999_999_999_999L;

  @Property(tries = 2000, seed = "21")
  void aNumberThatFitsIsReadExactlyInAnyNotation(
      @ForAll @BigRange(min = "-999999999999", max = "999999999999") @Scale(6) BigDecimal number,
      @ForAll @IntRange(min = -9, max = 9) int exponent)
      throws InvalidValueException {
    long scaled = number.movePointRight(Decimals.SCALE).longValueExact();
    String withExponent = number.movePointLeft(exponent).toPlainString() + "E" + exponent;

    assertThat(Decimals.parse(number.toPlainString())).isEqualTo(scaled);
    assertThat(Decimals.toBigDecimal(scaled)).isEqualByComparingTo(number);
    assertThat(parsedOrRefused(withExponent)).isIn(scaled, null);
  }

  @Property(tries = 1000, seed = "22")
  void whatWouldHaveToBeRoundedIsRefused(
      @ForAll @LongRange(min = -1_000_000_000L, max = 1_000_000_000L) long tenMillionths) {
    Assume.that(tenMillionths % 10 != 0);

    assertThatThrownBy(() -> Decimals.parse(BigDecimal.valueOf(tenMillionths, 7).toPlainString()))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("more than 6 decimals");
  }

  @Property(tries = 2000, seed = "23")
  void sumsAndProductsAreExactOrRefused(
      @ForAll @LongRange(min = -LARGEST, max = LARGEST) long one,
      @ForAll @LongRange(min = -LARGEST, max = LARGEST) long other,
      @ForAll @IntRange(min = -1500, max = 1500) int factor) {
    BigDecimal exactOne = Decimals.toBigDecimal(one);

    assertExactOrRefused(
        exactOne.add(Decimals.toBigDecimal(other)), () -> Decimals.add(one, other));
    assertExactOrRefused(
        exactOne.multiply(BigDecimal.valueOf(factor)), () -> Decimals.multiply(one, factor));
  }

  @Property(tries = 2000, seed = "24")
  void aMeanIsRoundedHalfAwayFromZero(
      @ForAll @LongRange(min = -LARGEST, max = LARGEST) long sum,
      @ForAll @LongRange(min = 1, max = 100_000) long count) {
    assertThat(Decimals.divide(sum, count))
        .isEqualTo(
            BigDecimal.valueOf(sum)
                .divide(BigDecimal.valueOf(count), RoundingMode.HALF_UP)
                .longValueExact());
    assertThat(Decimals.divide(-sum, count)).isEqualTo(-Decimals.divide(sum, count));
  }

  private interface Arithmetic {
    long compute();
  }

  private static void assertExactOrRefused(BigDecimal exact, Arithmetic ours) {
    if (exact.unscaledValue().abs().compareTo(BigInteger.valueOf(LARGEST)) <= 0) {
      assertThat(Decimals.toBigDecimal(ours.compute())).isEqualByComparingTo(exact);
    } else {
      assertThatThrownBy(ours::compute).isInstanceOf(ArithmeticException.class);
    }
  }

  private static Long parsedOrRefused(String text) {
    try {
      return Decimals.parse(text);
    } catch (InvalidValueException e) {
      return null;
    }
  }
}
