package dk.elhus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.record.EditionNumber;
import dk.elhus.record.KeyFilter;
import dk.elhus.record.Tables;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("elhus changes")
class ChangesCommandTest {
  @TempDir private Path state;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "spot_prise|there is no table 'spot_prise'; there are spot_price, settlement",
        "reject|there is no table 'reject'",
        "spot_price --region DK1'|'DK1'' has a character that no key has",
        "spot_price --key hour=3|'hour' is no key column of spot_price; those are price_area",
        "spot_price --key start_utc=noon|'noon' is no time; write 2025-01-11T10:00",
        "population --region DK1|'price_area' is no key column of population",
        "spot_price --limit 0|--limit 0 is less than one row"
      })
  void aWrongWordIsToldBeforeAServerIsAskedFor(String words, String message) {
    Cli.Result result = new Cli(state).type(("changes --from 2026-01-05 " + words).split(" "));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err().lines()).singleElement().asString().contains(message);
  }

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
