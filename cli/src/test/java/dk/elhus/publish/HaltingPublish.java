package dk.elhus.publish;

import dk.elhus.action.LoadArguments;
import dk.elhus.action.OozieAction;
import java.time.Clock;
import org.apache.hadoop.conf.Configuration;

/**
 * The publish step in a process of its own that is struck dead before one of its steps.
 *
 * <p>Arguments: number of the step, counted from the note of what is about to be published, and
 * those of {@link PublishMain}. It prints the step before which it dies, and ends well when there
 * is no such step.
 */
public final class HaltingPublish {
  private static final int KILLED = 137;
  private static final String FIRST_STEP = "note what is about to be published";

  private final int last;
  private int seen;
  private int removals;

  private HaltingPublish(int last) {
    this.last = last;
  }

  public static void main(String[] args) throws Exception {
    HaltingPublish death = new HaltingPublish(Integer.parseInt(args[0]));
    String[] rest = new String[args.length - 1];
    System.arraycopy(args, 1, rest, 0, rest.length);
    PublishArguments arguments = PublishArguments.parse(rest);
    LoadArguments load = arguments.load();
    Configuration conf = OozieAction.configuration();
    Clock clock = Clock.systemUTC();
    try (LoadLock lock = LoadLock.take(conf, load, "publish");
        PartitionCatalog hive = HiveCatalog.connect(arguments.jdbcUrl(), arguments.jdbcUser())) {
      new Publisher(conf, load.layout(), hive, lock, clock, death::before)
          .publish(load.runId(), load.night());
      new Housekeeping(conf, load.layout(), hive, clock, death::beforeRemoval)
          .remove(load.runId(), Housekeeping.MOST_PER_LOAD, lock::check);
      death.before("give the lock back");
    }
  }

  /** One removal is like the next: two of them will do. */
  private void beforeRemoval(String step) {
    if (removals++ < 2) {
      before(step);
    }
  }

  private void before(String step) {
    if (seen > 0 || step.equals(FIRST_STEP)) {
      seen++;
    }
    if (seen == last) {
      System.out.println(step);
      System.out.flush();
      Runtime.getRuntime().halt(KILLED);
    }
  }
}
