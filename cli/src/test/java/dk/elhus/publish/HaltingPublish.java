package dk.elhus.publish;

import dk.elhus.action.LoadArguments;
import dk.elhus.action.OozieAction;
import java.time.Clock;
import org.apache.hadoop.conf.Configuration;

/**
 * The publish step in a process of its own that is struck dead before one of its steps.
 *
 * <p>Arguments: the step, how many times it was reached by then, and those of {@link PublishMain}.
 * It prints each step that it reaches, counted from the note of what is about to be published, with
 * {@code #} for numbers and without what stands behind two blanks; the last one is that before
 * which it died.
 */
public final class HaltingPublish {
  /** The first step of a publish, after what it may have to recover. */
  public static final String FIRST_STEP = "note what is about to be published";

  /** A step of housekeeping: one for each version that is removed. */
  public static final String REMOVAL = "remove old versions";

  /** The last step. */
  public static final String LAST_STEP = "give the lock back";

  private static final int KILLED = 137;

  private final String last;
  private int left;
  private boolean begun;

  private HaltingPublish(String last, int times) {
    this.last = last;
    this.left = times;
  }

  public static void main(String[] args) throws Exception {
    HaltingPublish death = new HaltingPublish(args[0], Integer.parseInt(args[1]));
    String[] rest = new String[args.length - 2];
    System.arraycopy(args, 2, rest, 0, rest.length);
    PublishArguments arguments = PublishArguments.parse(rest);
    LoadArguments load = arguments.load();
    Configuration conf = OozieAction.configuration();
    Clock clock = Clock.systemUTC();
    try (LoadLock lock = LoadLock.take(conf, load, "publish");
        PartitionCatalog hive = HiveCatalog.connect(conf, arguments.hive())) {
      new Publisher(conf, load.layout(), hive, lock, clock, death::before)
          .publish(load.runId(), load.night());
      new Housekeeping(conf, load.layout(), hive, clock, death::before)
          .remove(load.runId(), Housekeeping.MOST_PER_LOAD, lock::check);
      death.before(LAST_STEP);
    }
  }

  private void before(String words) {
    String step = words.replaceAll("  .*", "").replaceAll("\\d+", "#");
    begun |= step.equals(FIRST_STEP);
    if (!begun) {
      return;
    }
    System.out.println(step);
    if (step.equals(last) && --left == 0) {
      System.out.flush();
      Runtime.getRuntime().halt(KILLED);
    }
  }
}
