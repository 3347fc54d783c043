package dk.elhus.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A key as a person types it")
class KeyFilterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-01-11T10:00",
        "2025-01-11 10:00",
        "2025-01-11T10:00:00",
        "2025-01-11T10:00+01:00",
        "2025-01-11T09:00Z"
      })
  void danishTimeNeedsNoOffsetAndUtcHasItsZ(String text) throws Exception {
    assertThat(TypedMoment.parse(text)).containsExactly(second("2025-01-11T09:00:00Z"));
  }

  @Test
  void theDoubledHourOfAutumnIsBothUnlessItsOffsetTellsWhich() throws Exception {
    assertThat(TypedMoment.parse("2025-10-26T02:30"))
        .containsExactly(second("2025-10-26T00:30:00Z"), second("2025-10-26T01:30:00Z"));
    assertThat(TypedMoment.parse("2025-10-26T02:30+02:00"))
        .containsExactly(second("2025-10-26T00:30:00Z"));
    assertThat(TypedMoment.parse("2025-10-26T02:30+01:00"))
        .containsExactly(second("2025-10-26T01:30:00Z"));
  }

  @Test
  void theHourThatSpringSkipsIsNone() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> TypedMoment.parse("2025-03-30T02:30"))
        .withMessageContaining("clocks skip that hour");
  }

  @Test
  void columnsAtTheEndMayBeLeftOut() throws Exception {
    KeyFilter filter = KeyFilter.ofWords(Tables.SPOT_PRICE, List.of("DK1", "2025-01-11T10:00"));

    assertThat(filter.matches(price("DK1", "2025-01-11T09:00:00Z"))).isTrue();
    assertThat(filter.matches(price("DK2", "2025-01-11T09:00:00Z"))).isFalse();
    assertThat(filter.matches(price("DK1", "2025-01-11T10:00:00Z"))).isFalse();
    assertThat(KeyFilter.all(Tables.SPOT_PRICE).matches(price("DK2", "2025-01-11T09:00:00Z")))
        .isTrue();
  }

  @Test
  void columnsCanBeNamed() throws Exception {
    KeyFilter filter = KeyFilter.ofNames(Tables.SPOT_PRICE, Map.of("resolution_minutes", "60"));

    assertThat(filter.matches(price("DK2", "2025-01-11T09:00:00Z"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "price_area|DK1'|'DK1'' has a character that no key has",
        "start_utc|noon|spot_price.start_utc: 'noon' is no time",
        "resolution_minutes|an hour|'an hour' is no whole number",
        "local_month|2025-10|'local_month' is no key column of spot_price; those are price_area"
      })
  void whatIsWrongIsSaidWithItsColumn(String column, String value, String message) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> KeyFilter.ofNames(Tables.SPOT_PRICE, Map.of(column, value)))
        .withMessageContaining(message);
  }

  @Test
  void aKeyThatIsTooLongNamesItsColumns() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> KeyFilter.ofWords(Tables.POPULATION, List.of("101", "2025Q1", "more")))
        .withMessageContaining("has 2 columns, not 3: municipality_code, quarter");
  }

  private static Row price(String area, String start) {
    return new Row(Tables.SPOT_PRICE, "2025-01")
        .set("price_area", area)
        .set("start_utc", second(start))
        .set("resolution_minutes", 60);
  }

  private static long second(String instant) {
    return Instant.parse(instant).getEpochSecond();
  }
}
