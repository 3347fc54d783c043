package dk.elhus.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.descriptor.DescriptorException;
import dk.elhus.descriptor.YamlSection;
import dk.elhus.record.Column;
import dk.elhus.record.Row;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A dataset whose descriptor declares its table. */
class DescribedCleanerTest {
  private static final Window JANUARY =
      Window.parse("2025-12-31T23:00:00Z", "2026-01-31T23:00:00Z");
  private static final String DESCRIPTOR =
      """
      name: Toy
      columns: {HourUTC: time, HourDK: time, Town: text, Area: text, Celsius: number, Wind: number}
      time_column: HourUTC
      resolution_minutes: 60
      rows:
        table: toy
        danish_time: HourDK
        key:
          town: text of Town
        values:
          price_area: optional price area of Area
          celsius: number of Celsius
          wind_m_per_s: optional number of Wind
      """;
  private static final TestRecord GOOD =
      TestRecord.of(
          "HourUTC", "2026-01-03T10:00:00",
          "HourDK", "2026-01-03T11:00:00",
          "Town", "Skagen",
          "Area", "DK1",
          "Celsius", "-1.5");

  private final DescribedCleaner cleaner = of(DESCRIPTOR);

  @Test
  void declaresATableOfIntervalsThatKeepsItsHistory() {
    assertThat(cleaner.table().key()).extracting(Column::name).containsExactly("town", "start_utc");
    assertThat(cleaner.table().columns())
        .extracting(Column::name)
        .containsSubsequence("start_local", "local_day", "price_area", "celsius", "wind_m_per_s")
        .endsWith("learned_edition", "superseded_edition");
    assertThat(cleaner.resolutionMinutes()).isEqualTo(60);
  }

  @Test
  void aRecordBecomesARow() throws Exception {
    Row row = cleaner.clean(GOOD, JANUARY);

    assertThat(row.partition()).isEqualTo("2026-01");
    assertThat(row.text("town")).isEqualTo("Skagen");
    assertThat(row.text("price_area")).isEqualTo("DK1");
    assertThat(row.number("celsius")).isEqualTo(-1_500_000);
    assertThat(row.isNull(cleaner.table().place("wind_m_per_s"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Celsius, '9,5', Celsius:",
    "Celsius, , Celsius is missing",
    "Town, , Town is missing",
    "Area, DK3, Area:",
    "HourUTC, 2026-01-03T10:30:00, HourUTC:",
    "HourDK, 2026-01-03T10:00:00, HourDK:",
    "HourUTC, 2025-01-03T10:00:00, HourDK:"
  })
  void aWrongFieldIsARejectThatNamesIt(String column, String text, String reason) {
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> cleaner.clean(GOOD.with(column, text), JANUARY))
        .withMessageStartingWith(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "number of Celsius, figure of Celsius, 'Toy.yaml, line 12, rows.values.celsius: \"figure\" is not known; known are text, number, price area, municipality'",
    "number of Celsius, Celsius, 'Toy.yaml, line 12, rows.values.celsius: must read like \"number of Celsius\", is \"Celsius\"'",
    "text of Town, text of City, 'Toy.yaml, line 9, rows.key.town: \"City\" is not one of the columns'",
    "town:, Town:, 'Toy.yaml, line 9, rows.key.Town: must be lower-case letters, digits and _'",
    "danish_time: HourDK, danish_time: Hour, 'Toy.yaml, line 7, rows.danish_time: \"Hour\" is not one of the columns'",
    "danish_time, danske_tid, 'Toy.yaml, line 7, rows.danske_tid: is not a known field'"
  })
  void aWrongDeclarationIsNamedWithItsLine(String right, String wrong, String message) {
    assertThatThrownBy(() -> of(DESCRIPTOR.replace(right, wrong)))
        .isInstanceOf(DescriptorException.class)
        .hasMessage(message);
  }

  private static DescribedCleaner of(String descriptor) {
    return DescribedCleaner.of(YamlSection.parse("Toy.yaml", new StringReader(descriptor)))
        .orElseThrow();
  }
}
