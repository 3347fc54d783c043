package dk.elhus.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A checksum over rows")
class RowsChecksumTest {
  @Test
  void doesNotDependOnTheirOrder() {
    assertThat(of(population(1), population(2), population(3)))
        .isEqualTo(of(population(3), population(1), population(2)));
  }

  @Test
  void tellsEveryValueTheEditionAndThePartition() {
    Row row = population(1);

    assertThat(of(row))
        .isNotEqualTo(of(population(2)))
        .isNotEqualTo(of(row.copy().learn(2025102602L)))
        .isNotEqualTo(of(row.copy().supersede(2025102602L)))
        .isNotEqualTo(of(in("2024", 1)));
  }

  @Test
  void tellsARowThatIsThereTwice() {
    assertThat(of(population(1), population(1))).isNotEqualTo(of(population(1))).isNotEqualTo(of());
  }

  @Test
  void ofNoRowsIsZero() {
    assertThat(of()).isEqualTo("0".repeat(32));
  }

  private static String of(Row... rows) {
    RowsChecksum checksum = new RowsChecksum();
    List.of(rows).forEach(checksum::add);
    return checksum.hex();
  }

  private static Row population(long persons) {
    return in("2025", persons);
  }

  private static Row in(String year, long persons) {
    return new Row(Tables.POPULATION, year)
        .set("municipality_code", "101")
        .set("quarter", "2025Q1")
        .set("persons", persons)
        .learn(2025102601L);
  }
}
