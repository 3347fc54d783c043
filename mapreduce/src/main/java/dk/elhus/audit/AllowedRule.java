package dk.elhus.audit;

import dk.elhus.descriptor.YamlSection;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Which texts a column is expected to have. Each unexpected one is a finding with the number of
 * rows that this load brought with it.
 *
 * @param place of the column
 */
record AllowedRule(TableSpec table, int place, Set<String> values, Limits limits)
    implements RowRule {
  static final String CHECK = "allowed";

  /** A column with free text by mistake is not listed whole. */
  private static final int MOST_FINDINGS = 20;

  private static final String OTHERS = "others";

  static AllowedRule read(TableSpec table, String column, YamlSection section) {
    List<String> values = ValueList.read(section);
    Limits limits = Limits.read(section);
    section.complainOfUnknownFields();
    return new AllowedRule(table, table.place(column), Set.copyOf(values), limits);
  }

  private String column() {
    return table.columns().get(place).name();
  }

  @Override
  public String words() {
    return CHECK
        + " "
        + column()
        + ": "
        + values.size()
        + " values; rows with another: "
        + limits.words();
  }

  @Override
  public Tally tally() {
    return new Unexpected();
  }

  private final class Unexpected implements Tally {
    private final Map<String, Long> rows = new TreeMap<>();
    private String last;
    private boolean measured;

    @Override
    public void add(Row row, boolean fresh) {
      if (!fresh || row.isNull(place)) {
        return;
      }
      measured = true;
      String value = row.text(place);
      // Rows come sorted, so a value mostly comes again.
      if (value.equals(last)) {
        return;
      }
      if (values.contains(value)) {
        last = value;
      } else {
        boolean known = rows.containsKey(value) || rows.size() < MOST_FINDINGS;
        rows.merge(known ? value : OTHERS, 1L, Long::sum);
      }
    }

    @Override
    public void report(Consumer<Finding> finding) {
      if (measured && rows.isEmpty()) {
        finding.accept(new Finding(CHECK, column(), BigDecimal.ZERO, limits, "all are expected"));
      }
      rows.forEach(
          (value, count) ->
              finding.accept(
                  new Finding(
                      CHECK,
                      column() + "=" + value,
                      BigDecimal.valueOf(count),
                      limits,
                      "rows with a value that is not in the list")));
    }
  }
}
