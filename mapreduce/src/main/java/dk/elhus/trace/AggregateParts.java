package dk.elhus.trace;

import dk.elhus.aggregate.Aggregate;
import dk.elhus.aggregate.Aggregates;
import dk.elhus.aggregate.RollingConsumption;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Which clean rows count towards one row of an aggregate. */
final class AggregateParts {
  private static final long WINDOW_SECONDS = 24 * 3600L;

  private final Row row;
  private final Optional<Aggregate> aggregate;

  private AggregateParts(Row row) {
    this.row = row;
    this.aggregate = aggregate(row.table());
  }

  static boolean knows(TableSpec table) {
    return table == RollingConsumption.TABLE || aggregate(table).isPresent();
  }

  static AggregateParts of(Row row) {
    return new AggregateParts(row);
  }

  private static Optional<Aggregate> aggregate(TableSpec table) {
    return Aggregates.ALL.stream().filter(each -> each.table() == table).findFirst();
  }

  TableSpec source() {
    return aggregate.map(Aggregate::source).orElse(Tables.SETTLEMENT);
  }

  /** The months of the clean table that can hold them. */
  List<String> partitions() {
    if (aggregate.isPresent()) {
      return List.of(month().toString());
    }
    return List.of(month().minusMonths(1).toString(), month().toString());
  }

  private YearMonth month() {
    return row.table().hasColumn("local_month")
        ? YearMonth.parse(row.text("local_month"))
        : YearMonth.from(LocalDate.ofEpochDay(row.number("local_day")));
  }

  boolean countsTowards(Row part) {
    return aggregate.isPresent() ? sameKey(aggregate.get().key(part)) : isInWindow(part);
  }

  private boolean sameKey(Row key) {
    for (int i = 0; i < row.table().keyColumns(); i++) {
      if (!row.cell(i).equals(key.cell(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean isInWindow(Row settlement) {
    long before = row.number("start_utc") - settlement.number("start_utc");
    return settlement.text("price_area").equals(row.text("price_area"))
        && 0 <= before
        && before < WINDOW_SECONDS;
  }

  /** Whether a clean row stood in an edition. */
  boolean standsIn(long edition, Row part) {
    return part.learned() <= edition
        && (part.isCurrent() || part.number(part.table().place(TableSpec.SUPERSEDED)) > edition);
  }
}
