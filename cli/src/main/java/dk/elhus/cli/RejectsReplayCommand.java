package dk.elhus.cli;

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
    if (Cleaners.of(dataset).isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "'"
              + dataset
              + "' cannot be replayed; there are "
              + String.join(", ", Cleaners.ALL.stream().map(one -> one.dataset()).toList()));
    }
    PrintWriter out = spec.commandLine().getOut();
    Settings settings = rejects.elhus().settings();
    RejectQuery query = new RejectQuery(settings);
    RejectQuery.Filter filter = new RejectQuery.Filter(night, dataset, null, true);
    List<RejectQuery.Reject> open = query.find(filter, MOST);
    if (open.isEmpty()) {
      Context.say(out, "nothing to replay: no record was rejected%s", filter.words());
      return 0;
    }
    LocalDate edition = request(settings, open);
    int exitCode = new NightRunner(settings, out).run(NightRange.of(edition), null);
    if (exitCode == NightRunner.LOAD_FAILED) {
      return exitCode;
    }
    List<RejectQuery.Reject> left = query.find(filter, MOST);
    Context.say(
        out,
        "%d of %d rejects of %s in night %s are rows now",
        open.size() - left.size(),
        open.size(),
        dataset,
        night);
    return left.isEmpty() ? 0 : STILL_REFUSED;
  }

  /** Leaves a request per landed folder; gives the night whose load will do them. */
  private LocalDate request(Settings settings, List<RejectQuery.Reject> open) {
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
