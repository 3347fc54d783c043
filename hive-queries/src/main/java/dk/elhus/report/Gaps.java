package dk.elhus.report;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Days or months of a period of which not everything is loaded.
 *
 * @param coverage what was looked at
 * @param missing days, or first days of months, of which nothing is loaded
 * @param incomplete days of which a part is loaded
 */
public record Gaps(Coverage coverage, List<LocalDate> missing, List<IncompleteDay> incomplete) {
  private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");

  public Gaps {
    missing = List.copyOf(missing);
    incomplete = List.copyOf(incomplete);
  }

  /**
   * A day of which a part is loaded.
   *
   * @param day Danish local day
   * @param minutes minutes that are loaded
   * @param expected minutes that the day has: 1,380, 1,440 or 1,500
   */
  public record IncompleteDay(LocalDate day, long minutes, long expected) {}

  /**
   * @param loaded what is loaded by label, a day or a month; one without entry is missing
   */
  static Gaps of(Coverage coverage, Period period, Map<String, Long> loaded) {
    return coverage.unit() == Coverage.Unit.DAY
        ? ofDays(coverage, period, loaded)
        : ofMonths(coverage, period, loaded);
  }

  private static Gaps ofDays(Coverage coverage, Period period, Map<String, Long> loaded) {
    List<LocalDate> missing = new ArrayList<>();
    List<IncompleteDay> incomplete = new ArrayList<>();
    for (LocalDate day = period.start(); !day.isAfter(period.end()); day = day.plusDays(1)) {
      long minutes = loaded.getOrDefault(coverage.label(day), 0L);
      long expected = minutesOf(day);
      if (minutes == 0) {
        missing.add(day);
      } else if (minutes < expected) {
        incomplete.add(new IncompleteDay(day, minutes, expected));
      }
    }
    return new Gaps(coverage, missing, incomplete);
  }

  private static Gaps ofMonths(Coverage coverage, Period period, Map<String, Long> loaded) {
    List<LocalDate> missing = new ArrayList<>();
    LocalDate first = period.start().withDayOfMonth(1);
    for (LocalDate month = first; !month.isAfter(period.end()); month = month.plusMonths(1)) {
      if (loaded.getOrDefault(coverage.label(month), 0L) == 0) {
        missing.add(month);
      }
    }
    return new Gaps(coverage, missing, List.of());
  }

  public boolean isEmpty() {
    return missing.isEmpty() && incomplete.isEmpty();
  }

  /** The missing days or months as text: 2025-10-26 or 2025-10. */
  List<String> missingLabels() {
    return missing.stream().map(coverage::label).toList();
  }

  /** {@code day} or {@code month}. */
  String noun() {
    return coverage.unit().noun();
  }

  /** What is not there, in words: one line per kind. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    if (!missing.isEmpty()) {
      sentences.add(
          "Not loaded: "
              + runs()
              + " ("
              + count(missing.size(), noun())
              + " of "
              + coverage.view()
              + ").");
    }
    for (IncompleteDay day : incomplete) {
      sentences.add(
          "Incomplete: "
              + day.day()
              + " has "
              + hours(day.minutes())
              + " of "
              + hours(day.expected())
              + " hours.");
    }
    return sentences;
  }

  /** The one command that loads all that is missing; nothing when nothing is. */
  static Optional<String> command(List<Gaps> all) {
    List<Gaps> gaps = all.stream().filter(gap -> !gap.missing.isEmpty()).toList();
    if (gaps.isEmpty()) {
      return Optional.empty();
    }
    LocalDate night = gaps.stream().map(Gaps::night).max(Comparator.naturalOrder()).orElseThrow();
    LocalDate since =
        gaps.stream().map(gap -> gap.missing.get(0)).min(Comparator.naturalOrder()).orElseThrow();
    boolean one = gaps.stream().allMatch(Gaps::isOneDay);
    return Optional.of("elhus night " + night + (one ? "" : " --since " + since));
  }

  private boolean isOneDay() {
    return coverage.unit() == Coverage.Unit.DAY && missing.size() == 1;
  }

  /** The first night on which all that is missing is there to be loaded. */
  private LocalDate night() {
    return lastDay(missing.get(missing.size() - 1)).plusDays(coverage.nightsAfter());
  }

  private LocalDate lastDay(LocalDate start) {
    return coverage.unit() == Coverage.Unit.DAY ? start : YearMonth.from(start).atEndOfMonth();
  }

  /** Days or months in a row are one run: 2025-01-03 to 2025-01-05. */
  private String runs() {
    List<String> runs = new ArrayList<>();
    LocalDate from = missing.get(0);
    LocalDate to = from;
    for (LocalDate next : missing.subList(1, missing.size())) {
      if (!next.equals(lastDay(to).plusDays(1))) {
        runs.add(run(from, to));
        from = next;
      }
      to = next;
    }
    runs.add(run(from, to));
    return String.join(", ", runs);
  }

  private String run(LocalDate from, LocalDate to) {
    return from.equals(to)
        ? coverage.label(from)
        : coverage.label(from) + " to " + coverage.label(to);
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String hours(long minutes) {
    return minutes % 60 == 0 ? String.valueOf(minutes / 60) : String.valueOf(minutes / 15 / 4.0);
  }

  private static long minutesOf(LocalDate day) {
    return Duration.between(day.atStartOfDay(DENMARK), day.plusDays(1).atStartOfDay(DENMARK))
        .toMinutes();
  }
}
