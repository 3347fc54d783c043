package dk.elhus.aggregate;

import dk.elhus.record.Column;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;

/**
 * Sums over each {@link Period}, for each value of the other key columns, which the source has
 * under the same names.
 */
abstract class PerPeriod implements Aggregate {
  private final TableSpec source;
  private final TableSpec table;
  private final Period period;
  private final int[] sourcePlaces;
  private final int[] places;

  PerPeriod(TableSpec source, TableSpec table, Period period) {
    this.source = source;
    this.table = table;
    this.period = period;
    String[] shared =
        table.key().stream()
            .map(Column::name)
            .filter(name -> !name.equals(period.column()))
            .toArray(String[]::new);
    this.sourcePlaces = source.places(shared);
    this.places = table.places(shared);
  }

  @Override
  public final TableSpec source() {
    return source;
  }

  @Override
  public final TableSpec table() {
    return table;
  }

  @Override
  public final Row key(Row sourceRow) {
    Row row = period.row(table, sourceRow);
    for (int i = 0; i < places.length; i++) {
      row.set(places[i], sourceRow.text(sourcePlaces[i]));
    }
    return row;
  }

  @Override
  public final void finish(Row row, long[] sums) {
    values(row, sums);
    period.complete(row);
  }

  /** Fills the values that the sums give. */
  abstract void values(Row row, long[] sums);

  final Period period() {
    return period;
  }
}
