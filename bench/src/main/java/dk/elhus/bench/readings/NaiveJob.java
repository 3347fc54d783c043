package dk.elhus.bench.readings;

import dk.elhus.job.JobRun;
import dk.elhus.job.JobSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.mapred.FsInput;
import org.apache.avro.mapreduce.AvroJob;
import org.apache.avro.mapreduce.AvroKeyInputFormat;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.io.compress.SnappyCodec;
import org.apache.hadoop.mapreduce.Counters;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskCounter;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.apache.hadoop.mapreduce.lib.output.MultipleOutputs;
import org.apache.hadoop.mapreduce.lib.output.TextOutputFormat;
import org.apache.orc.OrcConf;
import org.apache.orc.mapred.OrcStruct;
import org.apache.orc.mapreduce.OrcInputFormat;
import org.apache.orc.mapreduce.OrcOutputFormat;

/** The same work in the two jobs that a textbook would write. */
final class NaiveJob implements Variant {
  /** Fits two cores: a container each. */
  private static final int REDUCERS = 2;

  private static final long MILLIONTHS_PER_WH = 1000;
  private static final int MILLIONTHS = 6;

  @Override
  public String name() {
    return "naive MapReduce";
  }

  @Override
  public String settings() {
    return "generic records, Text, BigDecimal, two jobs, "
        + REDUCERS
        + " reducers in containers of their own; ids instead of pseudonyms, no history columns";
  }

  @Override
  public void run(Place place) throws Exception {
    Configuration conf = JobSettings.profile(place.hadoop());
    conf.setBoolean(Job.JOB_UBERTASK_ENABLE, false);
    conf.setBoolean(Job.MAP_OUTPUT_COMPRESS, true);
    conf.set(Job.MAP_OUTPUT_COMPRESS_CODEC, SnappyCodec.class.getName());
    Path landed = landed(place, LandedData.READINGS);
    conf.set(
        NaivePoints.FILE, new Path(landed(place, LandedData.POINTS), "part-0.avro").toString());
    Job clean = clean(conf, place, landed);
    long shuffled = shuffled(JobRun.run(clean));
    Job sums = sums(conf, place);
    shuffled += shuffled(JobRun.run(sums));
    Variant.note(place, ShuffleNote.BYTES, Long.toString(shuffled));
  }

  private static Path landed(Place place, String dataset) {
    return new Path(place.root() + "/landing/" + dataset + "/night=" + InventedReadings.NIGHT);
  }

  private static Path rows(Place place) {
    return new Path(place.root() + "/naive/" + place.run() + "/rows");
  }

  private static Path sumsOf(Place place) {
    return new Path(place.root() + "/naive/" + place.run() + "/sums");
  }

  private static long shuffled(Counters counters) {
    return counters.findCounter(TaskCounter.MAP_OUTPUT_MATERIALIZED_BYTES).getValue();
  }

  private static Job job(Configuration conf, Place place, String name) throws IOException {
    Job job = Job.getInstance(conf, "naive " + name + " " + place.run());
    job.setJarByClass(NaiveJob.class);
    job.setMapOutputKeyClass(Text.class);
    job.setMapOutputValueClass(Text.class);
    job.setNumReduceTasks(REDUCERS);
    JobSettings.addJars(job, new Path(place.root() + "/lib"));
    return job;
  }

  private static Job clean(Configuration conf, Place place, Path landed) throws IOException {
    Job job = job(conf, place, "clean");
    Configuration settings = job.getConfiguration();
    AvroJob.setInputKeySchema(job, schema(conf, new Path(landed, "part-0.avro")));
    AvroJob.setDataModelClass(job, GenericData.class);
    OrcConf.MAPRED_OUTPUT_SCHEMA.setString(settings, NaiveClean.SCHEMA.toString());
    OrcConf.COMPRESS.setString(settings, "ZSTD");
    job.setInputFormatClass(AvroKeyInputFormat.class);
    for (int file = 0; file < InventedReadings.FILES; file++) {
      FileInputFormat.addInputPath(job, new Path(landed, "part-" + file + ".avro"));
    }
    job.setMapperClass(NaiveClean.CleanMapper.class);
    job.setReducerClass(NaiveClean.NewestReducer.class);
    job.setOutputKeyClass(NullWritable.class);
    job.setOutputValueClass(OrcStruct.class);
    job.setOutputFormatClass(OrcOutputFormat.class);
    MultipleOutputs.addNamedOutput(
        job, NaiveClean.REJECTS, TextOutputFormat.class, Text.class, Text.class);
    FileOutputFormat.setOutputPath(job, rows(place));
    return job;
  }

  private static Job sums(Configuration conf, Place place) throws IOException {
    Job job = job(conf, place, "sums");
    job.setInputFormatClass(OrcInputFormat.class);
    FileSystem fs = rows(place).getFileSystem(conf);
    for (FileStatus file : fs.listStatus(rows(place))) {
      if (file.getPath().getName().endsWith(".orc")) {
        FileInputFormat.addInputPath(job, file.getPath());
      }
    }
    job.setMapperClass(NaiveSums.HourMapper.class);
    job.setCombinerClass(NaiveSums.HourCombiner.class);
    job.setPartitionerClass(NaiveSums.MunicipalityPartitioner.class);
    job.setReducerClass(NaiveSums.SumReducer.class);
    job.setOutputKeyClass(Text.class);
    job.setOutputValueClass(Text.class);
    job.setOutputFormatClass(TextOutputFormat.class);
    FileOutputFormat.setOutputPath(job, sumsOf(place));
    return job;
  }

  private static Schema schema(Configuration conf, Path file) throws IOException {
    try (DataFileReader<Object> reader =
        new DataFileReader<>(new FsInput(file, conf), new GenericDatumReader<>())) {
      return reader.getSchema();
    }
  }

  @Override
  public Outcome outcome(Place place) throws IOException {
    Configuration conf = place.hadoop();
    long[] total = new long[2];
    OrcRows.forEach(
        conf,
        rows(place),
        row -> {
          total[0]++;
          total[1] += row.millionths("consumption_kwh");
        });
    Outcome.Sums sums = new Outcome.Sums();
    FileSystem fs = sumsOf(place).getFileSystem(conf);
    for (FileStatus file : fs.listStatus(sumsOf(place))) {
      if (file.getPath().getName().startsWith("part-")) {
        try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(fs.open(file.getPath()), StandardCharsets.UTF_8))) {
          lines.lines().forEach(line -> add(line.split("\t"), sums));
        }
      }
    }
    return sums.with(total[0], total[1] / MILLIONTHS_PER_WH);
  }

  private static void add(String[] fields, Outcome.Sums sums) {
    long municipality = Long.parseLong(fields[1]);
    long time = Long.parseLong(fields[2]);
    long kwh = new BigDecimal(fields[3]).movePointRight(MILLIONTHS).longValueExact();
    long count = Long.parseLong(fields[4]);
    switch (fields[0]) {
      case "hour" -> sums.hour(municipality, time, kwh, count);
      case "day" -> sums.day(municipality, time, kwh, count);
      default -> sums.rolling(municipality, time, kwh, count);
    }
  }
}
