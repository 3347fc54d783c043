package dk.elhus.standin.generator;

import dk.elhus.standin.contract.Row;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * The rows of many intervals, as many of each, made when they are asked for: years of a municipal
 * series are millions of rows, of which an answer shows a page.
 */
final class IntervalRows extends AbstractList<Row> implements RandomAccess {

  @FunctionalInterface
  interface Maker {
    /**
     * @param epochSecond start of the interval
     * @param number of the row in its interval, from 0
     */
    Row row(long epochSecond, int number);
  }

  private final List<Long> starts;
  private final int perInterval;
  private final Maker maker;

  /**
   * @param starts of the intervals, seconds since the epoch
   */
  IntervalRows(List<Long> starts, int perInterval, Maker maker) {
    this.starts = starts;
    this.perInterval = perInterval;
    this.maker = maker;
  }

  @Override
  public Row get(int index) {
    return maker.row(starts.get(index / perInterval), index % perInterval);
  }

  @Override
  public int size() {
    return Math.multiplyExact(starts.size(), perInterval);
  }
}
