package dk.elhus.job;

import dk.elhus.landing.Layout;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.BooleanWritable;
import org.apache.hadoop.io.compress.SnappyCodec;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.lib.output.FileOutputCommitter;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;

/**
 * What both jobs of a load have in common.
 *
 * <p>How large a cluster is stays out of the code: a profile sets any Hadoop property such as
 * {@code mapreduce.job.reduces}, in {@code elhus.job.conf}: a line {@code name=value} for each.
 * {@code elhus.properties} has them with the prefix {@code elhus.job.conf.}, and {@code elhus
 * night} hands them to the workflow.
 */
public final class JobSettings {
  private static final String PROFILE = "elhus.job.conf";
  private static final String UBER_MAX_BYTES = "mapreduce.job.ubertask.maxbytes";

  /** Above this a job no longer runs within its application master. */
  private static final long DEFAULT_UBER_BYTES = 1L << 30;

  /** By default a driver asks every five seconds, longer than a night's job takes. */
  private static final int POLL_MILLIS = 100;

  /**
   * Closing a file asks the NameNode whether its last block is there, and by default waits 400 ms
   * before it asks again. Most blocks are there a moment later, and a load closes many small files.
   */
  private static final String CLOSE_WAIT =
      "dfs.client.block.write.locateFollowingBlock.initial.delay.ms";

  /** The wait doubles each time: ten times from 20 ms are as patient as the default. */
  private static final String CLOSE_ATTEMPTS =
      "dfs.client.block.write.locateFollowingBlock.retries";

  private JobSettings() {}

  /** A job that reads the plan and writes new versions below {@code output}. */
  public static Job job(Configuration base, Layout layout, String name, Path output)
      throws IOException {
    Job job = Job.getInstance(profile(base));
    Configuration conf = job.getConfiguration();
    // Algorithm 2, still the default, shows files of tasks before the job has succeeded.
    conf.setInt(FileOutputCommitter.FILEOUTPUTCOMMITTER_ALGORITHM_VERSION, 1);
    conf.setBoolean(Job.MAP_OUTPUT_COMPRESS, true);
    setUnlessChosen(conf, Job.MAP_OUTPUT_COMPRESS_CODEC, SnappyCodec.class.getName());
    setUnlessChosen(conf, Job.COMPLETION_POLL_INTERVAL_KEY, Integer.toString(POLL_MILLIS));
    job.setJobName(name);
    job.setInputFormatClass(PlannedInputFormat.class);
    job.setMapOutputKeyClass(RowKey.class);
    job.setMapOutputValueClass(RowValue.class);
    job.setPartitionerClass(PartitionPartitioner.class);
    job.setSortComparatorClass(RowKey.SortComparator.class);
    job.setGroupingComparatorClass(RowKey.GroupComparator.class);
    job.setOutputFormatClass(VersionOutputFormat.class);
    job.setOutputKeyClass(BooleanWritable.class);
    job.setOutputValueClass(RowWritable.class);
    FileOutputFormat.setOutputPath(job, output);
    addJars(job, new Path(layout.lib()));
    return job;
  }

  /** The configuration with what the profile asks for. */
  public static Configuration profile(Configuration base) {
    Configuration conf = new Configuration(base);
    for (String line : base.get(PROFILE, "").lines().filter(text -> !text.isBlank()).toList()) {
      String[] parts = line.split("=", 2);
      if (parts.length < 2) {
        throw new IllegalArgumentException(
            "'"
                + line
                + "' is no Hadoop property for a job; write it into elhus.properties like"
                + " elhus.job.conf.mapreduce.job.reduces=2");
      }
      conf.set(parts[0].trim(), parts[1].trim());
    }
    // Unset, this is one block of the file system: larger inputs would silently not run uber.
    setUnlessChosen(conf, CLOSE_WAIT, "20");
    setUnlessChosen(conf, CLOSE_ATTEMPTS, "10");
    setUnlessChosen(conf, UBER_MAX_BYTES, Long.toString(DEFAULT_UBER_BYTES));
    return conf;
  }

  /** Sets a property that nobody chose; Hadoop's own defaults are no choice. */
  public static void setUnlessChosen(Configuration conf, String property, String value) {
    String[] origins = conf.getPropertySources(property);
    if (origins == null || origins[origins.length - 1].endsWith("-default.xml")) {
      conf.set(property, value);
    }
  }

  /** Tasks find our jars in the file system, so that a submit uploads nothing. */
  public static void addJars(Job job, Path lib) throws IOException {
    FileSystem files = lib.getFileSystem(job.getConfiguration());
    if (!files.exists(lib)) {
      return;
    }
    for (FileStatus file : files.listStatus(lib)) {
      if (file.isFile() && file.getPath().getName().endsWith(".jar")) {
        job.addFileToClassPath(file.getPath());
      }
    }
  }
}
