package dk.elhus.audit;

import dk.elhus.descriptor.YamlSection;
import dk.elhus.record.Column;
import dk.elhus.record.Decimals;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How many times larger or smaller the new values of a column are than those of the last loads: a
 * source that changes from kWh to MWh keeps within any {@link RangeRule range}.
 *
 * <p>Each partition's mean size is a measure that is only told; it stands in the log of loads, and
 * the later loads are compared with it.
 *
 * @param place of the column
 * @param rows new values that a partition must have to be looked at: a few corrections tell nothing
 * @param history means that are looked at
 */
public record UnitRule(TableSpec table, int place, int rows, History history, Limits limits)
    implements RowRule {
  public static final String CHECK = "unit";

  /** The mean of the values without their signs. */
  public static final String MEAN = "mean_size";

  private static final int MOST_ROWS = 1_000_000;

  static UnitRule read(TableSpec table, String column, YamlSection section) {
    UnitRule rule =
        new UnitRule(
            table,
            table.place(column),
            (int) section.wholeNumber("rows", 1, MOST_ROWS),
            History.read(section),
            Limits.read(section));
    section.complainOfUnknownFields();
    return rule;
  }

  private String column() {
    return table.columns().get(place).name();
  }

  @Override
  public String words() {
    return CHECK
        + " "
        + column()
        + ": new values times larger or smaller than those of the last "
        + history.last()
        + " loads, "
        + limits.words();
  }

  @Override
  public Tally tally() {
    return new Sizes();
  }

  /**
   * Compares what was measured with earlier loads.
   *
   * @param measures of this load, of all tables
   * @param before what earlier loads measured as {@link #MEAN} of this column, oldest first
   */
  public List<Measure> judged(List<Measure> measures, List<BigDecimal> before) {
    List<Long> sizes = before.stream().map(UnitRule::millionths).toList();
    return measures.stream()
        .filter(measure -> isMeanOf(measure.check(), measure.table(), measure.subject()))
        .map(measure -> judged(measure, sizes))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Whether a measure is the mean of this column. */
  public boolean isMeanOf(String check, String ofTable, String subject) {
    return MEAN.equals(check) && table.name().equals(ofTable) && column().equals(subject);
  }

  private Optional<Measure> judged(Measure mean, List<Long> before) {
    return history
        .factor(millionths(mean.value()), before)
        .map(
            factor ->
                new Measure(
                    CHECK,
                    table.name(),
                    mean.partition(),
                    column(),
                    factor,
                    limits,
                    "mean size "
                        + mean.value().toPlainString()
                        + "; that many times larger or smaller than in the last loads: was the"
                        + " unit changed?"));
  }

  private static long millionths(BigDecimal value) {
    return value.movePointRight(Decimals.SCALE).longValue();
  }

  private final class Sizes implements Tally {
    private double sum;
    private long count;

    @Override
    public void add(Row row, boolean fresh) {
      if (fresh && !row.isNull(place)) {
        sum += Math.abs((double) row.number(place));
        count++;
      }
    }

    @Override
    public void report(Consumer<Finding> finding) {
      long mean = count == 0 ? 0 : Math.round(sum / count);
      if (count >= rows && mean > 0) {
        finding.accept(
            new Finding(MEAN, column(), number(mean), Limits.NONE, "of " + count + " new values"));
      }
    }

    private BigDecimal number(long value) {
      return table.columns().get(place).type() == Column.Type.DECIMAL
          ? Decimals.toBigDecimal(value)
          : BigDecimal.valueOf(value);
    }
  }
}
