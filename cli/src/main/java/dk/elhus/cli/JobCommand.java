package dk.elhus.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.elhus.job.Recomputation;
import dk.elhus.landing.Layout;
import dk.elhus.oozie.OozieJob;
import dk.elhus.oozie.OozieJobs;
import dk.elhus.publish.Edition;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code elhus job}: start a computation, ask how it stands, and what it cost. */
@Command(
    name = "job",
    description = "Start a computation, ask how it stands, and what it cost.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      JobCommand.Types.class,
      JobCommand.Start.class,
      JobCommand.Status.class,
      JobMetricsCommand.class
    })
final class JobCommand implements Runnable {
  private static final Pattern WORKFLOW = Pattern.compile("[0-9]{7}-[0-9]{15}-[A-Za-z0-9_-]+-W");

  @ParentCommand private Elhus elhus;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  Settings settings() {
    return elhus.settings();
  }

  /** Whether a word is the id of a workflow. */
  static boolean isWorkflow(String id) {
    return WORKFLOW.matcher(id).matches();
  }

  /**
   * A workflow that Oozie knows.
   *
   * @throws UserError when it knows none of that id
   */
  static OozieJob find(Settings settings, String id) {
    return new OozieJobs(settings.oozieUrl())
        .find(id)
        .orElseThrow(
            () ->
                new UserError(
                    "Oozie at "
                        + settings.oozieUrl()
                        + " knows no job "
                        + id
                        + "; `elhus job start` prints the id of a job, and `elhus report"
                        + " slowest-jobs` those of a night's jobs"));
  }

  /** What every answer about a job begins with. */
  static ObjectNode answer(String id, OozieJob.Status status) {
    return JsonNodeFactory.instance.objectNode().put("job_id", id).put("status", status.toString());
  }

  /** {@code elhus job types}. */
  @Command(name = "types", description = "List what can be started.")
  static final class Types implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ListingFormat format;

    @Override
    public Integer call() throws IOException {
      List<List<String>> rows = new ArrayList<>();
      for (Recomputation known : Recomputation.values()) {
        rows.add(
            List.of(
                known.type(),
                known.words(),
                String.join(", ", known.sources().stream().map(table -> table.name()).toList()),
                String.join(", ", known.tables().stream().map(table -> table.name()).toList())));
      }
      format.write(
          List.of("job_type", "computes", "reads", "writes"), rows, spec.commandLine().getOut());
      return 0;
    }
  }

  /** {@code elhus job start}. */
  @Command(
      name = "start",
      description = {
        "Compute aggregates of a range of days once more from the clean rows, through Oozie.",
        "What differs from what stands is judged and published as a new edition; mostly nothing"
            + " does. Whole Danish months are computed."
      },
      footer = {
        "",
        "Example: elhus job start daily_avg --from 2025-10-01 --to 2025-10-31 --format json",
        "Types: elhus job types"
      })
  static final class Start implements Callable<Integer> {
    @ParentCommand private JobCommand parent;
    @Spec private CommandSpec spec;
    @Mixin private AnswerFormat format;

    @Parameters(paramLabel = "TYPE", description = "What to compute, such as daily_avg.")
    private String type;

    @Option(names = "--from", required = true, paramLabel = "DATE", description = "First day.")
    private LocalDate from;

    @Option(
        names = "--to",
        required = true,
        paramLabel = "DATE",
        description = "Last day, included.")
    private LocalDate to;

    @Override
    public Integer call() throws IOException {
      Recomputation what =
          Recomputation.named(type)
              .orElseThrow(
                  () ->
                      wrong(
                          "there is no job_type '"
                              + type
                              + "'; known are "
                              + Recomputation.known()));
      if (to.isBefore(from)) {
        throw wrong("--from " + from + " is after --to " + to + "; swap them");
      }
      Settings settings = parent.settings();
      Map<String, String> properties = new ClusterProperties(settings).common();
      properties.put("type", what.type());
      properties.put("from", from.toString());
      properties.put("to", to.toString());
      properties.put("night", shownNight(settings).toString());
      properties.put("jobConf", settings.jobConf());
      String id =
          new OozieJobs(settings.oozieUrl())
              .start(properties.get("apps") + "/job/workflow.xml", properties);
      format.write(answer(id, OozieJob.Status.RUNNING), spec.commandLine().getOut());
      return 0;
    }

    private static LocalDate shownNight(Settings settings) throws IOException {
      try (FileSystem fs = settings.fileSystem()) {
        return Edition.read(fs, new Layout(settings.root()))
            .map(edition -> edition.number().night())
            .orElseThrow(
                () ->
                    new UserError("nothing is loaded yet; load a night first: elhus night NIGHT"));
      }
    }

    private ParameterException wrong(String message) {
      return new ParameterException(spec.commandLine(), message);
    }
  }

  /** {@code elhus job status}. */
  @Command(
      name = "status",
      description = "Tell whether a job is running, completed or failed, as Oozie has it.",
      footer = {"", "Example: elhus job status 0000012-251026223000123-oozie-elhus-W"})
  static final class Status implements Callable<Integer> {
    @ParentCommand private JobCommand parent;
    @Spec private CommandSpec spec;
    @Mixin private AnswerFormat format;

    @Parameters(paramLabel = "ID", description = "What `elhus job start` printed.")
    private String id;

    @Override
    public Integer call() throws IOException {
      if (!isWorkflow(id)) {
        throw new ParameterException(
            spec.commandLine(),
            "'" + id + "' is no job id; it looks like 0000012-251026223000123-oozie-elhus-W");
      }
      OozieJob job = find(parent.settings(), id);
      ObjectNode answer = answer(id, job.status());
      if (job.failure() != null) {
        answer.put("message", NightProgress.oneLine(job.failure()));
      }
      format.write(answer, spec.commandLine().getOut());
      return 0;
    }
  }
}
