package dk.elhus.audit;

import dk.elhus.descriptor.YamlSection;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Every expected value of a column has a row, in each group: all municipalities in each month. A
 * table of periods of validity is looked at as of the night: all companies have a tariff that
 * holds.
 *
 * @param place of the column
 * @param by place of the column that makes a group; empty: each partition is one
 * @param where only rows in which this column has that text count
 */
public record CompleteRule(
    TableSpec table,
    int place,
    List<String> values,
    Optional<Integer> by,
    Optional<Where> where,
    Limits limits) {
  public static final String CHECK = "complete";

  /** The group of a table that is looked at as of the night. */
  static final String TONIGHT = "tonight";

  /** A condition. */
  record Where(int place, String text) {}

  static CompleteRule read(TableSpec table, String column, YamlSection section) {
    CompleteRule rule =
        new CompleteRule(
            table,
            table.place(column),
            ValueList.read(section),
            section.has("by")
                ? Optional.of(Columns.place(table, section.text("by"), section, "by"))
                : Optional.empty(),
            section.optionalSection("where").map(where -> where(table, where)),
            Limits.read(section));
    section.complainOfUnknownFields();
    return rule;
  }

  private static Where where(TableSpec table, YamlSection section) {
    Map<String, String> texts = section.allTexts();
    String column = texts.keySet().iterator().next();
    return new Where(Columns.place(table, column, section, column), texts.get(column));
  }

  public String column() {
    return table.columns().get(place).name();
  }

  /** A group of this rule among those of all rules of its table. */
  public String key(String group) {
    return column() + " " + group;
  }

  String words() {
    return CHECK
        + " "
        + column()
        + ": how many of "
        + values.size()
        + " have no row in a group, "
        + limits.words();
  }

  /** Which values the rows of a partition have, by group. */
  static final class Present {
    private final CompleteRule rule;
    private final long night;
    private final int validFrom;
    private final int validTo;
    private final Map<String, Set<String>> groups = new TreeMap<>();
    private String lastGroup;
    private String lastValue;

    /**
     * @param night nominal night of the load
     */
    Present(CompleteRule rule, LocalDate night) {
      this.rule = rule;
      this.night = night.toEpochDay();
      boolean periods = rule.table.hasColumn("valid_from") && rule.table.hasColumn("valid_to");
      validFrom = periods ? rule.table.place("valid_from") : -1;
      validTo = periods ? rule.table.place("valid_to") : -1;
    }

    /** Takes a row that stands. */
    void add(Row row) {
      if (rule.where.isPresent()
          && !rule.where.get().text().equals(row.text(rule.where.get().place()))) {
        return;
      }
      String group = group(row);
      String value = row.text(rule.place);
      if (group == null || value.equals(lastValue) && group.equals(lastGroup)) {
        return;
      }
      groups.computeIfAbsent(group, key -> new TreeSet<>()).add(value);
      lastGroup = group;
      lastValue = value;
    }

    /** Null when the row does not hold on the night. */
    private String group(Row row) {
      if (validFrom >= 0) {
        boolean holds =
            row.number(validFrom) <= night && (row.isNull(validTo) || row.number(validTo) > night);
        return holds ? TONIGHT : null;
      }
      return rule.by.isPresent()
          ? row.text(rule.by.get())
          : rule.table.partitionFolder(row.partition());
    }

    Map<String, Set<String>> groups() {
      return groups;
    }

    String key(String group) {
      return rule.key(group);
    }
  }
}
