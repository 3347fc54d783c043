package dk.elhus.audit;

import dk.elhus.descriptor.YamlSection;
import dk.elhus.record.Column;
import dk.elhus.record.Decimals;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import java.math.BigDecimal;
import java.util.function.Consumer;

/**
 * Between which numbers the values of a column lie. Judges what this load brought: what is
 * published already was judged before.
 *
 * @param place of the column
 * @param lowest limits of the lowest value
 * @param highest limits of the highest value
 */
record RangeRule(TableSpec table, int place, Limits lowest, Limits highest) implements RowRule {
  static final String CHECK = "range";
  private static final String BETWEEN = "..";

  /** Reads {@code {warn: -500..4000, stop: -5000..20000}}; a side may be left out. */
  static RangeRule read(TableSpec table, String column, YamlSection section) {
    Bounds warn = bounds(section, "warn");
    Bounds stop = bounds(section, "stop");
    if (warn == null && stop == null) {
      throw section.wrong("warn", "is missing, and stop too; a rule has at least one of them");
    }
    section.complainOfUnknownFields();
    return new RangeRule(
        table,
        table.place(column),
        new Limits(warn == null ? null : warn.low, stop == null ? null : stop.low, true),
        new Limits(warn == null ? null : warn.high, stop == null ? null : stop.high, false));
  }

  private record Bounds(BigDecimal low, BigDecimal high) {}

  private static Bounds bounds(YamlSection section, String field) {
    if (!section.has(field)) {
      return null;
    }
    String text = section.text(field);
    int at = text.indexOf(BETWEEN);
    if (at < 0 || text.length() == BETWEEN.length()) {
      throw section.wrong(field, "must be a range such as -500..4000 or 0.., is \"" + text + "\"");
    }
    return new Bounds(
        number(section, field, text.substring(0, at)),
        number(section, field, text.substring(at + BETWEEN.length())));
  }

  private static BigDecimal number(YamlSection section, String field, String text) {
    if (text.isBlank()) {
      return null;
    }
    try {
      return new BigDecimal(text.trim());
    } catch (NumberFormatException e) {
      throw section.wrong(field, "must be a range of numbers, has \"" + text + "\"");
    }
  }

  private String column() {
    return table.columns().get(place).name();
  }

  @Override
  public String words() {
    return CHECK + " " + column() + ": lowest " + lowest.words() + "; highest " + highest.words();
  }

  @Override
  public Tally tally() {
    return new Extremes();
  }

  private final class Extremes implements Tally {
    private long low = Long.MAX_VALUE;
    private long high = Long.MIN_VALUE;
    private String lowAt;
    private String highAt;

    @Override
    public void add(Row row, boolean fresh) {
      if (!fresh || row.isNull(place)) {
        return;
      }
      long value = row.number(place);
      if (value < low) {
        low = value;
        lowAt = row.keyToString();
      }
      if (value > high) {
        high = value;
        highAt = row.keyToString();
      }
    }

    @Override
    public void report(Consumer<Finding> finding) {
      if (lowAt != null) {
        finding.accept(
            new Finding(CHECK, column() + ".lowest", number(low), lowest, "at " + lowAt));
        finding.accept(
            new Finding(CHECK, column() + ".highest", number(high), highest, "at " + highAt));
      }
    }

    private BigDecimal number(long value) {
      return table.columns().get(place).type() == Column.Type.DECIMAL
          ? Decimals.toBigDecimal(value)
          : BigDecimal.valueOf(value);
    }
  }
}
