package dk.elhus.metering;

import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.mapreduce.Partitioner;

/** A block goes to the reducer that its mapper cut it for. */
public final class BlockPartitioner extends Partitioner<BlockKey, BytesWritable> {
  @Override
  public int getPartition(BlockKey key, BytesWritable value, int reducers) {
    return key.reducer();
  }
}
