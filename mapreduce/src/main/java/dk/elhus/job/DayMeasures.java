package dk.elhus.job;

import dk.elhus.audit.IntervalRule;
import dk.elhus.audit.Limits;
import dk.elhus.audit.Measure;
import dk.elhus.record.DanishTime;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the Danish days of one table lack, or have too much. */
final class DayMeasures {
  /** More subjects than this are one measure per day, with names; fewer are one each. */
  private static final int FEW_SUBJECTS = 5;

  private final IntervalRule rule;
  private final Map<String, Long> coverage;
  private final List<Measure> measures = new ArrayList<>();

  /**
   * @param coverage minutes that rows cover, by subject and day
   */
  DayMeasures(IntervalRule rule, Map<String, Long> coverage) {
    this.rule = rule;
    this.coverage = coverage;
  }

  /** Measures only what is not as it should be, and the number of empty days. */
  List<Measure> of(Collection<LocalDate> days) {
    List<LocalDate> empty = new ArrayList<>();
    for (LocalDate day : days) {
      if (rule.values().stream().allMatch(subject -> minutes(subject, day) == 0)) {
        empty.add(day);
      } else {
        addDay(day);
      }
    }
    add(
        IntervalRule.EMPTY_DAYS,
        null,
        empty.size(),
        rule.emptyDays(),
        empty.isEmpty()
            ? "all " + days.size() + " days that were asked for have rows"
            : "days without any row, from " + empty.get(0) + " to " + empty.get(empty.size() - 1));
    return measures;
  }

  private long minutes(String subject, LocalDate day) {
    return coverage.getOrDefault(IntervalRule.key(subject, day), 0L);
  }

  private void addDay(LocalDate day) {
    int expected = DanishTime.minutesOfDay(day) / rule.resolutionMinutes();
    Map<String, Long> missing = new TreeMap<>();
    Map<String, Long> surplus = new TreeMap<>();
    for (String subject : rule.values()) {
      long difference = minutes(subject, day) / rule.resolutionMinutes() - expected;
      if (difference < 0) {
        missing.put(subject, -difference);
      } else if (difference > 0) {
        surplus.put(subject, difference);
      }
    }
    add(IntervalRule.MISSING, day, expected, missing, rule.missing());
    add(IntervalRule.SURPLUS, day, expected, surplus, rule.surplus());
  }

  private void add(
      String check, LocalDate day, int expected, Map<String, Long> found, Limits limits) {
    String what = "of " + expected + " intervals of the day";
    if (rule.values().size() <= FEW_SUBJECTS) {
      found.forEach((subject, count) -> add(check, subject + "/" + day, count, limits, what));
    } else if (!found.isEmpty()) {
      add(
          check,
          day.toString(),
          found.values().stream().mapToLong(Long::longValue).sum(),
          limits,
          what + " and subject, in " + found.size() + " of them: " + Measures.some(found.keySet()));
    }
  }

  private void add(String check, String subject, long value, Limits limits, String detail) {
    measures.add(
        new Measure(
            check, rule.table().name(), null, subject, BigDecimal.valueOf(value), limits, detail));
  }
}
