package dk.elhus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("elhus changes, rebuild, trace, rejects, job and forget, typed wrongly")
class TrustCommandsTest {
  @TempDir private Path state;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "changes --from 2026-01-05 spot_prise|there is no table 'spot_prise'; there are spot_price, settlement",
        "changes --from 2026-01-05 reject|there is no table 'reject'",
        "changes --from 2026-01-05 spot_price --region DK1'|'DK1'' has a character that no key has",
        "changes --from 2026-01-05 spot_price --key hour=3|'hour' is no key column of spot_price; those are price_area",
        "changes --from 2026-01-05 spot_price --key start_utc=noon|'noon' is no time; write 2025-01-11T10:00",
        "changes --from 2026-01-05 population --region DK1|'price_area' is no key column of population",
        "changes --from 2026-01-05 spot_price --limit 0|--limit 0 is less than one row",
        "rebuild Elspot --from 2025-01-01 --to 2025-01-31|'Elspot' cannot be rebuilt; these can:",
        "rebuild meter_reading --from 2025-01-01 --to 2025-01-31|Meter readings merge in a job",
        "rebuild energy_day --from 2025-01-01 --to 2025-01-31|Aggregates are rebuilt with",
        "rebuild spot_price --from 2025-02-01 --to 2025-01-31|swap them",
        "rebuild spot_price --from 2025-01-01|Missing required option: '--to=DATE'",
        "rebuild spot_price --from 2025-01-01 --to 2025-01-02 --publish --dry-run|contradict",
        "rejects replay --dataset Spot --night 2026-01-06|'Spot' cannot be replayed; there are ",
        "rejects replay --dataset meter_reading --night 2026-01-06|rejects of meter_reading are not replayed. After the mend, remove the landed folder",
        "trace spot_prise DK1|'spot_prise' is no table that can be traced; these are: spot_price",
        "trace metered_day 101 2025-01-01|'metered_day' is no table that can be traced",
        "trace spot_price DK1 noon|spot_price.start_utc: 'noon' is no time",
        "trace spot_price DK1 2025-03-30T02:30|clocks skip that hour",
        "trace spot_price DK1;DROP|has a character that no key has",
        "trace spot_price|Missing required parameter",
        "job start daily --from 2025-01-01 --to 2025-01-31|there is no job_type 'daily'; known are daily_avg, monthly_trend, ",
        "job start daily_avg --from 2025-02-01 --to 2025-01-31|swap them",
        "job start daily_avg --from 2025-01-01|Missing required option: '--to=DATE'",
        "job start daily_avg --from 2025-1-1 --to 2025-01-31|'2025-1-1' is not a date",
        "job status 12|'12' is no job id; it looks like",
        "job metrics job_1;x|'job_1;x' is no job id; it looks like",
        "forget 0 --dry-run|a customer's number is a whole number above 0",
        "forget|Missing required parameter: 'CUSTOMER'"
      })
  void isToldBeforeAServerIsAskedFor(String words, String message) {
    Cli.Result result = new Cli(state).type(words.split(" "));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err().lines()).singleElement().asString().contains(message);
  }
}
