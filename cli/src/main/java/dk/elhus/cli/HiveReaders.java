package dk.elhus.cli;

import dk.elhus.action.LoadArguments;
import dk.elhus.forget.Readers;
import dk.elhus.publish.Housekeeping;
import dk.elhus.publish.PublishException;
import dk.elhus.publish.PublishMain;
import dk.elhus.record.TableSpec;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;

/** Those who read the tables through HiveServer2. */
final class HiveReaders implements Readers {
  /**
   * HiveServer2 logs every query, and one that named the customer would be a trace of them. So it
   * is asked for all customers whose number ends like theirs.
   */
  private static final int ENDINGS = 100;

  private static final List<String> NAMING =
      List.of(
          "SELECT customer_id FROM elhus_restricted.customer WHERE PMOD(customer_id, %d) = %d",
          "SELECT customer_id FROM elhus_restricted.metering_point WHERE PMOD(customer_id, %d) = %d",
          "SELECT id FROM (SELECT CAST(GET_JSON_OBJECT(record, '$.customer_id') AS BIGINT) AS id"
              + " FROM elhus_restricted.personal_reject) rejected WHERE PMOD(id, %d) = %d");

  private final Settings settings;
  private final Configuration conf;
  private final Consumer<String> progress;

  /**
   * @param progress told of each removal, in words
   */
  HiveReaders(Settings settings, Configuration conf, Consumer<String> progress) {
    this.settings = settings;
    this.conf = conf;
    this.progress = progress;
  }

  @Override
  public String publish(LoadArguments run) throws IOException, SQLException, PublishException {
    return PublishMain.publish(conf, run, settings.hiveLogin());
  }

  @Override
  public int purge(LoadArguments run, Set<TableSpec> tables) throws IOException, SQLException {
    return Housekeeping.purge(conf, run, tables, settings.hiveLogin(), progress).removed();
  }

  @Override
  public long naming(long customer) throws SQLException {
    long naming = 0;
    try (Connection connection = HiveServer.asLoader(settings).connect();
        Statement statement = connection.createStatement()) {
      for (String question : NAMING) {
        try (ResultSet found =
            statement.executeQuery(String.format(question, ENDINGS, customer % ENDINGS))) {
          while (found.next()) {
            naming += found.getLong(1) == customer ? 1 : 0;
          }
        }
      }
    }
    return naming;
  }
}
