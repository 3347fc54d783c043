package dk.elhus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.standin.StandIn;
import dk.elhus.standin.StandInConfig;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The datasets that are pulled")
class SourceCommandTest {
  @TempDir private Path state;
  private Cli cli;
  private StandIn source;

  @BeforeEach
  void aSourceThatAnswers() throws IOException {
    cli = new Cli(state);
    source = StandIn.start(StandInConfig.defaults().withRatePerMinute(0));
  }

  @AfterEach
  void stop() {
    source.close();
  }

  @Test
  void areListedWithTheDaysThatANightAsksFor() {
    assertThat(cli.type("source", "list").out())
        .contains("ProductionConsumptionSettlement  days -38 to -8 of the night")
        .contains("DatahubPricelist                 the whole list")
        .contains("Elspotprices                     days -7 to +1 of the night, until 2025-09-30");
  }

  @Test
  void areDescribedWithEachColumn() {
    assertThat(cli.type("source", "describe", "CO2Emis").out())
        .contains("PriceArea in [DK1, DK2]", "Minutes5UTC  time", "CO2Emission  number");
  }

  @Test
  void ofTheDatabaseAreDescribedInItsOwnWords() {
    assertThat(cli.type("source", "list").out())
        .contains("meter_reading                    what changed from noon to noon");
    assertThat(cli.type("source", "describe", "meter_reading").out())
        .contains("PostgreSQL through Sqoop; reconciled by count and sum of kwh")
        .contains("kwh  numeric(12,3)");
  }

  @Test
  void ofTheDatabaseHaveNoAddressOfTheirOwn() {
    Cli.Result result = cli.type("source", "check", "customer", "--source-url", url());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("customer comes from a database; elhus.source.db.url says");
  }

  @Test
  void thatNobodyKnowsAreNotGuessed() {
    Cli.Result result = cli.type("source", "describe", "Nowhere");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("there is no dataset \"Nowhere\"; known are ")
        .contains("CO2Emis, ");
  }

  @Test
  void areCheckedAgainstTheSource() {
    Cli.Result result =
        cli.type("source", "check", "PrivateConsumptionHeatingHour", "--source-url", url());

    assertThat(result.out()).contains("has its 8 columns as described");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void areToldRetiredWhenTheSourceSaysSo() {
    Cli.Result result = cli.type("source", "check", "Elspotprices", "--source-url", url());

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.out()).contains("retired", "Elspot Prices (discontinued)");
  }

  private String url() {
    return source.baseUrl();
  }
}
