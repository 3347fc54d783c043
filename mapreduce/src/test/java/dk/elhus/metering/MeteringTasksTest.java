package dk.elhus.metering;

import static dk.elhus.metering.ReadingRecords.DELIVERED;
import static dk.elhus.metering.ReadingRecords.bad;
import static dk.elhus.metering.ReadingRecords.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.when;

import dk.elhus.publish.JsonFile;
import dk.elhus.record.EditionNumber;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.TaskInputOutputContext;
import org.apache.hadoop.mapreduce.TaskType;
import org.apache.hadoop.mapreduce.lib.input.FileSplit;
import org.apache.hadoop.mapreduce.lib.output.FileOutputCommitter;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.hadoop.mrunit.mapreduce.MapDriver;
import org.apache.hadoop.mrunit.mapreduce.ReduceDriver;
import org.apache.hadoop.mrunit.types.Pair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mapper and the reducer of meter readings, each alone. */
class MeteringTasksTest {
  private static final long AALBORG_POINT = 571_313_100_000_000_012L;
  private static final long ODENSE_POINT = 571_313_100_000_000_029L;
  private static final String NOON = "2026-01-05T11:00:00Z";
  private static final String QUARTER_PAST = "2026-01-05T11:15:00Z";
  private static final String LATER = "2026-01-06T04:00:00Z";
  private static final int DAY = (int) LocalDate.parse("2026-01-05").toEpochDay();
  private static final int NOON_MINUTE = 12 * 60;
  private static final int AALBORG = 1;

  @TempDir private Path folder;
  private final Configuration conf = new Configuration();

  @BeforeEach
  void aPointInEachOfTwoCities() throws IOException {
    long since = Instant.parse(DELIVERED).toEpochMilli();
    Path points = folder.resolve("points");
    try (OutputStream out = Files.newOutputStream(points)) {
      PointTable.of(
              List.of(
                  new PointTable.Entry(AALBORG_POINT, 851, since, 12),
                  new PointTable.Entry(ODENSE_POINT, 461, since, 29)))
          .write(out);
    }
    org.apache.hadoop.fs.Path standing = hadoop(folder.resolve("standing.json"));
    JsonFile.replace(conf, standing, new ReadingReducer.Standing(Map.of()));
    new MeteringConf(conf)
        .set(
            hadoop(points),
            standing,
            MeteringConf.evenly(2, 2),
            EditionNumber.of(LocalDate.parse("2026-01-06"), 1));
  }

  @Test
  void theMapperSendsABlockPerReducerAndTellsBothTheDay() throws Exception {
    List<Pair<BlockKey, BytesWritable>> sent =
        map(
            reading(AALBORG_POINT, QUARTER_PAST, 7L, "A04", DELIVERED),
            reading(AALBORG_POINT, NOON, 5L, "A04", DELIVERED),
            reading(ODENSE_POINT, NOON, 3L, "A04", DELIVERED));

    assertThat(blocks(sent)).containsExactly("to 0: 3", "to 1: 5 7", "to 0: day", "to 1: day");
    assertThat(sent.get(1).getFirst().first())
        .isEqualTo(ReadingKey.pack(DAY, AALBORG, NOON_MINUTE));
  }

  @Test
  void theMapperKeepsTheNewestAndRefusesWhatIsNoReading() throws Exception {
    MapDriver<NullWritable, NullWritable, BlockKey, BytesWritable> driver = mapper();
    List<Pair<BlockKey, BytesWritable>> sent =
        map(
            driver,
            reading(ODENSE_POINT, NOON, 3L, "A04", LATER),
            reading(ODENSE_POINT, NOON, 2L, "A03", DELIVERED),
            reading(ODENSE_POINT, NOON, 3L, "A04", LATER),
            bad(ODENSE_POINT));

    assertThat(blocks(sent)).startsWith("to 0: 3");
    assertThat(counter(driver.getCounters(), "read")).isEqualTo(4);
    assertThat(counter(driver.getCounters(), "duplicate")).isEqualTo(1);
    assertThat(counter(driver.getCounters(), "overtaken")).isEqualTo(1);
    assertThat(counter(driver.getCounters(), "rejected")).isEqualTo(1);
    try (var written = Files.walk(folder.resolve("out"))) {
      assertThat(written).anyMatch(file -> file.toString().endsWith(".orc"));
    }
  }

  @Test
  void theReducerMergesBlocksThatOverlapAndReportsTheDay() throws Exception {
    ReduceDriver<BlockKey, BytesWritable, NullWritable, NullWritable> driver =
        ReduceDriver.newReduceDriver(new ReadingReducer()).withConfiguration(conf);
    var context = driver.getContext();
    prepare(context, new TaskAttemptID("job", 1, TaskType.REDUCE, 1, 0));
    // The reducer asks for its keys itself, which the driver does not answer.
    BlockKey noon = key(ReadingKey.pack(DAY, AALBORG, NOON_MINUTE));
    doReturn(true).doReturn(true).doReturn(false).when(context).nextKey();
    doReturn(key(ReadingKey.announce(DAY))).doReturn(noon).when(context).getCurrentKey();
    doReturn(List.of(new BytesWritable()))
        .doReturn(List.of(block(row(0, 2, 1), row(15, 7, 1)), block(row(0, 5, 2), row(30, 9, 2))))
        .when(context)
        .getValues();
    driver.withInput(noon, List.of(new BytesWritable()));

    driver.run();

    assertThat(counter(driver.getCounters(), "added")).isEqualTo(3);
    assertThat(counter(driver.getCounters(), "overtaken")).isEqualTo(1);
    DayReport report = report();
    assertThat(report.day()).isEqualTo(DAY);
    assertThat(report.rows()).isEqualTo(3);
    assertThat(report.municipalities().get(851).wh()[12]).isEqualTo(5 + 7 + 9);
    assertThat(report.municipalities().get(851).points()).isEqualTo(1);
  }

  private MapDriver<NullWritable, NullWritable, BlockKey, BytesWritable> mapper() {
    return MapDriver.newMapDriver(new ReadingMapper()).withConfiguration(conf);
  }

  private List<Pair<BlockKey, BytesWritable>> map(Object[]... records) throws IOException {
    return map(mapper(), records);
  }

  private List<Pair<BlockKey, BytesWritable>> map(
      MapDriver<NullWritable, NullWritable, BlockKey, BytesWritable> driver, Object[]... records)
      throws IOException {
    Path night = Files.createDirectories(folder.resolve("meter_reading/night=2026-01-06"));
    Path file = night.resolve("part-0.avro");
    ReadingRecords.write(ReadingRecords.schema(), Arrays.asList(records), file);
    var context = driver.getContext();
    prepare(context, new TaskAttemptID("job", 1, TaskType.MAP, 0, 0));
    when(context.getInputSplit())
        .thenReturn(new FileSplit(hadoop(file), 0, Files.size(file), new String[0]));
    // The mapper reads the split itself; what the driver feeds it is not looked at.
    return driver.withInput(NullWritable.get(), NullWritable.get()).run();
  }

  /** What a framework gives to an attempt and MRUnit does not. */
  private void prepare(TaskInputOutputContext<?, ?, ?, ?> context, TaskAttemptID attempt)
      throws IOException {
    FileOutputCommitter committer =
        new FileOutputCommitter(
            hadoop(folder.resolve("out")), new TaskAttemptContextImpl(conf, attempt));
    when(context.getTaskAttemptID()).thenReturn(attempt);
    when(context.getOutputCommitter()).thenReturn(committer);
  }

  private DayReport report() throws IOException {
    try (var written = Files.walk(folder.resolve("out"))) {
      Path file =
          written
              .filter(path -> path.getParent().endsWith(ReadingReducer.REPORTS))
              .filter(path -> path.toString().endsWith(".json"))
              .filter(path -> !path.getFileName().toString().startsWith("."))
              .findFirst()
              .orElseThrow();
      return JsonFile.read(FileSystem.getLocal(conf), hadoop(file), ReadingReducer.Reports.class)
          .orElseThrow()
          .days()
          .get(0);
    }
  }

  private static long counter(org.apache.hadoop.mapreduce.Counters counters, String what) {
    return counters.findCounter("dk.elhus", "meter_reading." + what).getValue();
  }

  private static org.apache.hadoop.fs.Path hadoop(Path path) {
    return new org.apache.hadoop.fs.Path(path.toUri());
  }

  private static BlockKey key(long first) {
    BlockKey key = new BlockKey();
    key.set(first, 1);
    return key;
  }

  private static Reading row(int minutesPastNoon, long wh, long updated) {
    Reading reading = new Reading();
    reading.key = ReadingKey.pack(DAY, AALBORG, NOON_MINUTE + minutesPastNoon);
    reading.wh = wh;
    reading.updated = updated;
    reading.intervalMinutes = 15;
    reading.quality = Quality.A04.ordinal();
    return reading;
  }

  private static BytesWritable block(Reading... readings) {
    ReadingBlock.Encoder encoder = new ReadingBlock.Encoder();
    for (Reading reading : readings) {
      encoder.add(reading);
    }
    BytesWritable value = new BytesWritable();
    encoder.moveTo(value);
    return value;
  }

  /** Each block as its reducer and the Wh in it. */
  private static List<String> blocks(List<Pair<BlockKey, BytesWritable>> sent) throws IOException {
    List<String> blocks = new ArrayList<>();
    for (Pair<BlockKey, BytesWritable> block : sent) {
      StringBuilder text = new StringBuilder("to " + block.getFirst().reducer() + ":");
      ReadingBlock.Decoder decoder = new ReadingBlock.Decoder(block.getSecond());
      while (decoder.next()) {
        text.append(' ').append(decoder.reading.wh);
      }
      blocks.add(block.getSecond().getLength() == 0 ? text + " day" : text.toString());
    }
    return blocks;
  }
}
