package dk.elhus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** What the JobHistory server tells of a MapReduce job over its REST interface. */
final class JobHistory {
  private static final String ADDRESS = "mapreduce.jobhistory.webapp.address";
  private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(15).toMillis();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String address;

  JobHistory(Configuration conf) {
    this.address = "http://" + conf.get(ADDRESS, "localhost:19888");
  }

  /**
   * What a job cost.
   *
   * @param name its name
   * @param state its state as Hadoop calls it, such as {@code SUCCEEDED}
   * @param elapsedMillis from its submission to its end
   * @param uber whether its tasks ran within its application master
   * @param maps map tasks
   * @param reduces reduce tasks
   * @param failedTasks attempts that failed
   * @param shuffleBytes what reduce tasks fetched of map tasks, bytes
   * @param recordsRead records that the map tasks read
   * @param peakMemoryBytes resident memory of the largest task at its end, bytes
   * @param cpuMillis processor time of all tasks
   */
  record Cost(
      String name,
      String state,
      long elapsedMillis,
      boolean uber,
      long maps,
      long reduces,
      long failedTasks,
      long shuffleBytes,
      long recordsRead,
      long peakMemoryBytes,
      long cpuMillis) {}

  /**
   * @param jobId such as {@code job_1700000000000_0001}
   * @return nothing when the server does not know the job, or not yet
   * @throws UserError when the server does not answer
   */
  Optional<Cost> find(String jobId) {
    String path = "/ws/v1/history/mapreduce/jobs/" + jobId;
    Optional<JsonNode> job = get(path).map(answer -> answer.path("job"));
    if (job.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Long> counters = counters(get(path + "/counters").orElse(JSON.nullNode()));
    return Optional.of(cost(job.get(), counters));
  }

  private static Cost cost(JsonNode job, Map<String, Long> counters) {
    return new Cost(
        job.path("name").asText(),
        job.path("state").asText(),
        job.path("finishTime").asLong() - job.path("submitTime").asLong(),
        job.path("uberized").asBoolean(),
        job.path("mapsTotal").asLong(),
        job.path("reducesTotal").asLong(),
        job.path("failedMapAttempts").asLong() + job.path("failedReduceAttempts").asLong(),
        counters.getOrDefault("REDUCE_SHUFFLE_BYTES", 0L),
        counters.getOrDefault("MAP_INPUT_RECORDS", 0L),
        Math.max(
            counters.getOrDefault("MAP_PHYSICAL_MEMORY_BYTES_MAX", 0L),
            counters.getOrDefault("REDUCE_PHYSICAL_MEMORY_BYTES_MAX", 0L)),
        counters.getOrDefault("CPU_MILLISECONDS", 0L));
  }

  private static Map<String, Long> counters(JsonNode answer) {
    Map<String, Long> counters = new HashMap<>();
    for (JsonNode group : answer.path("jobCounters").path("counterGroup")) {
      for (JsonNode counter : group.path("counter")) {
        counters.put(counter.path("name").asText(), counter.path("totalCounterValue").asLong());
      }
    }
    return counters;
  }

  private Optional<JsonNode> get(String path) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(address + path).toURL().openConnection();
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      connection.setRequestProperty("Accept", "application/json");
      int status = connection.getResponseCode();
      if (status == HttpURLConnection.HTTP_NOT_FOUND) {
        return Optional.empty();
      }
      if (status != HttpURLConnection.HTTP_OK) {
        throw new IOException("it answers with status " + status);
      }
      try (InputStream in = connection.getInputStream()) {
        return Optional.of(JSON.readTree(in));
      }
    } catch (IOException e) {
      throw new UserError(
          "the JobHistory server at "
              + address
              + " does not answer ("
              + e.getMessage()
              + "); start it with `elhus sandbox up`, or mend "
              + ADDRESS
              + " in mapred-site.xml",
          e);
    }
  }
}
