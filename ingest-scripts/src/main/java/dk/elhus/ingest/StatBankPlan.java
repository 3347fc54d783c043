package dk.elhus.ingest;

import dk.elhus.ingest.Origin.StatBank;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which questions a window needs: the values that the table has now and the descriptor wants, split
 * by periods, and by the longest other variable where one period is still too much, so that each
 * answer stays below the limit of cells.
 */
final class StatBankPlan {
  /**
   * One question.
   *
   * @param values codes asked for, by variable
   */
  record Part(Map<String, List<String>> values) {
    long cells() {
      return values.values().stream().mapToLong(List::size).reduce(1, Math::multiplyExact);
    }
  }

  private final StatBank table;
  private final StatBankInfo info;

  private StatBankPlan(StatBank table, StatBankInfo info) {
    this.table = table;
    this.info = info;
  }

  /**
   * @param mostCells how many cells one answer may have
   * @return none when the source has no period of the window
   * @throws PullException when the table is not what the descriptor says
   */
  static List<Part> parts(StatBank table, StatBankInfo info, PullWindow window, long mostCells)
      throws PullException {
    return new StatBankPlan(table, info).parts(window, mostCells);
  }

  private List<Part> parts(PullWindow window, long mostCells) throws PullException {
    requireNothingSummedUnawares();
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (StatBank.Variable variable : table.variables()) {
      List<String> known = known(variable.code());
      values.put(
          variable.code(),
          variable.code().equals(table.time())
              ? periods(known, window)
              : matching(variable, known));
    }
    if (values.get(table.time()).isEmpty()) {
      return List.of();
    }
    List<Part> parts = new ArrayList<>();
    split(new Part(values), mostCells, parts);
    return parts;
  }

  /** A variable that nobody names is summed over by the source, without a word. */
  private void requireNothingSummedUnawares() throws PullException {
    if (!info.id().equalsIgnoreCase(table.table())) {
      throw new PullException(
          "asked about table %s, was told about %s; see that --source-url is right"
              .formatted(table.table(), info.id()));
    }
    for (StatBankInfo.Variable variable : info.variables().values()) {
      boolean asked = table.variables().stream().anyMatch(v -> v.code().equals(variable.code()));
      boolean leftOut = table.summedOver().contains(variable.code());
      if (!asked && !leftOut) {
        throw new PullException(
            ("table %s has a variable %s that the descriptor does not name, and the source would "
                    + "sum over it; add it to variables or to summed_over")
                .formatted(table.table(), variable.code()));
      }
      if (leftOut && !variable.canBeLeftOut()) {
        throw new PullException(
            "variable %s of table %s cannot be left out; move it from summed_over to variables"
                .formatted(variable.code(), table.table()));
      }
    }
  }

  private List<String> known(String code) throws PullException {
    StatBankInfo.Variable variable = info.variables().get(code);
    if (variable == null) {
      throw new PullException(
          "table %s has no variable %s any more, only %s; change the descriptor"
              .formatted(table.table(), code, String.join(", ", info.variables().keySet())));
    }
    return variable.values();
  }

  private List<String> periods(List<String> known, PullWindow window) throws PullException {
    List<String> periods = new ArrayList<>();
    for (String code : known) {
      Optional<LocalDate> day = StatBankPeriod.firstDay(code);
      if (day.isEmpty()) {
        throw new PullException(
            "table %s has a period \"%s\" of unknown form; expected such as 2024M01, 2024K1, 2024"
                .formatted(table.table(), code));
      }
      if (!day.get().isBefore(window.firstDay()) && day.get().isBefore(window.endDay())) {
        periods.add(code);
      }
    }
    return periods;
  }

  private List<String> matching(StatBank.Variable variable, List<String> known)
      throws PullException {
    List<String> all = new ArrayList<>();
    for (String wanted : variable.values()) {
      Pattern pattern = Pattern.compile("\\Q" + wanted.replace("*", "\\E.*\\Q") + "\\E");
      List<String> found = known.stream().filter(pattern.asMatchPredicate()).toList();
      if (found.isEmpty()) {
        throw new PullException(
            "variable %s of table %s has no value %s any more; change the descriptor"
                .formatted(variable.code(), table.table(), wanted));
      }
      found.stream().filter(code -> !all.contains(code)).forEach(all::add);
    }
    return all;
  }

  private void split(Part part, long mostCells, List<Part> parts) throws PullException {
    if (part.cells() <= mostCells) {
      parts.add(part);
      return;
    }
    String variable = toSplit(part);
    List<String> codes = part.values().get(variable);
    if (codes.size() == 1) {
      throw new PullException("page_size " + mostCells + " is less than a single cell; raise it");
    }
    long cellsPerCode = part.cells() / codes.size();
    int size = (int) Math.max(1, Math.min(codes.size(), mostCells / cellsPerCode));
    for (int from = 0; from < codes.size(); from += size) {
      Map<String, List<String>> values = new LinkedHashMap<>(part.values());
      values.put(variable, codes.subList(from, Math.min(codes.size(), from + size)));
      split(new Part(values), mostCells, parts);
    }
  }

  /** Periods first: an answer then holds whole periods, as long as one period fits. */
  private String toSplit(Part part) {
    if (part.values().get(table.time()).size() > 1) {
      return table.time();
    }
    String longest = table.time();
    for (Map.Entry<String, List<String>> each : part.values().entrySet()) {
      if (each.getValue().size() > part.values().get(longest).size()) {
        longest = each.getKey();
      }
    }
    return longest;
  }
}
