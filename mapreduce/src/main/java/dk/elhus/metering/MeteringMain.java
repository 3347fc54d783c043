package dk.elhus.metering;

import dk.elhus.action.CodeVersion;
import dk.elhus.action.LoadArguments;
import dk.elhus.action.OozieAction;
import dk.elhus.job.JobLog;
import dk.elhus.job.JobRun;
import dk.elhus.job.JobSettings;
import dk.elhus.job.Measures;
import dk.elhus.landing.Layout;
import dk.elhus.metering.LandedNights.Folder;
import dk.elhus.publish.Fence;
import dk.elhus.publish.JsonFile;
import dk.elhus.publish.LoadLock;
import dk.elhus.publish.LoadLog;
import dk.elhus.publish.StageResult;
import dk.elhus.publish.StageResult.DatasetCounts;
import dk.elhus.publish.StageResult.StagedPartition;
import dk.elhus.record.EditionNumber;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.conf.Configured;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.io.compress.SnappyCodec;
import org.apache.hadoop.mapreduce.Counters;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;
import org.apache.hadoop.mapreduce.lib.output.FileOutputCommitter;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.apache.hadoop.util.Tool;
import org.apache.hadoop.util.ToolRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A step of a load after the clean step: makes rows of the meter readings that have landed, merges
 * them with the days that stand, and sums them per municipality, in one job. Ids of metering points
 * become pseudonyms here; the key stays in this process.
 *
 * <p>The edition is the one that the clean step of the run chose.
 *
 * <p>Arguments: {@link LoadArguments} and {@code --key-file=FILE}. Leaves {@code metering.json} in
 * the load's scratch folder. Running it again for the same run starts over and gives the same rows.
 */
public final class MeteringMain extends Configured implements Tool {
  private static final Logger LOG = LoggerFactory.getLogger(MeteringMain.class);
  private static final String KEY_FILE = "--key-file=";
  private static final FsPermission SECRET = new FsPermission((short) 0600);

  public static void main(String[] args) throws Exception {
    ToolRunner.run(OozieAction.configuration(), new MeteringMain(), args);
  }

  @Override
  public int run(String[] args) throws Exception {
    List<String> rest = new ArrayList<>(Arrays.asList(args));
    String keyFile =
        rest.stream()
            .filter(arg -> arg.startsWith(KEY_FILE))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException(KEY_FILE + " is missing; it names the key"));
    rest.remove(keyFile);
    LoadArguments load = LoadArguments.parse(rest.toArray(String[]::new));
    Path key = new Path(keyFile.substring(KEY_FILE.length()));
    try (LoadLock lock = LoadLock.join(getConf(), load, StageResult.METERING)) {
      load(getConf(), load, key, lock::check);
      lock.leaveToRun();
    }
    return 0;
  }

  /**
   * @param fence asked before what was computed is handed on
   */
  static StageResult load(Configuration conf, LoadArguments load, Path keyFile, Fence fence)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Layout layout = load.layout();
    FileSystem fs = new Path(layout.root()).getFileSystem(conf);
    LoadLog log = LoadLog.read(fs, layout);
    EditionNumber edition = StageResult.read(fs, layout, load.runId(), StageResult.CLEAN).edition();
    List<Folder> waiting = waiting(fs, layout, log, edition.night());
    Outcome outcome = Outcome.NOTHING;
    if (waiting.stream().anyMatch(folder -> folder.manifest().rows() > 0)) {
      outcome = new MeteringLoad(conf, fs, load, log, edition).run(waiting, keyFile);
    }
    StageResult result =
        new StageResult(
            StageResult.METERING,
            load.runId(),
            load.night(),
            edition,
            log.lastSequence(),
            CodeVersion.get(),
            waiting.stream().map(Folder::input).toList(),
            outcome.partitions(),
            outcome.counts(),
            Measures.rejected(outcome.counts()),
            (System.nanoTime() - begun) / 1_000_000);
    fence.check();
    result.write(conf, layout);
    OozieAction.output(
        Map.of(
            "job_id", outcome.jobId(),
            "rows", Long.toString(outcome.counts().stream().mapToLong(DatasetCounts::read).sum()),
            "rejected",
                Long.toString(outcome.counts().stream().mapToLong(DatasetCounts::rejected).sum()),
            "changed", Boolean.toString(result.changesAnything())));
    return result;
  }

  record Outcome(String jobId, List<StagedPartition> partitions, List<DatasetCounts> counts) {
    static final Outcome NOTHING = new Outcome("none", List.of(), List.of());
  }

  /** What was learned later than this load's edition rides with the next one. */
  private static List<Folder> waiting(FileSystem fs, Layout layout, LoadLog log, LocalDate learned)
      throws IOException {
    return LandedNights.upTo(fs, layout, ReadingCounts.DATASET, learned).stream()
        .filter(folder -> !folder.learnedNight().isAfter(learned))
        .filter(folder -> !log.isLoaded(ReadingCounts.DATASET, folder.night(), folder.sha256()))
        .toList();
  }

  /** One run of the job. */
  private record MeteringLoad(
      Configuration conf, FileSystem fs, LoadArguments load, LoadLog log, EditionNumber edition) {

    Outcome run(List<Folder> waiting, Path keyFile) throws IOException, InterruptedException {
      Path work = new Path(load.layout().scratch(load.runId()));
      PointTable points = points(keyFile);
      Path pointsFile = new Path(work, "metering-points");
      try {
        write(points, pointsFile);
        ReadingStage stage =
            new ReadingStage(conf, load.layout(), load.runId(), log, edition.night());
        Job job = job(waiting, points, pointsFile, stage);
        Counters counters = JobRun.run(job, JobLog.of(conf, load, StageResult.METERING));
        DatasetCounts counts = ReadingCounts.total(counters);
        requireAllRead(waiting, counts);
        Map<Integer, DayReport> days = stage.reports();
        List<StagedPartition> staged = new ArrayList<>(stage.readings(days.values()));
        staged.addAll(stage.rejects(counts.rejected()));
        List<DayReport> changed = days.values().stream().filter(DayReport::changed).toList();
        staged.addAll(
            new MeteredSums(conf, load.layout(), load.runId(), log, edition).stage(changed));
        stage.clear();
        LOG.info("night {}: {} days of readings, {}", load.night(), days.size(), counts);
        return new Outcome(job.getJobID().toString(), staged, List.of(counts));
      } finally {
        // It says which id a pseudonym stands for.
        fs.delete(pointsFile, false);
      }
    }

    private PointTable points(Path keyFile) throws IOException {
      LandedPoints points = new LandedPoints(fs, Pseudonyms.read(conf, keyFile));
      for (Folder folder :
          LandedNights.upTo(fs, load.layout(), "metering_point", edition.night())) {
        points.add(folder);
      }
      return points.table();
    }

    private void write(PointTable points, Path file) throws IOException {
      try (OutputStream out = FileSystem.create(fs, file, SECRET)) {
        points.write(out);
      }
    }

    private Job job(List<Folder> waiting, PointTable points, Path pointsFile, ReadingStage stage)
        throws IOException {
      Job job = Job.getInstance(JobSettings.profile(conf));
      Configuration settings = job.getConfiguration();
      settings.setInt(FileOutputCommitter.FILEOUTPUTCOMMITTER_ALGORITHM_VERSION, 1);
      settings.setBoolean(Job.MAP_OUTPUT_COMPRESS, true);
      JobSettings.setUnlessChosen(
          settings, Job.MAP_OUTPUT_COMPRESS_CODEC, SnappyCodec.class.getName());
      JobSettings.setUnlessChosen(settings, Job.COMPLETION_POLL_INTERVAL_KEY, "100");
      Path standing = new Path(load.layout().scratch(load.runId()), "metering-standing.json");
      JsonFile.replace(settings, standing, new ReadingReducer.Standing(stage.standing()));
      new MeteringConf(settings)
          .set(
              pointsFile,
              standing,
              MeteringConf.evenly(points.size(), job.getNumReduceTasks()),
              edition);
      job.setJobName("elhus metering " + load.night() + " " + load.runId());
      job.setJarByClass(MeteringMain.class);
      job.setInputFormatClass(ReadingInputFormat.class);
      job.setMapperClass(ReadingMapper.class);
      job.setMapOutputKeyClass(BlockKey.class);
      job.setMapOutputValueClass(BytesWritable.class);
      job.setPartitionerClass(BlockPartitioner.class);
      job.setReducerClass(ReadingReducer.class);
      job.setOutputFormatClass(ReadingOutputFormat.class);
      FileOutputFormat.setOutputPath(job, stage.freshOutput());
      for (Folder folder : waiting) {
        for (Path file : folder.files(fs)) {
          FileInputFormat.addInputPath(job, file);
        }
      }
      JobSettings.addJars(job, new Path(load.layout().lib()));
      return job;
    }

    private static void requireAllRead(List<Folder> waiting, DatasetCounts counts)
        throws IOException {
      long landed = waiting.stream().mapToLong(folder -> folder.manifest().rows()).sum();
      if (landed != counts.read()) {
        throw new IOException(
            String.format(
                "the manifests say %,d readings but the landed files of nights %s hold %,d;"
                    + " remove the damaged folder and land that night again",
                landed, waiting.stream().map(Folder::night).toList(), counts.read()));
      }
    }
  }
}
