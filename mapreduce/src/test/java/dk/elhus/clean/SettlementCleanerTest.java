package dk.elhus.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.elhus.record.Column;
import dk.elhus.record.Row;
import dk.elhus.record.Tables;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettlementCleanerTest {
  private static final Window JANUARY =
      Window.parse("2024-12-31T23:00:00Z", "2025-01-31T23:00:00Z");

  private final SettlementCleaner cleaner = new SettlementCleaner();

  @Test
  void everyColumnOfTheSourceLandsInItsOwnColumn() throws Exception {
    List<String> columns = amountsOfTheSource();
    TestRecord record = hour();
    for (int i = 0; i < columns.size(); i++) {
      record = record.with(columns.get(i), String.valueOf(i + 1));
    }

    Row row = cleaner.clean(record, JANUARY);

    for (int i = 0; i < columns.size(); i++) {
      Column column = Tables.SETTLEMENT.columns().get(5 + i);
      assertThat(row.number(column.name())).as(columns.get(i)).isEqualTo((i + 1) * 1_000_000L);
      assertThat(letters(column.name())).isEqualTo(letters(columns.get(i)));
    }
  }

  @Test
  void anAreaHasNoExchangeWithANeighbourThatItDoesNotBorder() throws Exception {
    Row row = cleaner.clean(hour().with("PriceArea", "DK2"), JANUARY);

    assertThat(row.isNull("exchange_no_mwh")).isTrue();
    assertThat(row.isNull("exchange_nl_mwh")).isTrue();
    assertThat(row.isNull("exchange_gb_mwh")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HourUTC", "PriceArea", "GrossConsumptionMWh"})
  void timeAreaAndConsumptionAreRequired(String column) {
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> cleaner.clean(hour().without(column), JANUARY))
        .withMessage(column + " is missing");
  }

  @Test
  void someProductionIsRequired() {
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> cleaner.clean(hour().without("CentralPowerMWh"), JANUARY))
        .withMessage("every kind of production is missing");
  }

  private static TestRecord hour() {
    return TestRecord.of(
        "HourUTC", "2025-01-01T09:00:00",
        "HourDK", "2025-01-01T10:00:00",
        "PriceArea", "DK1",
        "CentralPowerMWh", "1000",
        "GrossConsumptionMWh", "950");
  }

  private static List<String> amountsOfTheSource() throws Exception {
    String resource = "/avro/ProductionConsumptionSettlement.avsc";
    try (InputStream in = SettlementCleanerTest.class.getResourceAsStream(resource)) {
      List<String> names = new ArrayList<>();
      for (Schema.Field field : new Schema.Parser().parse(in).getFields()) {
        names.add(field.name());
      }
      return names.subList(4, names.size() - 1);
    }
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "");
  }
}
