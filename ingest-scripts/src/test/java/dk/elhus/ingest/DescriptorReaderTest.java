package dk.elhus.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.elhus.descriptor.DescriptorException;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A descriptor that is wrong says where: file, line and field. */
class DescriptorReaderTest {
  @Test
  void aDescriptorSaysAllThatAPullMustKnow() {
    DatasetDescriptor dataset = Descriptors.dayAhead();

    assertThat(dataset.name()).isEqualTo("DayAheadPrices");
    assertThat(dataset.columns()).hasSize(5).startsWith("TimeUTC");
    assertThat(dataset.keyColumns()).containsExactly("TimeUTC", "PriceArea");
    assertThat(dataset.filter().orElseThrow().values()).containsExactly("DK1", "DK2");
    assertThat(dataset.window()).contains(new DatasetDescriptor.WindowRule(0, 7, 1));
    assertThat(dataset.life().firstDay()).contains(LocalDate.parse("2025-10-01"));
    assertThat(dataset.life().lastDay()).isEmpty();
    assertThat(dataset.request().timeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(dataset.cutOff()).isEqualTo(Duration.ofHours(4));
    assertThat(dataset.audit().orElseThrow().words())
        .containsExactly("rejected_share: warn above 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          name: .*              | name: Other             | line 1, name: is "Other", so the file must be called Other.yaml
          name: .*              | name: ../etc            | line 1, name: must be letters, digits and _ only
          source: .*            | source: ftp             | line 2, source: must be energi-data-service or statbank or elhus or postgresql, is "ftp"
          schema: .*            | schema:                 | line 3, schema: must be one value, and not an empty one
          PriceArea: text       | PriceArea: words        | line 7, columns.PriceArea: must be text, time or number, is "words"
          time_column: .*       | time_column: HourUTC    | line 10, time_column: "HourUTC" is not one of the columns
          key_columns: .*       | key_columns: [PriceArea]| line 11, key_columns: must name the time column TimeUTC
          key_columns: .*       | key_columns: [A, A]     | line 11, key_columns: "A" stands twice
          values: .*            | values: DK1             | line 14, filter.values: must be a list with at least one entry
          resolution_minutes: .*| resolution_minutes: 0   | line 15, resolution_minutes: must be a whole number from 1 to 1440, is "0"
          lag_days: .*          | lag_days: eight         | line 17, window.lag_days: must be a whole number from 0 to 36500, is "eight"
          lag_days: .*          | lag_day: 8              | line 17, window.lag_days: is missing
          first_day: .*         | first_day: 1.10.2025    | line 21, life.first_day: must be a day such as 2025-10-01, is "1.10.2025"
          first_day: .*         | first_of: 2025-10-01    | line 21, life.first_of: is not a known field
          page_size: .*         | page_size: -1           | line 23, request.page_size: must be a whole number from 1 to 10000000, is "-1"
          pause: .*             | pause: 1s               | line 24, request.pause: must be a duration of at least PT0S, such as PT30S, is "1s"
          cut_off: .*           | cut_off: 4: h           | line 29: is not YAML
          cut_off: .*           | name: DayAheadPrices    | line 29, name: stands twice
          cut_off: .*           | cutoff: PT4H            | line 1, cut_off: is missing
          """)
  void whatIsWrongIsNamedWithFileLineAndField(String before, String after, String complaint) {
    String yaml = Descriptors.DAY_AHEAD.replaceAll("(?m)^( *)" + before + "$", "$1" + after);

    assertThatThrownBy(() -> Descriptors.read(yaml))
        .isInstanceOf(DescriptorException.class)
        .hasMessageStartingWith("DayAheadPrices.yaml, " + complaint);
  }

  @Test
  void aLifeThatEndsBeforeItBeginsIsRefused() {
    String yaml =
        Descriptors.DAY_AHEAD.replace(
            "first_day: 2025-10-01", "first_day: 2025-10-01\n  last_day: 2025-09-30");

    assertThatThrownBy(() -> Descriptors.read(yaml))
        .hasMessage(
            "DayAheadPrices.yaml, line 22, life.last_day: 2025-09-30 is before"
                + " first_day 2025-10-01");
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThatThrownBy(() -> Descriptors.read("# nothing yet\n"))
        .hasMessage("DayAheadPrices.yaml: must hold fields such as \"name: value\"");
  }

  @Test
  void aSchemaThatIsNotThereIsNamed() {
    String yaml = Descriptors.DAY_AHEAD.replace("schema: DayAheadPrices", "schema: Nowhere");

    assertThatThrownBy(() -> LandedSchema.of(Descriptors.read(yaml)))
        .hasMessage("DayAheadPrices.yaml, schema: there is no avro/Nowhere.avsc on the class path");
  }

  @Test
  void aSchemaThatDoesNotFitTheColumnsNamesTheOddOne() {
    String more =
        Descriptors.DAY_AHEAD.replace("  TimeDK: time\n", "  TimeDK: time\n  Volume: number\n");
    String fewer = Descriptors.DAY_AHEAD.replace("  TimeDK: time\n", "");

    assertThatThrownBy(() -> LandedSchema.of(Descriptors.read(more)))
        .hasMessageContaining("the landed schema lacks Volume");
    assertThatThrownBy(() -> LandedSchema.of(Descriptors.read(fewer)))
        .hasMessageContaining("the landed schema has TimeDK, which is not in columns");
  }
}
