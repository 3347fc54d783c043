package dk.elhus.bench.readings;

import dk.elhus.landing.Layout;
import dk.elhus.metering.MeteringMain;
import dk.elhus.publish.StageResult;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.EditionNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.ToolRunner;

/** The metering step as the night's load runs it. */
final class OurJob implements Variant {
  private static final long MILLIONTHS_PER_WH = 1000;

  @Override
  public String name() {
    return "elhus";
  }

  @Override
  public String settings() {
    return "MeteringMain on landed Avro; pseudonyms, sums and history columns included";
  }

  /** The clean step of the same load, which chooses the edition; here it found nothing. */
  @Override
  public void prepare(Place place) throws IOException {
    new StageResult(
            StageResult.CLEAN,
            place.run(),
            InventedReadings.NIGHT,
            EditionNumber.of(InventedReadings.NIGHT, 1),
            0,
            "bench",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            0)
        .write(place.hadoop(), new Layout(place.root()));
  }

  @Override
  public void run(Place place) throws Exception {
    Files.createDirectories(place.output());
    System.setProperty("oozie.action.output.properties", place.notes().toString());
    ToolRunner.run(
        place.hadoop(),
        new MeteringMain(),
        new String[] {
          "--root=" + place.root(),
          "--night=" + InventedReadings.NIGHT,
          "--run=" + place.run(),
          "--key-file=" + place.key()
        });
  }

  @Override
  public Outcome outcome(Place place) throws IOException {
    Configuration conf = place.hadoop();
    FileSystem fs = new Path(place.root()).getFileSystem(conf);
    StageResult result =
        StageResult.read(fs, new Layout(place.root()), place.run(), StageResult.METERING);
    Outcome.Sums sums = new Outcome.Sums();
    long[] total = new long[2];
    for (StagedPartition partition : result.partitions()) {
      OrcRows.forEach(
          conf, new Path(partition.location()), row -> add(partition.table(), row, sums, total));
    }
    return sums.with(total[0], total[1] / MILLIONTHS_PER_WH);
  }

  private static void add(String table, OrcRows row, Outcome.Sums sums, long[] total) {
    switch (table) {
      case "meter_reading" -> {
        total[0]++;
        total[1] += row.millionths("consumption_kwh");
      }
      case "metered_hour" ->
          sums.hour(
              row.number("municipality_code"),
              row.second("start_utc"),
              row.millionths("consumption_kwh"),
              row.number("readings"));
      case "metered_day" ->
          sums.day(
              row.number("municipality_code"),
              row.number("local_day"),
              row.millionths("consumption_kwh"),
              row.number("readings"));
      case "metered_rolling_24h" ->
          sums.rolling(
              row.number("municipality_code"),
              row.second("start_utc"),
              row.millionths("rolling_avg_consumption_kwh"),
              row.number("hours_in_window"));
      default -> {
        // Rejects have no part in the comparison.
      }
    }
  }
}
