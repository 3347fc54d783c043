package dk.elhus.ingest;

import dk.elhus.ingest.SourceCheck.Finding;
import dk.elhus.ingest.SourceCheck.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The columns that a descriptor names beside those that its source has.
 *
 * @param <T> what is known of a column's type
 * @param described in the order of the descriptor
 * @param present in the order of the source; the type is empty where nothing tells it
 * @param words a type for a person
 * @param renamedMend what to do about a column with a new name
 * @param addedMeans what becomes of a column that the descriptor does not name
 */
record ColumnComparison<T>(
    Map<String, T> described,
    Map<String, Optional<T>> present,
    Function<T, String> words,
    String renamedMend,
    String addedMeans) {

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    List<String> added = new ArrayList<>(present.keySet());
    added.removeAll(described.keySet());
    for (String column : described.keySet()) {
      if (present.containsKey(column)) {
        retyped(column).ifPresent(findings::add);
      } else {
        findings.add(missing(column, added));
      }
    }
    for (String column : added) {
      findings.add(new Finding(Kind.NEW, column, addedMeans));
    }
    return findings;
  }

  private Optional<Finding> retyped(String column) {
    T was = described.get(column);
    return present
        .get(column)
        .filter(type -> !type.equals(was))
        .map(
            type ->
                new Finding(
                    Kind.RETYPED, column, "was " + words.apply(was) + ", is " + words.apply(type)));
  }

  /** A new column of the same type in the same place is taken for the old one under a new name. */
  private Finding missing(String column, List<String> added) {
    int place = List.copyOf(described.keySet()).indexOf(column);
    List<String> names = List.copyOf(present.keySet());
    String there = place < names.size() ? names.get(place) : "";
    T was = described.get(column);
    if (!added.contains(there) || !present.get(there).orElse(was).equals(was)) {
      return new Finding(Kind.MISSING, column, "the source has it no more");
    }
    added.remove(there);
    return new Finding(Kind.RENAMED, column, "is probably " + there + " now: " + renamedMend);
  }
}
