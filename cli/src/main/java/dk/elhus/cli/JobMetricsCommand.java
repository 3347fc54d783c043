package dk.elhus.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.elhus.cli.JobHistory.Cost;
import dk.elhus.oozie.OozieJob;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code elhus job metrics}. */
@Command(
    name = "metrics",
    description = {
      "Tell what a job cost: elapsed time, shuffle, tasks and memory, as the JobHistory server has"
          + " it.",
      "A workflow is the sum of its MapReduce jobs, which are listed; its elapsed time is its own."
    },
    footer = {
      "",
      "Examples:",
      "  elhus job metrics 0000012-251026223000123-oozie-elhus-W --format json",
      "  elhus job metrics job_1761517800000_0042"
    })
final class JobMetricsCommand implements Callable<Integer> {
  private static final Pattern MAP_REDUCE = Pattern.compile("job_[0-9]{10,16}_[0-9]{4,10}");
  private static final List<String> COLUMNS =
      List.of(
          "job_id",
          "name",
          "status",
          "elapsed_seconds",
          "shuffle_bytes",
          "map_tasks",
          "reduce_tasks",
          "failed_tasks",
          "peak_memory_bytes",
          "records_read",
          "cpu_seconds");

  @ParentCommand private JobCommand parent;
  @Spec private CommandSpec spec;
  @Mixin private AnswerFormat format;

  @Parameters(
      paramLabel = "ID",
      description = "A workflow, as `elhus job start` prints it, or one MapReduce job.")
  private String id;

  @Override
  public Integer call() throws IOException {
    if (!JobCommand.isWorkflow(id) && !MAP_REDUCE.matcher(id).matches()) {
      throw new ParameterException(
          spec.commandLine(),
          "'"
              + id
              + "' is no job id; it looks like 0000012-251026223000123-oozie-elhus-W or"
              + " job_1761517800000_0042");
    }
    Settings settings = parent.settings();
    JobHistory history = new JobHistory(settings.hadoop());
    ObjectNode answer = JobCommand.isWorkflow(id) ? workflow(settings, history) : single(history);
    List<List<String>> rows = new ArrayList<>();
    answer.path("jobs").forEach(job -> rows.add(AnswerFormat.values((ObjectNode) job, COLUMNS)));
    if (rows.size() != 1 || JobCommand.isWorkflow(id)) {
      rows.add(AnswerFormat.values(answer, COLUMNS));
    }
    format.write(answer, new Listing(COLUMNS, rows), spec.commandLine().getOut());
    return 0;
  }

  private ObjectNode workflow(Settings settings, JobHistory history) {
    OozieJob job = JobCommand.find(settings, id);
    ArrayNode jobs = JsonNodeFactory.instance.arrayNode();
    for (String child : job.mapReduceJobs()) {
      // A job that has just ended reaches the JobHistory server a moment later.
      history.find(child).ifPresent(cost -> jobs.add(node(child, cost)));
    }
    ObjectNode answer = JobCommand.answer(id, job.status());
    answer.put("name", job.name());
    answer.put("elapsed_seconds", seconds(elapsedMillis(job)));
    for (String summed : List.of("shuffle_bytes", "map_tasks", "reduce_tasks", "failed_tasks")) {
      answer.put(summed, sum(jobs, summed));
    }
    answer.put("peak_memory_bytes", largest(jobs, "peak_memory_bytes"));
    answer.put("records_read", sum(jobs, "records_read"));
    BigDecimal cpu = BigDecimal.ZERO;
    for (var child : jobs) {
      cpu = cpu.add(child.path("cpu_seconds").decimalValue());
    }
    answer.put("cpu_seconds", cpu);
    answer.set("jobs", jobs);
    return answer;
  }

  private ObjectNode single(JobHistory history) {
    Optional<Cost> cost = history.find(id);
    if (cost.isEmpty()) {
      throw new UserError(
          "the JobHistory server knows no job "
              + id
              + ": it is still running, or was forgotten after its time; `elhus report"
              + " slowest-jobs` lists the jobs of a night");
    }
    ObjectNode answer = node(id, cost.get());
    answer.putArray("jobs").add(answer.deepCopy());
    return answer;
  }

  private static ObjectNode node(String jobId, Cost cost) {
    return JsonNodeFactory.withExactBigDecimals(true)
        .objectNode()
        .put("job_id", jobId)
        .put("name", cost.name())
        .put("status", status(cost.state()).toString())
        .put("elapsed_seconds", seconds(cost.elapsedMillis()))
        .put("shuffle_bytes", cost.shuffleBytes())
        .put("map_tasks", cost.maps())
        .put("reduce_tasks", cost.reduces())
        .put("failed_tasks", cost.failedTasks())
        .put("peak_memory_bytes", cost.peakMemoryBytes())
        .put("records_read", cost.recordsRead())
        .put("cpu_seconds", seconds(cost.cpuMillis()))
        .put("uber", cost.uber());
  }

  private static OozieJob.Status status(String state) {
    return switch (state) {
      case "SUCCEEDED" -> OozieJob.Status.COMPLETED;
      case "FAILED", "KILLED", "ERROR" -> OozieJob.Status.FAILED;
      default -> OozieJob.Status.RUNNING;
    };
  }

  private static long elapsedMillis(OozieJob job) {
    if (job.started() == null) {
      return 0;
    }
    Instant until = job.ended() == null ? Instant.now() : job.ended();
    return Duration.between(job.started(), until).toMillis();
  }

  private static BigDecimal seconds(long millis) {
    return BigDecimal.valueOf(millis, 3);
  }

  private static long sum(ArrayNode jobs, String name) {
    long sum = 0;
    for (var job : jobs) {
      sum += job.path(name).asLong();
    }
    return sum;
  }

  private static long largest(ArrayNode jobs, String name) {
    long largest = 0;
    for (var job : jobs) {
      largest = Math.max(largest, job.path(name).asLong());
    }
    return largest;
  }
}
