package dk.elhus.aggregate;

import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;

/** Mean, lowest and highest price of each Danish day and area. */
public final class PricePerDay implements Aggregate {
  private final PriceSums values = new PriceSums(table());

  @Override
  public TableSpec source() {
    return Tables.SPOT_PRICE;
  }

  @Override
  public TableSpec table() {
    return Tables.SPOT_PRICE_DAY;
  }

  @Override
  public Row key(Row source) {
    return Calendar.day(table(), source);
  }

  @Override
  public long[] sums(Row source) {
    return PriceSums.of(source);
  }

  @Override
  public void add(long[] into, long[] more) {
    PriceSums.add(into, more);
  }

  @Override
  public void finish(Row row, long[] sums) {
    values.finish(row, sums);
  }
}
