package dk.elhus.audit;

import dk.elhus.descriptor.YamlSection;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import java.math.BigDecimal;
import java.util.function.Consumer;

/**
 * Which part of the rows that stand lacks a column's value, from 0 to 1.
 *
 * @param place of the column
 */
record NullShareRule(TableSpec table, int place, Limits limits) implements RowRule {
  static final String CHECK = "null_share";

  static NullShareRule read(TableSpec table, String column, YamlSection section) {
    return new NullShareRule(table, table.place(column), Limits.readAll(section));
  }

  private String column() {
    return table.columns().get(place).name();
  }

  @Override
  public String words() {
    return CHECK + " " + column() + ": " + limits.words();
  }

  @Override
  public Tally tally() {
    return new Nulls();
  }

  private final class Nulls implements Tally {
    private long rows;
    private long nulls;

    @Override
    public void add(Row row, boolean fresh) {
      rows++;
      if (row.isNull(place)) {
        nulls++;
      }
    }

    @Override
    public void report(Consumer<Finding> finding) {
      if (rows > 0) {
        BigDecimal share = Shares.of(nulls, rows);
        finding.accept(
            new Finding(
                CHECK, column(), share, limits, nulls + " of " + rows + " rows have no value"));
      }
    }
  }
}
