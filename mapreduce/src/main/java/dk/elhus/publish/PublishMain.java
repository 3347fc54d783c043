package dk.elhus.publish;

import dk.elhus.landing.Layout;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Properties;
import org.apache.hadoop.conf.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Audits what a run staged and publishes it; the last action of a load.
 *
 * <p>Arguments: {@code --root=/elhus --night=2025-10-26 --run=RUN --jdbc-url=jdbc:hive2://…
 * --jdbc-user=elhus}. Under Oozie it leaves {@code message}, {@code edition} and {@code
 * changed_partitions} as the action's data.
 */
public final class PublishMain {
  private static final Logger LOG = LoggerFactory.getLogger(PublishMain.class);

  /** Oozie names the file for an action's data in this system property. */
  private static final String ACTION_DATA = "oozie.action.output.properties";

  /** Oozie names the action's configuration file in this one. */
  private static final String ACTION_CONF = "oozie.action.conf.xml";

  private PublishMain() {}

  /** Throws, so that Oozie shows the message; a launcher may not exit its JVM. */
  public static void main(String[] args) throws IOException, SQLException, PublishException {
    PublishArguments arguments = PublishArguments.parse(args);
    Publisher.Outcome outcome = run(arguments);
    System.out.println(outcome.message());
    leaveData(outcome);
  }

  private static Publisher.Outcome run(PublishArguments arguments)
      throws IOException, SQLException, PublishException {
    LocalDate night = arguments.night();
    Layout layout = new Layout(arguments.root());
    try (PartitionCatalog hive = HiveCatalog.connect(arguments.jdbcUrl(), arguments.jdbcUser())) {
      return new Publisher(configuration(), layout, hive, Clock.systemUTC(), LOG::info)
          .publish(arguments.runId(), night);
    }
  }

  private static Configuration configuration() {
    Configuration conf = new Configuration();
    String actionConf = System.getProperty(ACTION_CONF);
    if (actionConf != null) {
      conf.addResource(new org.apache.hadoop.fs.Path(Path.of(actionConf).toUri()));
    }
    return conf;
  }

  private static void leaveData(Publisher.Outcome outcome) throws IOException {
    String file = System.getProperty(ACTION_DATA);
    if (file == null) {
      return;
    }
    Properties data = new Properties();
    data.setProperty("message", outcome.message());
    outcome
        .load()
        .ifPresent(
            load -> {
              data.setProperty("edition", load.edition().toString());
              data.setProperty("changed_partitions", String.valueOf(load.partitions().size()));
            });
    try (OutputStream out = Files.newOutputStream(Path.of(file))) {
      data.store(out, "published");
    }
  }
}
