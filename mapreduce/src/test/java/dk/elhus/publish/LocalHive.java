package dk.elhus.publish;

import dk.elhus.action.LoadArguments;
import dk.elhus.record.TableSpec;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;

/** Publishes as a load does, to a metastore in memory; for tests of other packages. */
public final class LocalHive {
  private static final Clock CLOCK = Clock.systemUTC();

  private final RecordingCatalog catalog = new RecordingCatalog();
  private final Configuration conf;

  public LocalHive(Configuration conf) {
    this.conf = conf;
  }

  /** Publishes what a run staged. */
  public String publish(LoadArguments run, Consumer<String> progress)
      throws IOException, SQLException, PublishException {
    try (LoadLock lock = LoadLock.take(conf, run, "publish")) {
      return new Publisher(conf, run.layout(), catalog, lock, CLOCK, progress)
          .publish(run.runId(), run.night())
          .message();
    }
  }

  /** Removes what does not stand of some tables. */
  public int purge(LoadArguments run, Set<TableSpec> tables, Consumer<String> progress)
      throws IOException, SQLException {
    try (LoadLock lock = LoadLock.take(conf, run, "purge")) {
      return new Housekeeping(conf, run.layout(), catalog, CLOCK, progress)
          .purge(run.runId(), tables, lock::check)
          .removed();
    }
  }

  /** Where readers of each {@code table partition} are led. */
  public Map<String, String> locations() {
    return catalog.locations();
  }
}
