package dk.elhus.publish;

import dk.elhus.publish.StageResult.StagedPartition;
import java.sql.SQLException;
import java.util.List;

/** Where readers look up which folder a partition is; Hive's metastore, behind HiveServer2. */
public interface PartitionCatalog extends AutoCloseable {

  /** Adds those partitions of one table that are not there yet, each at its version. */
  void add(String table, List<StagedPartition> versions) throws SQLException;

  /**
   * Points a partition to a version, and makes sure that readers find there what was staged.
   * Pointing twice changes nothing.
   *
   * @throws SQLException when the server is not there, or finds other rows than were staged
   */
  void point(String table, StagedPartition version) throws SQLException;

  /** The folder that readers of a partition are led to. */
  String location(String table, String partition) throws SQLException;

  /** Takes a partition out of a table; its files stay. Nothing happens when it is not there. */
  void drop(String table, String partition) throws SQLException;

  @Override
  void close() throws SQLException;
}
