package dk.elhus.cli;

import dk.elhus.ingest.DatasetCatalog;
import dk.elhus.ingest.DatasetDescriptor;
import dk.elhus.ingest.Origin;
import dk.elhus.landing.Layout;
import dk.elhus.oozie.NightRange;
import dk.elhus.oozie.OozieNights;
import dk.elhus.oozie.Step;
import dk.elhus.oozie.WorkflowRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Runs nights through Oozie and shows their progress. */
final class NightRunner {
  /** A night whose sources all landed and whose load was published. */
  static final int ALL_LOADED = 0;

  /** At least one load failed: its night is not visible. */
  static final int LOAD_FAILED = 1;

  /** Every load was published, but a source was missing, or a mart was not exported. */
  static final int SOURCE_MISSING = 3;

  private static final String EXPORT = "export-";
  private static final Duration PATIENCE_PER_NIGHT = Duration.ofMinutes(30);
  private static final int LOAD_TIMEOUT_MINUTES = 480;

  private final Settings settings;
  private final PrintWriter out;
  private final OozieNights oozie;

  NightRunner(Settings settings, PrintWriter out) {
    this.settings = settings;
    this.out = out;
    this.oozie = new OozieNights(settings.oozieUrl());
  }

  /**
   * Hands these nights to Oozie, which runs each at its time, past ones at once.
   *
   * @param since earlier first day of the windows than the descriptors', or null
   * @return the bundle's id
   */
  String submit(NightRange nights, LocalDate since) {
    boolean metering = new Metering(settings).isLoaded();
    forgetSettled(nights, metering);
    String bundle = oozie.submit(nights, properties(since, metering));
    Context.say(out, "@|bold %s|@  bundle %s", nights, bundle);
    return bundle;
  }

  /**
   * Runs these nights and waits for them.
   *
   * @param since earlier first day of the windows than the descriptors', or null
   * @return one of this class's exit codes
   */
  int run(NightRange nights, LocalDate since) throws InterruptedException {
    String bundle = submit(nights, since);
    try {
      List<WorkflowRun> runs =
          oozie.follow(
              bundle,
              nights.count(),
              new NightProgress(out),
              PATIENCE_PER_NIGHT.multipliedBy(nights.count()));
      stopWhatCannotEnd(bundle, runs);
      return conclude(runs);
    } catch (TimeoutException e) {
      throw new UserError(e.getMessage(), e);
    }
  }

  /** A rerun's load must wait for the rerun's ingest, not for markers of an earlier one. */
  private void forgetSettled(NightRange nights, boolean metering) {
    Layout layout = new Layout(settings.root());
    try (FileSystem fs = settings.fileSystem()) {
      for (LocalDate night = nights.first();
          !night.isAfter(nights.last());
          night = night.plusDays(1)) {
        fs.delete(new Path(layout.loadMarker(night)), true);
        for (DatasetDescriptor dataset : DatasetCatalog.load().all()) {
          Path marker = new Path(layout.settledMarker(dataset.name(), night));
          fs.delete(marker, true);
          if (!metering && dataset.origin() instanceof Origin.Database) {
            // Nobody imports it, so the load need not wait.
            fs.mkdirs(marker);
          }
        }
      }
    } catch (IOException e) {
      throw new UserError("cannot clear the markers of " + nights + ": " + e.getMessage(), e);
    }
  }

  private Map<String, String> properties(LocalDate since, boolean metering) {
    ClusterProperties cluster = new ClusterProperties(settings);
    Map<String, String> properties = cluster.common();
    properties.put("sourceUrl", settings.sourceUrl());
    settings.sourceUrls().forEach((kind, url) -> properties.put(kind + "Url", url));
    properties.put("clock", settings.clock());
    properties.put("jobConf", settings.jobConf());
    properties.put("metering", Boolean.toString(metering));
    properties.put("export", Boolean.toString(settings.exports()));
    properties.put("exportMetering", Boolean.toString(settings.exports() && metering));
    if (metering || settings.exports()) {
      properties.putAll(cluster.database());
    }
    if (metering) {
      settings.pseudonymKeyFile().ifPresent(file -> properties.put("pseudonymKeyFile", file));
    }
    if (since != null) {
      properties.put("since", since.toString());
    }
    properties.put("loadTimeoutMinutes", String.valueOf(LOAD_TIMEOUT_MINUTES));
    return properties;
  }

  /** A load waits for an ingest that broke without a mark; nobody else would end it. */
  private void stopWhatCannotEnd(String bundle, List<WorkflowRun> runs) {
    if (runs.stream().anyMatch(run -> run.isBroken() || !run.state().isOver())) {
      oozie.kill(bundle);
    }
  }

  private int conclude(List<WorkflowRun> runs) {
    List<WorkflowRun> failed =
        runs.stream().filter(run -> run.state() == Step.State.FAILED).toList();
    failed.forEach(this::tellFailure);
    if (failed.isEmpty()) {
      return ALL_LOADED;
    }
    return failed.stream().anyMatch(NightRunner::isLoad) ? LOAD_FAILED : SOURCE_MISSING;
  }

  private void tellFailure(WorkflowRun run) {
    boolean export = run.job().startsWith(EXPORT);
    String what =
        isLoad(run)
            ? "failed; the tables show the edition before"
            : export
                ? "failed; dashboards show what they showed before"
                : "is missing from this night";
    String mend =
        export ? "export " + run.job().substring(EXPORT.length()) : "night " + run.night();
    Context.say(
        out,
        "@|red %s %s:|@ %s%n  Mend it, then: @|bold elhus %s|@",
        run.job(),
        what,
        NightProgress.oneLine((export ? run.lastFailure() : run.failure())),
        mend);
  }

  private static boolean isLoad(WorkflowRun run) {
    return run.job().equals("load");
  }
}
