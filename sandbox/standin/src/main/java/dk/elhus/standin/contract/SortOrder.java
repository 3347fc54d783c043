package dk.elhus.standin.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The {@code sort} parameter: {@code HourUTC desc, PriceArea}; ascending unless it says desc. */
final class SortOrder {

  private record Term(int column, ColumnType type, boolean descending) {}

  /** A row with what it is sorted by, worked out once. */
  private record Sortable(Row row, Object[] keys) {}

  private final Dataset dataset;
  private final List<Term> terms;

  private SortOrder(Dataset dataset, List<Term> terms) {
    this.dataset = dataset;
    this.terms = terms;
  }

  static SortOrder parse(String text, Dataset dataset) {
    List<Term> terms = new ArrayList<>();
    for (String part : text.split(",")) {
      terms.add(term(part.trim(), dataset));
    }
    return new SortOrder(dataset, terms);
  }

  private static Term term(String text, Dataset dataset) {
    String[] words = text.split("\\s+");
    String direction = words.length > 1 ? words[1].toLowerCase(Locale.ROOT) : "asc";
    if (words.length > 2 || !(direction.equals("asc") || direction.equals("desc"))) {
      throw new BadRequestException("Invalid sort " + text);
    }
    int column = dataset.indexOf(words[0]);
    return new Term(column, dataset.columns().get(column).type(), direction.equals("desc"));
  }

  /**
   * Sorts stably: rows that the terms do not tell apart keep the order they came in. Rows whose
   * order is there already, or only turned round, are neither made nor copied.
   *
   * @param rows in the order of the dataset's key
   */
  List<Row> sorted(List<Row> rows) {
    if (isKeyOrder()) {
      return rows;
    }
    if (isFirstOfKeyDescending()) {
      return new NewestFirst(rows, terms.get(0).column());
    }
    return rows.stream()
        .map(row -> new Sortable(row, keys(row)))
        .sorted(comparator())
        .map(Sortable::row)
        .toList();
  }

  private boolean isKeyOrder() {
    return IntStream.range(0, terms.size())
        .allMatch(i -> isKeyColumn(i) && !terms.get(i).descending());
  }

  private boolean isFirstOfKeyDescending() {
    return terms.size() == 1 && isKeyColumn(0) && terms.get(0).descending();
  }

  private boolean isKeyColumn(int term) {
    return dataset.key().size() > term
        && terms.get(term).column() == dataset.indexOf(dataset.key().get(term))
        && terms.get(term).type() != ColumnType.NUMBER; // the key's order is that of texts
  }

  private Object[] keys(Row row) {
    Object[] keys = new Object[terms.size()];
    for (int i = 0; i < keys.length; i++) {
      String cell = row.cell(terms.get(i).column());
      boolean number = terms.get(i).type() == ColumnType.NUMBER;
      keys[i] = cell != null && number ? new BigDecimal(cell) : cell;
    }
    return keys;
  }

  private Comparator<Sortable> comparator() {
    return (left, right) -> {
      for (int i = 0; i < terms.size(); i++) {
        int order = compare(left.keys()[i], right.keys()[i]);
        if (order != 0) {
          return terms.get(i).descending() ? -order : order;
        }
      }
      return 0;
    };
  }

  // null is less than any value, as in the source's database
  private static int compare(Object left, Object right) {
    if (left == null || right == null) {
      return Boolean.compare(left != null, right != null);
    }
    return left instanceof BigDecimal number
        ? number.compareTo((BigDecimal) right)
        : ((String) left).compareTo((String) right);
  }
}
