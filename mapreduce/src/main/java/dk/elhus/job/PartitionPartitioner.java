package dk.elhus.job;

import org.apache.hadoop.mapreduce.Partitioner;

/**
 * One reducer gets a whole partition of a table, so that a version is one sorted file. Months and
 * years are many in a backfill, which spreads them well.
 */
public final class PartitionPartitioner extends Partitioner<RowKey, RowValue> {
  @Override
  public int getPartition(RowKey key, RowValue value, int reducers) {
    return (key.partitionHash() & Integer.MAX_VALUE) % reducers;
  }
}
