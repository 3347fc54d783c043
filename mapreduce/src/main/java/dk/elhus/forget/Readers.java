package dk.elhus.forget;

import dk.elhus.action.LoadArguments;
import dk.elhus.publish.PublishException;
import dk.elhus.record.TableSpec;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;

/** Those who read the tables, behind HiveServer2. */
public interface Readers {
  /**
   * Publishes what a run staged, and ends first what dead runs began.
   *
   * @return how it ended, in words
   */
  String publish(LoadArguments run) throws IOException, SQLException, PublishException;

  /**
   * Removes at once every version of some tables that does not stand.
   *
   * @return how many were removed
   */
  int purge(LoadArguments run, Set<TableSpec> tables) throws IOException, SQLException;

  /** How many rows of all tables that can name a customer do so, as a query finds them. */
  long naming(long customer) throws SQLException;
}
