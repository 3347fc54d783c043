package dk.elhus.audit;

import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * How many rows a load withdraws, because the newest whole list lacks their keys: one that was cut
 * off looks the same.
 */
final class WithdrawnRule {
  private static final int MOST_NAMES = 5;

  private WithdrawnRule() {}

  /** Counts rows that a load supersedes without a successor; rows come sorted by key. */
  static final class Withdrawn {
    private final TableSpec table;
    private final Limits limits;
    private final List<String> first = new ArrayList<>();
    private long rows;
    private Row open;

    Withdrawn(TableSpec table, Limits limits) {
      this.table = table;
      this.limits = limits;
    }

    /** Takes a row that this load superseded. */
    void superseded(Row row) {
      close();
      open = row.copy();
    }

    /** Takes a row that stands. */
    void stands(Row row) {
      if (open != null && row.hasKeyOf(open)) {
        open = null;
      }
      close();
    }

    private void close() {
      if (open != null) {
        rows++;
        if (first.size() < MOST_NAMES) {
          first.add(open.keyToString());
        }
        open = null;
      }
    }

    Measure measure(String partition) {
      close();
      return new Measure(
          TableRules.WITHDRAWN,
          table.name(),
          partition,
          null,
          BigDecimal.valueOf(rows),
          limits,
          rows == 0
              ? "the list has all rows that stood"
              : "no longer in the list: "
                  + String.join("; ", first)
                  + (rows > first.size() ? " and " + (rows - first.size()) + " more" : ""));
    }
  }
}
