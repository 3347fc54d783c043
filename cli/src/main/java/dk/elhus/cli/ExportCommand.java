package dk.elhus.cli;

import dk.elhus.export.Mart;
import dk.elhus.oozie.OozieWorkflow;
import dk.elhus.oozie.Step;
import dk.elhus.oozie.WorkflowRun;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code elhus export}: the way back. */
@Command(
    name = "export",
    description =
        "Copy a finished mart to the database that dashboards read; without a name, list them.",
    footer = {"", "Example: elhus export energy_day"},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the mart is replaced",
      "1:it broke; dashboards show what they showed before",
      "2:the command was wrong"
    })
final class ExportCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final int BROKEN = 1;

  @ParentCommand private Elhus elhus;
  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "MART", description = "A name of the list.")
  private String name;

  @Option(
      names = "--night",
      paramLabel = "NIGHT",
      description = "Export what was known on that night. Default: what the warehouse shows.")
  private LocalDate night;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    if (name == null) {
      for (Mart mart : Mart.ALL) {
        Context.say(
            out,
            "@|bold %-18s|@ %-26s copy of elhus.%s: %s",
            mart.name(),
            mart.table(),
            mart.view(),
            String.join(", ", mart.columns()));
      }
      return 0;
    }
    return export(mart(), elhus.settings(), out);
  }

  private Mart mart() {
    return Mart.named(name)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "there is no mart '"
                        + name
                        + "'; there are "
                        + Mart.ALL.stream().map(Mart::name).collect(Collectors.joining(", "))));
  }

  private int export(Mart mart, Settings settings, PrintWriter out) throws InterruptedException {
    String shown = night == null ? LocalDate.now().toString() : night.toString();
    OozieWorkflow oozie = new OozieWorkflow(settings.oozieUrl(), shown, "export-" + mart.name());
    Map<String, String> properties = properties(mart, shown, settings);
    String id = oozie.submit(properties.get("apps") + "/export/workflow.xml", properties);
    Context.say(out, "@|bold %s|@  workflow %s", mart.name(), id);
    try {
      return tell(mart, oozie.follow(id, new NightProgress(out), PATIENCE), settings, out);
    } catch (TimeoutException e) {
      throw new UserError(e.getMessage(), e);
    }
  }

  private Map<String, String> properties(Mart mart, String shown, Settings settings) {
    ClusterProperties cluster = new ClusterProperties(settings);
    Map<String, String> properties = cluster.common();
    properties.putAll(cluster.database());
    properties.put("mart", mart.name());
    properties.put("night", shown);
    if (night != null) {
      properties.put("edition", shown);
    }
    return properties;
  }

  private static int tell(Mart mart, WorkflowRun run, Settings settings, PrintWriter out) {
    if (run.state() == Step.State.OK) {
      Context.say(
          out, "@|green ✓|@ %s rows in %s of %s", rows(run), mart.table(), settings.databaseUrl());
      return 0;
    }
    Context.say(
        out,
        "@|red %s was not exported; dashboards show what they showed before:|@ %s",
        mart.name(),
        NightProgress.oneLine(run.lastFailure()));
    return BROKEN;
  }

  private static String rows(WorkflowRun run) {
    return run.steps().stream()
        .map(step -> step.data().get("rows"))
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse("no");
  }
}
