package dk.elhus.job;

import dk.elhus.action.LoadArguments;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The arguments of a recomputation: those of a {@link LoadArguments load}, and {@code
 * --type=daily_avg --from=2025-10-01 --to=2025-10-31}.
 *
 * @param load its night is the night of the edition that the warehouse shows
 * @param what what is computed
 * @param from first Danish day
 * @param to last Danish day, included
 */
public record RecomputeArguments(
    LoadArguments load, Recomputation what, LocalDate from, LocalDate to) {
  private static final List<String> OWN = List.of("type", "from", "to");

  /**
   * @throws IllegalArgumentException when an argument is missing or not what it must be
   */
  public RecomputeArguments {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("--from " + from + " is after --to " + to + "; swap them");
    }
  }

  static RecomputeArguments parse(String... args) {
    Map<String, String> own = new HashMap<>();
    List<String> rest = new ArrayList<>();
    for (String arg : args) {
      String[] parts = arg.replaceFirst("^--", "").split("=", 2);
      if (parts.length == 2 && OWN.contains(parts[0])) {
        own.put(parts[0], parts[1]);
      } else {
        rest.add(arg);
      }
    }
    String type = own.getOrDefault("type", "");
    Recomputation what =
        Recomputation.named(type)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "--type '" + type + "' is unknown; known are " + Recomputation.known()));
    return new RecomputeArguments(
        LoadArguments.parse(rest.toArray(String[]::new)),
        what,
        day("from", own.get("from")),
        day("to", own.get("to")));
  }

  /** The Danish months that the days lie in. */
  Set<String> months() {
    Set<String> months = new TreeSet<>();
    for (YearMonth month = YearMonth.from(from);
        !month.isAfter(YearMonth.from(to));
        month = month.plusMonths(1)) {
      months.add(month.toString());
    }
    return months;
  }

  private static LocalDate day(String name, String text) {
    try {
      return LocalDate.parse(text == null ? "" : text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "--" + name + " '" + text + "' is not a date; write it like 2025-10-26", e);
    }
  }
}
