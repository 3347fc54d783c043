package dk.elhus.cli;

import dk.elhus.clean.Cleaner;
import dk.elhus.clean.Cleaners;
import dk.elhus.job.ReplayRequest;
import dk.elhus.landing.Layout;
import dk.elhus.oozie.NightRange;
import dk.elhus.publish.Edition;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.FileSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code elhus rejects replay}. */
@Command(
    name = "replay",
    description = {
      "After a mend: read the landed records of rejects once more.",
      "What passes now is loaded as a new edition, learned now. What is known already is a duplicate,"
          + " and nothing overrules what a later fetch brought."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all that were open are rows now",
      "1:the load failed; the tables show the edition before",
      "2:the command was wrong",
      "3:published, but some are still refused"
    })
final class RejectsReplayCommand implements Callable<Integer> {
  private static final int MOST = 10_000;
  private static final int STILL_REFUSED = 3;
  private static final String READINGS = "meter_reading";

  @ParentCommand private RejectsCommand rejects;
  @Spec private CommandSpec spec;

  @Option(
      names = "--dataset",
      required = true,
      paramLabel = "NAME",
      description = "The dataset of the rejects.")
  private String dataset;

  @Option(
      names = "--night",
      required = true,
      paramLabel = "NIGHT",
      description = "The night whose load refused them.")
  private LocalDate night;

  @Override
  public Integer call() throws InterruptedException {
    Cleaner cleaner =
        Cleaners.of(dataset)
            .orElseThrow(() -> new ParameterException(spec.commandLine(), refusal()));
    PrintWriter out = spec.commandLine().getOut();
    Settings settings = rejects.elhus().settings();
    RejectQuery query = new RejectQuery(settings);
    List<RejectQuery.Open> open = query.open(cleaner, night, MOST);
    if (open.isEmpty()) {
      Context.say(
          out,
          "nothing to replay: no record was rejected%s",
          new RejectQuery.Filter(night, dataset, null, true).words());
      return 0;
    }
    LocalDate edition = request(settings, open);
    int exitCode = new NightRunner(settings, out).run(NightRange.of(edition), null);
    if (exitCode == NightRunner.LOAD_FAILED) {
      return exitCode;
    }
    List<RejectQuery.Open> left = query.open(cleaner, night, MOST);
    Context.say(
        out,
        "%d of %d rejects of %s in night %s are rows now",
        open.size() - left.size(),
        open.size(),
        dataset,
        night);
    return left.isEmpty() ? 0 : STILL_REFUSED;
  }

  /** Readings merge in a job of their own, which reads each landed folder once. */
  private String refusal() {
    if (dataset.equals(READINGS)) {
      return String.format(
          "rejects of %s are not replayed. After the mend, remove the landed folder that they came"
              + " in (%s/night=…, see elhus rejects --dataset %s) and run the night of that folder"
              + " again: what is known already counts as duplicate",
          READINGS, READINGS, READINGS);
    }
    return "'"
        + dataset
        + "' cannot be replayed; there are "
        + String.join(", ", Cleaners.ALL.stream().map(Cleaner::dataset).toList());
  }

  /** Leaves a request per landed folder; gives the night whose load will do them. */
  private LocalDate request(Settings settings, List<RejectQuery.Open> open) {
    Layout layout = new Layout(settings.root());
    TreeSet<LocalDate> folders = new TreeSet<>();
    open.forEach(reject -> folders.add(reject.landedNight()));
    try (FileSystem fs = settings.fileSystem()) {
      LocalDate edition =
          Edition.read(fs, layout)
              .map(shown -> shown.number().night())
              .orElseThrow(() -> new UserError("nothing is published yet; run elhus night NIGHT"));
      for (LocalDate folder : folders) {
        new ReplayRequest(
                UUID.randomUUID().toString(),
                dataset,
                folder,
                System.getProperty("user.name"),
                Instant.now())
            .write(fs.getConf(), layout);
      }
      return edition;
    } catch (IOException e) {
      throw new UserError("cannot ask for the replay: " + e.getMessage(), e);
    }
  }
}
