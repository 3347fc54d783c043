package dk.elhus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.record.EditionNumber;
import dk.elhus.record.KeyFilter;
import dk.elhus.record.Tables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The HiveQL of elhus changes")
class ChangesCommandTest {
  @Test
  void theQueryNamesPartitionsAndKeysAsLiteralsOfTheirTypes() throws Exception {
    KeyFilter filter =
        KeyFilter.ofNames(
            Tables.SPOT_PRICE, Map.of("price_area", "DK1", "start_utc", "2025-10-26T02:00"));

    String query =
        new ChangesQuery(EditionNumber.parse("2025-10-25"), EditionNumber.parse("2025102601"))
            .changes(filter, List.of("2025-10"), 10);

    assertThat(query)
        .contains(
            "FROM elhus_history.spot_price",
            "learned_edition <= 2025102599",
            "local_month IN ('2025-10')",
            "price_area IN ('DK1')",
            "start_utc IN (TIMESTAMP '2025-10-26 00:00:00', TIMESTAMP '2025-10-26 01:00:00')",
            "'price_eur_per_mwh', CAST(price_eur_per_mwh AS STRING)",
            "LIMIT 10");
  }
}
