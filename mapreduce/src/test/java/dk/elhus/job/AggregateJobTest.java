package dk.elhus.job;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.aggregate.Aggregates;
import dk.elhus.record.DanishTime;
import dk.elhus.record.Decimals;
import dk.elhus.record.EditionNumber;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.BooleanWritable;
import org.apache.hadoop.mrunit.mapreduce.MapReduceDriver;
import org.apache.hadoop.mrunit.mapreduce.ReduceDriver;
import org.apache.hadoop.mrunit.types.Pair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The aggregate job's mapper, combiner and reducer, without any file format. */
class AggregateJobTest {
  private static final int JANUARY = 0;
  private static final int FEBRUARY = 1;
  private static final int PRICES = 2;
  private static final int STANDING = 3;

  @TempDir Path folder;
  private final Configuration conf = new Configuration();
  private final List<Pair<InputPosition, InputRecord>> input = new ArrayList<>();

  @BeforeEach
  void planThatJanuaryChangedAndFebruaryFollows() throws Exception {
    Plan plan =
        new Plan(
            "run",
            LocalDate.parse("2025-03-01"),
            EditionNumber.of(LocalDate.parse("2025-03-01"), 1),
            List.of(
                Source.input("/1.orc", "1.orc", "settlement", "2025-01", true),
                Source.input("/2.orc", "2.orc", "settlement", "2025-02", false),
                Source.input("/3.orc", "3.orc", "spot_price", "2025-01", true),
                Source.standing("/4.orc", "4.orc", "energy_day", "2025")),
            Set.of("2025-01", "2025-02"));
    plan.write(conf, new org.apache.hadoop.fs.Path(folder.resolve("plan.json").toUri()));
  }

  @Test
  void oneHourCountsTowardsItsHourDayMonthAndRollingMean() throws Exception {
    settled(JANUARY, "2025-01-15T10:00:00Z", 1000, 950);

    assertThat(run(true))
        .containsExactly(
            "energy_hour[2025-01] surplus 50",
            "energy_day[2025] surplus 50",
            "energy_month[2025] surplus 50",
            "energy_balance_day[2025] surplus 50",
            "energy_balance_month[2025] surplus 50",
            "consumption_rolling_24h[2025-01] 950.000000 of 1");
  }

  @Test
  void theOutputIsTheSameWithAndWithoutTheCombiner() throws Exception {
    for (int hour = 0; hour < 60; hour++) {
      String start = Instant.parse("2025-01-30T00:00:00Z").plusSeconds(3600L * hour).toString();
      settled(hour < 47 ? JANUARY : FEBRUARY, start, 1000 + hour, 900 + 7 * hour);
      priced("2025-01-30T00:00:00Z", hour % 40, hour * 3);
    }

    List<String> with = job(true).run().stream().map(Pair::toString).toList();
    List<String> without = job(false).run().stream().map(Pair::toString).toList();

    assertThat(with).isEqualTo(without).hasSizeGreaterThan(100);
  }

  @Test
  void theCombinerAddsUpSumsAndLeavesStandingRowsAlone() throws Exception {
    Row key = new Row(Tables.ENERGY_DAY, "2025").set("price_area", "DK1").set("local_day", 1);
    RowKey rowKey = RowKey.observed(key, 2, 0, 0, 0);
    ReduceDriver<RowKey, RowValue, RowKey, RowValue> combiner =
        ReduceDriver.newReduceDriver(new AggregateCombiner());
    Row standing = new Row(Tables.ENERGY_DAY, "2025").set("price_area", "DK1").learn(7);
    combiner.addInput(
        rowKey,
        List.of(
            RowValue.sums(key, new long[] {1, 2, 3, 4, 60}),
            RowValue.stored(standing),
            RowValue.sums(key, new long[] {10, 20, 30, 40, 60})));

    List<Pair<RowKey, RowValue>> output = combiner.run();

    assertThat(output).hasSize(2);
    assertThat(output.get(0).getSecond().isStored()).isTrue();
    assertThat(output.get(1).getSecond().sums()).containsExactly(11, 22, 33, 44, 120);
  }

  @Test
  void theWindowReachesBackOverTheMonthsEdge() throws Exception {
    settled(JANUARY, "2025-01-31T00:00:00Z", 0, 5000);
    settled(JANUARY, "2025-01-31T22:00:00Z", 0, 300);
    settled(FEBRUARY, "2025-01-31T23:00:00Z", 0, 100);
    settled(FEBRUARY, "2025-02-01T00:00:00Z", 0, 200);

    assertThat(run(true))
        .filteredOn(row -> row.startsWith("consumption_rolling"))
        .containsExactly(
            "consumption_rolling_24h[2025-01] 5000.000000 of 1",
            "consumption_rolling_24h[2025-01] 2650.000000 of 2",
            "consumption_rolling_24h[2025-02] 1800.000000 of 3",
            "consumption_rolling_24h[2025-02] 200.000000 of 3");
  }

  @Test
  void aMonthThatOnlyFollowsKeepsItsSums() throws Exception {
    settled(FEBRUARY, "2025-02-15T10:00:00Z", 1000, 950);

    assertThat(run(true)).containsExactly("consumption_rolling_24h[2025-02] 950.000000 of 1");
  }

  @Test
  void aDayThatComesOutAsBeforeIsNotNew() throws Exception {
    settled(JANUARY, "2025-01-15T10:00:00Z", 1000, 950);
    Row day = energyDay("2025-01-15", 1000, 950);
    standing(day);

    assertThat(run(true)).contains("energy_day[2025] surplus 50 (as before)");
  }

  @Test
  void aDayThatComesOutOtherwiseSupersedesTheOldOne() throws Exception {
    settled(JANUARY, "2025-01-15T10:00:00Z", 1000, 990);
    standing(energyDay("2025-01-15", 1000, 950));
    standing(energyDay("2025-02-15", 1000, 950));

    assertThat(run(true))
        .filteredOn(row -> row.startsWith("energy_day"))
        .containsExactly(
            "energy_day[2025] surplus 50 until 2025030101",
            "energy_day[2025] surplus 10",
            "energy_day[2025] surplus 50 (as before)");
  }

  @Test
  void aCorrectedHourRevisesTheBalanceOfItsMonthAndTheOldOneCanStillBeAsked() throws Exception {
    settled(JANUARY, "2025-01-15T10:00:00Z", 900, 950);
    settled(JANUARY, "2025-01-15T11:00:00Z", 1000, 950);
    Row known = Aggregates.of(Tables.ENERGY_BALANCE_MONTH).key(input.get(0).getSecond().row());
    standing(known.set("surplus_mwh", 75_000_000).set("hours", 2).learn(1));

    assertThat(run(true))
        .filteredOn(row -> row.startsWith("energy_balance_month"))
        .containsExactly(
            "energy_balance_month[2025] surplus 75 until 2025030101",
            "energy_balance_month[2025] surplus 0");
  }

  @Test
  void valuesThatWereReplacedDoNotCount() throws Exception {
    settled(JANUARY, "2025-01-15T10:00:00Z", 1000, 950);
    input.get(0).getSecond().row().supersede(5);

    assertThat(run(true)).isEmpty();
  }

  private List<String> run(boolean combine) throws Exception {
    return job(combine).run().stream()
        .map(pair -> describe(pair.getSecond().get(), pair.getFirst().get()))
        .toList();
  }

  private MapReduceDriver<
          InputPosition, InputRecord, RowKey, RowValue, BooleanWritable, RowWritable>
      job(boolean combine) {
    var job = MapReduceDriver.newMapReduceDriver(new AggregateMapper(), new AggregateReducer());
    if (combine) {
      job.withCombiner(new AggregateCombiner());
    }
    job.withConfiguration(conf)
        .withKeyOrderComparator(new RowKey.SortComparator())
        .withKeyGroupingComparator(new RowKey.GroupComparator());
    input.forEach(job::addInput);
    return job;
  }

  private void settled(int source, String utc, int production, int consumption) {
    long start = Instant.parse(utc).getEpochSecond();
    Row row =
        at(Tables.SETTLEMENT, start)
            .set("resolution_minutes", 60)
            .set("central_power_mwh", production * 1_000_000L)
            .set("gross_consumption_mwh", consumption * 1_000_000L);
    input.add(new Pair<>(new InputPosition(source, input.size()), InputRecord.row(row)));
  }

  private void priced(String utc, int hour, int price) {
    long start = Instant.parse(utc).getEpochSecond() + 3600L * hour;
    Row row =
        at(Tables.SPOT_PRICE, start)
            .set("resolution_minutes", 60)
            .set("price_dkk_per_mwh", price * 1_000_000L);
    input.add(new Pair<>(new InputPosition(PRICES, input.size()), InputRecord.row(row)));
  }

  private void standing(Row row) {
    input.add(new Pair<>(new InputPosition(STANDING, input.size()), InputRecord.row(row)));
  }

  private static Row at(TableSpec table, long start) {
    return new Row(table, DanishTime.localMonth(start).toString())
        .set("price_area", "DK1")
        .set("start_utc", start)
        .set("local_day", DanishTime.localDay(start))
        .learn(1);
  }

  private static Row energyDay(String day, int production, int consumption) {
    return new Row(Tables.ENERGY_DAY, "2025")
        .set("price_area", "DK1")
        .set("local_day", LocalDate.parse(day).toEpochDay())
        .set("production_mwh", production * 1_000_000L)
        .set("consumption_mwh", consumption * 1_000_000L)
        .set("exchange_mwh", 0)
        .set("surplus_mwh", (production - consumption) * 1_000_000L)
        .set("green_mwh", 0)
        .set("hours", 1)
        .learn(1);
  }

  private static String describe(Row row, boolean fresh) {
    String name = row.table() + "[" + row.partition() + "] ";
    String value;
    if (row.table() == Tables.CONSUMPTION_ROLLING_24H) {
      value =
          Decimals.toBigDecimal(row.number("rolling_avg_consumption_mwh"))
              + " of "
              + row.number("hours_in_window");
    } else if (row.table().hasColumn("surplus_mwh")) {
      value = "surplus " + row.number("surplus_mwh") / 1_000_000;
    } else {
      value = row.toString();
    }
    String until = row.isCurrent() ? "" : " until " + row.number(TableSpec.SUPERSEDED);
    return name + value + until + (fresh ? "" : " (as before)");
  }
}
