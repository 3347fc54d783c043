package dk.elhus.bench.readings;

import dk.elhus.bench.Measured;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Properties;
import org.apache.hadoop.mapreduce.Cluster;
import org.apache.hadoop.mapreduce.Counters;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.JobID;
import org.apache.hadoop.mapreduce.TaskCounter;

/** How many bytes a run shuffled: it says so itself, or the JobHistory server does. */
final class ShuffleNote {
  static final String BYTES = "shuffle_bytes";
  private static final String JOB = "job_id";

  private ShuffleNote() {}

  static long read(Place place) throws IOException, InterruptedException {
    if (!Files.exists(place.notes())) {
      return Measured.NO_SHUFFLE;
    }
    Properties notes = new Properties();
    try (InputStream in = Files.newInputStream(place.notes())) {
      notes.load(in);
    }
    if (notes.containsKey(BYTES)) {
      return Long.parseLong(notes.getProperty(BYTES));
    }
    return place.isCluster() ? ask(place, notes.getProperty(JOB)) : Measured.NO_SHUFFLE;
  }

  private static long ask(Place place, String id) throws IOException, InterruptedException {
    Cluster cluster = new Cluster(place.hadoop());
    try {
      Job job = cluster.getJob(JobID.forName(id));
      Counters counters = job == null ? null : job.getCounters();
      return counters == null
          ? Measured.NO_SHUFFLE
          : counters.findCounter(TaskCounter.MAP_OUTPUT_MATERIALIZED_BYTES).getValue();
    } finally {
      cluster.close();
    }
  }
}
