package dk.elhus.aggregate;

import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;

/** Production, consumption and exchange of each Danish month and area. */
public final class EnergyPerMonth implements Aggregate {
  private final EnergySums values = new EnergySums(table());

  @Override
  public TableSpec source() {
    return Tables.SETTLEMENT;
  }

  @Override
  public TableSpec table() {
    return Tables.ENERGY_MONTH;
  }

  @Override
  public Row key(Row source) {
    return Calendar.month(table(), source);
  }

  @Override
  public long[] sums(Row source) {
    return EnergySums.of(source);
  }

  @Override
  public void add(long[] into, long[] more) {
    EnergySums.add(into, more);
  }

  @Override
  public void finish(Row row, long[] sums) {
    values.finish(row, sums);
    row.set("hours", EnergySums.hours(sums));
  }
}
