package dk.elhus.job;

import static dk.elhus.record.RevisionMerge.Fate.ADDED;
import static dk.elhus.record.RevisionMerge.Fate.DUPLICATE;
import static dk.elhus.record.RevisionMerge.Fate.OVERTAKEN;
import static dk.elhus.record.RevisionMerge.Fate.REVISED;
import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.clean.Window;
import dk.elhus.record.EditionNumber;
import dk.elhus.record.RevisionMerge.Fate;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.BooleanWritable;
import org.apache.hadoop.mapreduce.Counters;
import org.apache.hadoop.mrunit.mapreduce.MapDriver;
import org.apache.hadoop.mrunit.mapreduce.MapReduceDriver;
import org.apache.hadoop.mrunit.types.Pair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clean job's mapper and reducer, without any file format. */
class CleanJobTest {
  private static final String TEN = "2025-01-01T10:00:00Z";
  private static final String ELEVEN = "2025-01-01T11:00:00Z";
  private static final int STANDING = 2;

  @TempDir Path folder;
  private final Configuration conf = new Configuration();
  private MapReduceDriver<
          InputPosition, InputRecord, RowKey, RowValue, BooleanWritable, RowWritable>
      job;

  @BeforeEach
  void planALoadOfTwoNights() throws Exception {
    Window january = Window.parse("2024-12-31T23:00:00Z", "2025-01-31T23:00:00Z");
    Window loadedBefore = Window.parse("2025-01-05T00:00:00Z", "2025-01-06T00:00:00Z");
    Plan plan =
        new Plan(
            "run",
            LocalDate.parse("2025-01-10"),
            EditionNumber.of(LocalDate.parse("2025-01-10"), 1),
            List.of(
                landed("2025-01-09", january, List.of(loadedBefore)),
                landed("2025-01-10", january, List.of()),
                Source.standing("/standing.orc", "standing.orc", "spot_price", "2025-01")),
            Set.of());
    plan.write(conf, new org.apache.hadoop.fs.Path(folder.resolve("plan.json").toUri()));
    job = MapReduceDriver.newMapReduceDriver(new CleanMapper(), new CleanReducer());
    job.withConfiguration(conf)
        .withKeyOrderComparator(new RowKey.SortComparator())
        .withKeyGroupingComparator(new RowKey.GroupComparator());
  }

  @Test
  void whatIsFoundForTheFirstTimeIsAdded() throws Exception {
    receive(0, 0, Received.hour("DK1", TEN, "11.93"));

    assertThat(run()).containsExactly("new DK1 10h 11930000");
    assertCounted(1, ADDED, 1);
  }

  @Test
  void theSameNumbersInBothAreasAreTwoRows() throws Exception {
    receive(0, 0, Received.hour("DK2", TEN, "11.93"));
    receive(0, 1, Received.hour("DK1", TEN, "11.93"));

    assertThat(run()).containsExactly("new DK1 10h 11930000", "new DK2 10h 11930000");
  }

  @Test
  void theSameRecordTwiceIsOneRow() throws Exception {
    receive(0, 0, Received.hour("DK1", TEN, "11.93"));
    receive(0, 1, Received.hour("DK1", TEN, "11.93"));
    receive(1, 0, Received.hour("DK1", TEN, "11.93"));

    assertThat(run()).containsExactly("new DK1 10h 11930000");
    assertCounted(3, ADDED, 1, DUPLICATE, 2);
  }

  @Test
  void theNewerNightWinsWhateverOrderTheFilesAreReadIn() throws Exception {
    receive(1, 0, Received.hour("DK1", TEN, "9"));
    receive(0, 7, Received.hour("DK1", TEN, "8"));

    assertThat(run()).containsExactly("new DK1 10h 9000000");
    assertCounted(2, ADDED, 1, OVERTAKEN, 1);
  }

  @Test
  void withinANightTheLaterRecordWins() throws Exception {
    receive(0, 12, Received.hour("DK1", TEN, "12"));
    receive(0, 3, Received.hour("DK1", TEN, "3"));

    assertThat(run()).containsExactly("new DK1 10h 12000000");
  }

  @Test
  void aChangedValueKeepsTheOldRow() throws Exception {
    stands(Received.hour("DK1", TEN, "11.93"), "2025-01-02");
    stands(Received.hour("DK1", ELEVEN, "5"), "2025-01-02");
    receive(1, 0, Received.hour("DK1", TEN, "11.95"));
    receive(1, 1, Received.hour("DK1", ELEVEN, "5"));

    assertThat(run())
        .containsExactly(
            "new DK1 10h 11930000 until 2025011001", "new DK1 10h 11950000", "DK1 11h 5000000");
    assertCounted(2, REVISED, 1, DUPLICATE, 1);
  }

  @Test
  void aLateFolderDoesNotOverruleANewerFetchThatWasLoadedBefore() throws Exception {
    stands(Received.hour("DK1", "2025-01-05T10:00:00Z", "7"), "2025-01-10");
    receive(0, 0, Received.hour("DK1", "2025-01-05T10:00:00Z", "6"));
    receive(0, 1, Received.hour("DK1", "2025-01-06T10:00:00Z", "6"));

    assertThat(run()).containsExactly("DK1 10h 7000000", "new DK1 10h 6000000");
    assertCounted(2, ADDED, 1, OVERTAKEN, 1);
  }

  @Test
  void aBadRecordGoesToTheRejectsWithReasonFileAndPosition() throws Exception {
    receive(0, 41, Received.hour("DK1", TEN, "11,93"));

    List<Pair<BooleanWritable, RowWritable>> output = job.run();

    Row reject = output.get(0).getSecond().get();
    assertThat(output).hasSize(1);
    assertThat(reject.table()).isEqualTo(Tables.REJECT);
    assertThat(reject.partition()).isEqualTo("2025-01-10");
    assertThat(reject.text("source_file")).isEqualTo("Elspotprices/night=2025-01-09/part-0.avro");
    assertThat(reject.number("position")).isEqualTo(41);
    assertThat(reject.text("reason")).startsWith("SpotPriceDKK: '11,93' has a comma");
    assertThat(reject.text("record")).contains("\"SpotPriceDKK\":\"11,93\"");
    assertThat(count(Counts.REJECTED)).isEqualTo(1);
    assertThat(count(Counts.READ)).isEqualTo(1);
  }

  @Test
  void theMapperKnowsARejectFromARow() throws Exception {
    MapDriver<InputPosition, InputRecord, RowKey, RowValue> mapper =
        MapDriver.newMapDriver(new CleanMapper());
    mapper.withConfiguration(conf);
    mapper.addInput(new InputPosition(0, 0), InputRecord.landed(0, Map.of("PriceArea", "DK1")));

    List<Pair<RowKey, RowValue>> output = mapper.run();

    assertThat(output).hasSize(1);
    assertThat(output.get(0).getSecond().row().text("reason")).isEqualTo("HourUTC is missing");
  }

  private void receive(int source, long position, Map<String, String> columns) {
    job.addInput(new InputPosition(source, position), InputRecord.landed(position, columns));
  }

  private void stands(Map<String, String> columns, String learned) throws Exception {
    Window always = new Window(Long.MIN_VALUE, Long.MAX_VALUE);
    Row row =
        dk.elhus.clean.SpotPriceCleaner.elspotprices()
            .clean(InputRecord.landed(0, columns).landed(), always);
    row.learn(EditionNumber.of(LocalDate.parse(learned), 1).value());
    job.addInput(new InputPosition(STANDING, 0), InputRecord.row(row));
  }

  private List<String> run() throws Exception {
    return job.run().stream()
        .map(pair -> (pair.getFirst().get() ? "new " : "") + describe(pair.getSecond().get()))
        .toList();
  }

  private static String describe(Row row) {
    long hour = row.number("start_utc") / 3600 % 24;
    String until = row.isCurrent() ? "" : " until " + row.number(TableSpec.SUPERSEDED);
    return row.text("price_area") + " " + hour + "h " + row.number("price_dkk_per_mwh") + until;
  }

  private void assertCounted(long read, Object... fatesAndCounts) {
    assertThat(count(Counts.READ)).isEqualTo(read);
    long sum = count(Counts.REJECTED);
    for (Fate fate : Fate.values()) {
      sum += Counts.get(counters(), "Elspotprices", fate);
    }
    assertThat(sum).as("every record has one fate").isEqualTo(read);
    for (int i = 0; i < fatesAndCounts.length; i += 2) {
      assertThat(Counts.get(counters(), "Elspotprices", (Fate) fatesAndCounts[i]))
          .isEqualTo(((Number) fatesAndCounts[i + 1]).longValue());
    }
  }

  private long count(String what) {
    return Counts.get(counters(), "Elspotprices", what);
  }

  private Counters counters() {
    return job.getCounters();
  }

  private static Source landed(String night, Window window, List<Window> newer) {
    String name = "Elspotprices/night=" + night + "/part-0.avro";
    int day = (int) LocalDate.parse(night).toEpochDay();
    return Source.landed("/landing/" + name, name, "Elspotprices", window, day, newer);
  }
}
