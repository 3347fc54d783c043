package dk.elhus.publish;

import dk.elhus.publish.StageResult.StagedPartition;
import java.sql.SQLException;
import java.util.List;

/** Where readers look up which folder a partition is; Hive's metastore, behind HiveServer2. */
interface PartitionCatalog extends AutoCloseable {

  /**
   * Points partitions of one table to versions, and makes sure that readers find there what was
   * staged. Pointing twice changes nothing.
   *
   * @throws SQLException when the server is not there, or finds other rows than were staged
   */
  void point(String table, List<StagedPartition> versions) throws SQLException;

  /** Takes a partition out of a table; its files stay. Nothing happens when it is not there. */
  void drop(String table, String partition) throws SQLException;

  @Override
  void close() throws SQLException;
}
