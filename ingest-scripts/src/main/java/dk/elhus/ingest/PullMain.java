package dk.elhus.ingest;

import dev.failsafe.spi.Scheduler;
import dk.elhus.action.OozieAction;
import dk.elhus.descriptor.DescriptorException;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * Pulls one dataset for one night; what an Oozie java action runs, and what a person can run by
 * hand with the cluster's configuration on the class path. {@code --help} shows the options.
 *
 * <p>A night that has landed already is left as it is, and that is a good end. A failure is an
 * exception whose message is one line: dataset, night, what is wrong, what to do; nothing of the
 * night is then to be seen in the landing folder.
 */
public final class PullMain {
  private final Configuration conf;
  private final Clock clock;
  private final Scheduler pace;

  /**
   * @param conf names the default file system, which holds the warehouse
   * @param clock the present
   * @param pace runs the attempts at the source, each after its delay
   */
  PullMain(Configuration conf, Clock clock, Scheduler pace) {
    this.conf = conf;
    this.clock = clock;
    this.pace = pace;
  }

  public static void main(String[] args) throws Exception {
    ScheduledExecutorService pace =
        Executors.newSingleThreadScheduledExecutor(Threads.daemons("pull"));
    try {
      new PullMain(OozieAction.configuration(), Clock.systemUTC(), Scheduler.of(pace)).run(args);
    } finally {
      pace.shutdownNow();
    }
  }

  void run(String... args) throws PullException {
    Optional<PullOptions> options = PullOptions.parse(args);
    if (options.isPresent()) {
      run(options.get());
    }
  }

  private void run(PullOptions options) throws PullException {
    String who = options.dataset() + ", night " + options.night() + ": ";
    try {
      DatasetDescriptor dataset = DatasetCatalog.load().get(options.dataset());
      FileSystem fs = FileSystem.get(conf);
      PullOutcome outcome = new Pull(options, dataset, fs, pace, clock).run();
      System.out.println(who + outcome.line());
      OozieAction.output(output(options, outcome));
    } catch (PullException | IllegalArgumentException | DescriptorException e) {
      // In its place, not around it: a reader of the log meets the line once.
      PullException line = new PullException(who + e.getMessage(), e.getCause());
      line.setStackTrace(e.getStackTrace());
      throw line;
    } catch (IOException e) {
      throw new PullException(
          who + "the file system failed: " + e.getMessage() + "; see that it is up and writable",
          e);
    }
  }

  private static Map<String, String> output(PullOptions options, PullOutcome outcome) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("dataset", options.dataset());
    values.put("night", options.night().toString());
    values.putAll(outcome.values());
    return values;
  }
}
