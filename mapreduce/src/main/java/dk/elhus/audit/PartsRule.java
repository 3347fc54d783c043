package dk.elhus.audit;

import dk.elhus.descriptor.YamlSection;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Rows of one level sum up to the row of another, or a little below: municipalities to the country,
 * less what nobody could place. Measures the largest share that lacks and the largest that is too
 * much, among the groups whose whole is worth comparing.
 *
 * @param level place of the column that tells levels apart
 * @param value place of the column that is summed
 * @param by places of the columns that make a group
 * @param atLeast smallest whole that is compared
 * @param below limits of the share that lacks
 * @param above limits of the share that is too much
 */
record PartsRule(
    TableSpec table,
    int level,
    String whole,
    String parts,
    int value,
    List<Integer> by,
    long atLeast,
    Limits below,
    Limits above)
    implements RowRule {
  static final String BELOW = "parts_below_whole";
  static final String ABOVE = "parts_above_whole";

  static PartsRule read(TableSpec table, YamlSection section) {
    List<Integer> by = new ArrayList<>();
    for (String column : section.texts("by")) {
      by.add(Columns.place(table, column, section, "by"));
    }
    PartsRule rule =
        new PartsRule(
            table,
            Columns.place(table, section.text("level"), section, "level"),
            section.text("whole"),
            section.text("parts"),
            Columns.place(table, section.text("value"), section, "value"),
            List.copyOf(by),
            section.wholeNumber("at_least", 1, Long.MAX_VALUE),
            Limits.readAll(section.section("below")),
            Limits.readAll(section.section("above")));
    section.complainOfUnknownFields();
    return rule;
  }

  @Override
  public String words() {
    return "parts_of_whole: share that "
        + parts
        + " lack of "
        + whole
        + ", "
        + below.words()
        + "; share that is too much, "
        + above.words();
  }

  @Override
  public Tally tally() {
    return new Groups();
  }

  private static final class Sums {
    private long whole;
    private long parts;
    private boolean anyPart;
  }

  private final class Groups implements Tally {
    private final Map<List<String>, Sums> groups = new LinkedHashMap<>();
    private final int[] places = by.stream().mapToInt(Integer::intValue).toArray();

    @Override
    public void add(Row row, boolean fresh) {
      String at = row.text(level);
      if (row.isNull(value) || !at.equals(whole) && !at.equals(parts)) {
        return;
      }
      List<String> group = Arrays.stream(places).mapToObj(row::text).toList();
      Sums sums = groups.computeIfAbsent(group, key -> new Sums());
      if (at.equals(whole)) {
        sums.whole += row.number(value);
      } else {
        sums.parts += row.number(value);
        sums.anyPart = true;
      }
    }

    @Override
    public void report(Consumer<Finding> finding) {
      Worst lacks = new Worst(BELOW, below, 1);
      Worst tooMuch = new Worst(ABOVE, above, -1);
      groups.forEach(
          (group, sums) -> {
            if (sums.whole >= atLeast && sums.anyPart) {
              lacks.compare(group, sums);
              tooMuch.compare(group, sums);
            }
          });
      lacks.report(finding);
      tooMuch.report(finding);
    }
  }

  private final class Worst {
    private final String check;
    private final Limits limits;
    private final int sign;
    private List<String> group;
    private Sums sums;

    Worst(String check, Limits limits, int sign) {
      this.check = check;
      this.limits = limits;
      this.sign = sign;
    }

    private long difference(Sums of) {
      return Math.max(0, sign * (of.whole - of.parts));
    }

    void compare(List<String> other, Sums candidate) {
      // a/b > c/d without a rounding
      if (sums == null
          || Math.multiplyExact(difference(candidate), sums.whole)
              > Math.multiplyExact(difference(sums), candidate.whole)) {
        group = other;
        sums = candidate;
      }
    }

    void report(Consumer<Finding> finding) {
      if (sums != null) {
        finding.accept(
            new Finding(
                check,
                parts,
                Shares.of(difference(sums), sums.whole),
                limits,
                "most at %s: %s sum up to %d, %s is %d"
                    .formatted(String.join(" ", group), parts, sums.parts, whole, sums.whole)));
      }
    }
  }
}
