package dk.elhus.publish;

import dk.elhus.publish.StageResult.StagedPartition;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A metastore in memory: which partition is at which location. */
final class RecordingCatalog implements PartitionCatalog {
  private final Map<String, String> locations = new TreeMap<>();
  private boolean down;

  void goDown() {
    down = true;
  }

  void comeUp() {
    down = false;
  }

  Map<String, String> locations() {
    return Map.copyOf(locations);
  }

  @Override
  public void add(String table, List<StagedPartition> versions) throws SQLException {
    requireUp();
    versions.forEach(
        version -> locations.putIfAbsent(table + " " + version.partition(), version.location()));
  }

  @Override
  public void point(String table, StagedPartition version) throws SQLException {
    requireUp();
    locations.put(table + " " + version.partition(), version.location());
  }

  @Override
  public String location(String table, String partition) throws SQLException {
    requireUp();
    return locations.getOrDefault(table + " " + partition, "");
  }

  @Override
  public void drop(String table, String partition) throws SQLException {
    requireUp();
    locations.remove(table + " " + partition);
  }

  @Override
  public void close() {
    // nothing is open
  }

  private void requireUp() throws SQLException {
    if (down) {
      throw new SQLException("HiveServer2 is not there");
    }
  }
}
