package dk.elhus.report;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Days of a period of which not everything is loaded.
 *
 * @param missing days of which nothing is loaded
 * @param incomplete days of which a part is loaded
 * @param nightsAfter how many nights after a day its values are first loaded
 */
public record Gaps(List<LocalDate> missing, List<IncompleteDay> incomplete, int nightsAfter) {
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

  static Gaps none() {
    return new Gaps(List.of(), List.of(), 0);
  }

  /**
   * @param loaded minutes loaded by day; a day without entry is missing
   */
  static Gaps between(
      LocalDate start, LocalDate end, Map<LocalDate, Long> loaded, int nightsAfter) {
    List<LocalDate> missing = new ArrayList<>();
    List<IncompleteDay> incomplete = new ArrayList<>();
    for (LocalDate day = start; !day.isAfter(end); day = day.plusDays(1)) {
      long minutes = loaded.getOrDefault(day, 0L);
      long expected = minutesOf(day);
      if (minutes == 0) {
        missing.add(day);
      } else if (minutes < expected) {
        incomplete.add(new IncompleteDay(day, minutes, expected));
      }
    }
    return new Gaps(missing, incomplete, nightsAfter);
  }

  public boolean isEmpty() {
    return missing.isEmpty() && incomplete.isEmpty();
  }

  /** What is not there, in words: one line per kind. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    if (!missing.isEmpty()) {
      sentences.add("Not loaded: " + runs() + " (" + count(missing.size(), "day") + ").");
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

  /** The command that loads the missing days; nothing when there are none. */
  public Optional<String> command() {
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    LocalDate first = missing.get(0);
    LocalDate last = missing.get(missing.size() - 1);
    String night = "elhus night " + last.plusDays(nightsAfter);
    return Optional.of(first.equals(last) ? night : night + " --since " + first);
  }

  /** Days in a row are one run: 2025-01-03 to 2025-01-05. */
  private String runs() {
    List<String> runs = new ArrayList<>();
    LocalDate from = missing.get(0);
    LocalDate to = from;
    for (LocalDate day : missing.subList(1, missing.size())) {
      if (!day.equals(to.plusDays(1))) {
        runs.add(run(from, to));
        from = day;
      }
      to = day;
    }
    runs.add(run(from, to));
    return String.join(", ", runs);
  }

  private static String run(LocalDate from, LocalDate to) {
    return from.equals(to) ? from.toString() : from + " to " + to;
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
