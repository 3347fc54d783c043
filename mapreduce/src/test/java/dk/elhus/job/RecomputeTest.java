package dk.elhus.job;

import static dk.elhus.job.Received.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dk.elhus.job.TestWarehouse.Load;
import dk.elhus.publish.StageResult;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.Decimals;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Aggregates that are computed once more from the clean rows")
class RecomputeTest {
  private static final String NIGHT = "2025-02-02";

  @TempDir private Path folder;
  private TestWarehouse house;

  @BeforeEach
  void pricesOfTwoMonthsAreLoaded() throws Exception {
    house = new TestWarehouse(folder);
    List<Map<String, String>> hours =
        List.of(
            hour("DK1", "2025-01-15T10:00:00Z", "100"),
            hour("DK1", "2025-01-15T11:00:00Z", "50"),
            hour("DK1", "2025-02-01T10:00:00Z", "30"));
    house.land("Elspotprices", NIGHT, "2024-12-31T23:00:00Z", NIGHT + "T23:00:00Z", hours);
  }

  @Test
  void areFoundToBeAsTheyStand() throws Exception {
    house.load(NIGHT);

    StageResult found = recompute("--type=daily_avg", "--from=2025-01-01", "--to=2025-01-31");

    assertThat(found.changesAnything()).isFalse();
    assertThat(found.partitions())
        .extracting(StagedPartition::table, StagedPartition::rows)
        .containsExactly(tuple("spot_price_day", 2L));
  }

  @Test
  void areMadeOfTheMonthsAskedForWhenTheyAreNotThere() throws Exception {
    publishWithoutAggregates();

    StageResult found = recompute("--type=daily_avg", "--from=2025-01-15", "--to=2025-01-15");
    house.publish(new Load(clean("again"), found));

    assertThat(means(Tables.SPOT_PRICE_DAY)).containsExactly("75");
    assertThat(house.current(Tables.SPOT_PRICE_MONTH)).isEmpty();
    assertThat(found.edition().value()).isEqualTo(2025020202L);
    assertThat(house.asOf(Tables.SPOT_PRICE_DAY, house.log().records().get(0).edition())).isEmpty();
  }

  @Test
  void ofAnotherTypeAreOtherTables() throws Exception {
    publishWithoutAggregates();

    StageResult found = recompute("--type=monthly_trend", "--from=2025-01-31", "--to=2025-02-01");
    house.publish(new Load(clean("again"), found));

    assertThat(means(Tables.SPOT_PRICE_MONTH)).containsExactly("75", "30");
    assertThat(house.current(Tables.SPOT_PRICE_DAY)).isEmpty();
  }

  @Test
  void needSomethingThatIsLoaded() throws Exception {
    house.load(NIGHT);

    assertThatThrownBy(
            () -> recompute("--type=rolling_avg", "--from=2019-01-01", "--to=2019-01-31"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "nothing of settlement is loaded for 2019-01-01 to 2019-01-31; load it with: elhus"
                + " nights --from 2019-01-01 --to 2019-01-31");
  }

  @Test
  void areEachComputedByOneTypeOfJob() {
    List<TableSpec> computed =
        Arrays.stream(Recomputation.values()).flatMap(what -> what.tables().stream()).toList();

    assertThat(computed).containsExactlyInAnyOrderElementsOf(Recomputation.everything());
  }

  @Test
  void areAskedForWithAKnownTypeAndAPeriod() {
    assertThatThrownBy(() -> recompute("--type=daily", "--from=2025-01-01", "--to=2025-01-31"))
        .hasMessageContaining("'daily' is unknown; known are daily_avg, monthly_trend, ");
    assertThatThrownBy(() -> recompute("--type=daily_avg", "--from=2025-02-01", "--to=2025-01-31"))
        .hasMessageContaining("swap them");
    assertThatThrownBy(() -> recompute("--type=daily_avg", "--from=2025-02-01"))
        .hasMessageContaining("--to 'null' is not a date");
  }

  private StageResult recompute(String... words) throws IOException, InterruptedException {
    String[] all = new String[words.length + 3];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--root=" + house.layout().root();
    all[words.length + 1] = "--night=" + NIGHT;
    all[words.length + 2] = "--run=again";
    return RecomputeMain.recompute(house.conf(), RecomputeArguments.parse(all), () -> {});
  }

  private StageResult clean(String run) throws IOException {
    return StageResult.read(
        FileSystem.getLocal(house.conf()), house.layout(), run, StageResult.CLEAN);
  }

  private void publishWithoutAggregates() throws IOException, InterruptedException {
    StageResult clean = house.stage(NIGHT).clean();
    house.publish(new Load(clean, AggregateMain.Outcome.nothing().result(clean)));
  }

  private List<String> means(TableSpec table) throws IOException {
    return house.current(table).stream()
        .map(row -> Decimals.toBigDecimal(row.number("mean_price_dkk_per_mwh")))
        .map(mean -> mean.stripTrailingZeros().toPlainString())
        .toList();
  }
}
