package dk.elhus.publish;

import dk.elhus.action.HiveLogin;
import dk.elhus.action.LoadArguments;
import dk.elhus.action.OozieAction;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Audits what a run staged and publishes it; the last step of a load.
 *
 * <p>Arguments: {@link LoadArguments} with {@code --jdbc-url=jdbc:hive2://… --jdbc-user=elhus
 * --jdbc-password-file=FILE}. Under Oozie it leaves {@code message} and, when a load was published,
 * {@code edition} and {@code changed_partitions}.
 */
public final class PublishMain {
  private static final Logger LOG = LoggerFactory.getLogger(PublishMain.class);

  private PublishMain() {}

  /** Throws, so that Oozie shows the message; a launcher may not exit its JVM. */
  public static void main(String[] args) throws IOException, SQLException, PublishException {
    Publisher.Outcome outcome = publish(OozieAction.configuration(), PublishArguments.parse(args));
    System.out.println(outcome.message());
    OozieAction.output(data(outcome));
  }

  private static Publisher.Outcome publish(Configuration conf, PublishArguments arguments)
      throws IOException, SQLException, PublishException {
    LoadArguments load = arguments.load();
    // A new lock, though the run holds one: an earlier attempt of this step must not go on.
    Clock clock = Clock.systemUTC();
    try (LoadLock lock = LoadLock.take(conf, load, "publish");
        PartitionCatalog hive = HiveCatalog.connect(conf, arguments.hive())) {
      Publisher.Outcome outcome =
          new Publisher(conf, load.layout(), hive, lock, clock, LOG::info)
              .publish(load.runId(), load.night());
      Housekeeping housekeeping = new Housekeeping(conf, load.layout(), hive, clock, LOG::info);
      return outcome.and(tidied(housekeeping, load.runId(), lock));
    }
  }

  /** What became of the housekeeping, in words; the load is published, whatever it was. */
  private static String tidied(Housekeeping housekeeping, String runId, LoadLock lock) {
    try {
      Housekeeping.Report report =
          housekeeping.remove(runId, Housekeeping.MOST_PER_LOAD, lock::check);
      LOG.info("housekeeping: {}", report);
      return report.isEmpty() ? "" : "; " + report;
    } catch (IOException | SQLException e) {
      LOG.error("housekeeping failed; the load is published", e);
      return "; housekeeping failed: " + e.getMessage() + ", try: elhus housekeeping";
    }
  }

  /**
   * Publishes what a run staged that is no workflow, such as a rebuild.
   *
   * @return how it ended, in words
   */
  public static String publish(Configuration conf, LoadArguments load, HiveLogin hive)
      throws IOException, SQLException, PublishException {
    return publish(conf, new PublishArguments(load, hive)).message();
  }

  private static Map<String, String> data(Publisher.Outcome outcome) {
    Map<String, String> data = new HashMap<>();
    data.put("message", outcome.message());
    outcome
        .load()
        .ifPresent(
            load -> {
              data.put("edition", load.edition().toString());
              data.put("changed_partitions", String.valueOf(load.partitions().size()));
            });
    return data;
  }
}
