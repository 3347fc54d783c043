package dk.elhus.job;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.action.LoadArguments;
import dk.elhus.landing.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.Counters;
import org.apache.hadoop.mapreduce.JobCounter;
import org.apache.hadoop.mapreduce.TaskCounter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What a job cost is written down")
class JobLogTest {
  private static final Instant BEGUN = Instant.parse("2025-10-26T23:10:00.123456Z");

  @TempDir private Path root;

  @Test
  void asALineOfJsonThatHiveReads() throws IOException {
    write("clean", "run-1", "job_1_0007", cost());

    assertThat(files()).containsExactly("clean.night=2025-10-26.run-1.json");
    assertThat(Files.readAllLines(root.resolve("jobs").resolve(files().get(0))))
        .singleElement()
        .asString()
        .contains(
            "\"job_id\":\"job_1_0007\"",
            "\"night\":\"2025-10-26\"",
            "\"started_at\":\"2025-10-26T23:10:00.123Z\"",
            "\"elapsed_millis\":12500",
            "\"uber\":true",
            "\"maps\":3",
            "\"reduces\":2",
            "\"failed_tasks\":1",
            "\"records_read\":96632",
            "\"shuffle_bytes\":4096",
            "\"peak_memory_bytes\":400000000");
  }

  @Test
  void onceWhenAStepIsRunAgain() throws IOException {
    write("clean", "run-1", "job_1_0007", cost());
    write("clean", "run-1", "job_1_0009", cost());
    write("aggregate", "run-1", "job_1_0010", cost());

    assertThat(files())
        .containsExactly(
            "aggregate.night=2025-10-26.run-1.json", "clean.night=2025-10-26.run-1.json");
    assertThat(root.resolve("jobs").resolve(files().get(1))).content().contains("job_1_0009");
  }

  private void write(String step, String runId, String jobId, Counters counters)
      throws IOException {
    LoadArguments run =
        new LoadArguments(new Layout(root.toString()), LocalDate.of(2025, 10, 26), runId);
    JobLog.of(new Configuration(), run, step)
        .write(jobId, BEGUN, BEGUN.plusMillis(12_500), counters);
  }

  private static Counters cost() {
    Counters counters = new Counters();
    counters.findCounter(JobCounter.TOTAL_LAUNCHED_UBERTASKS).setValue(5);
    counters.findCounter(JobCounter.TOTAL_LAUNCHED_MAPS).setValue(3);
    counters.findCounter(JobCounter.TOTAL_LAUNCHED_REDUCES).setValue(2);
    counters.findCounter(JobCounter.NUM_FAILED_REDUCES).setValue(1);
    counters.findCounter(TaskCounter.MAP_INPUT_RECORDS).setValue(96_632);
    counters.findCounter(TaskCounter.REDUCE_SHUFFLE_BYTES).setValue(4096);
    counters.findCounter(TaskCounter.MAP_PHYSICAL_MEMORY_BYTES_MAX).setValue(300_000_000);
    counters.findCounter(TaskCounter.REDUCE_PHYSICAL_MEMORY_BYTES_MAX).setValue(400_000_000);
    return counters;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> found = Files.list(root.resolve("jobs"))) {
      return found
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }
}
