package dk.elhus.record;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which keys of a table are meant, as a person types them: values of some or all key columns.
 *
 * @param table the table
 * @param conditions at most one per key column
 */
public record KeyFilter(TableSpec table, List<Condition> conditions) {
  /** What a text may be made of, so that it cannot leave a literal of HiveQL. */
  private static final Pattern TEXT =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._+&/()-]{0,99}");

  public KeyFilter {
    conditions = List.copyOf(conditions);
  }

  /**
   * A key column and what it may be.
   *
   * @param place place of the column
   * @param texts accepted texts of a text column; else empty
   * @param numbers accepted numbers of any other column; else empty
   */
  public record Condition(int place, List<String> texts, List<Long> numbers) {
    boolean holds(Row row) {
      return texts.isEmpty()
          ? numbers.contains(row.number(place))
          : texts.contains(row.text(place));
    }
  }

  /** Every key of a table. */
  public static KeyFilter all(TableSpec table) {
    return new KeyFilter(table, List.of());
  }

  /**
   * Values in the order of the key columns; columns at the end may be left out.
   *
   * @throws InvalidValueException when there are too many, or one is not what its column holds
   */
  public static KeyFilter ofWords(TableSpec table, List<String> words)
      throws InvalidValueException {
    if (words.size() > table.keyColumns()) {
      throw new InvalidValueException(
          "the key of "
              + table
              + " has "
              + table.keyColumns()
              + " columns, not "
              + words.size()
              + ": "
              + keyNames(table));
    }
    List<Condition> conditions = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      conditions.add(condition(table, i, words.get(i)));
    }
    return new KeyFilter(table, conditions);
  }

  /**
   * Values by the names of key columns.
   *
   * @throws InvalidValueException when a name is no key column, or a value not what its column
   *     holds
   */
  public static KeyFilter ofNames(TableSpec table, Map<String, String> values)
      throws InvalidValueException {
    List<Condition> conditions = new ArrayList<>();
    for (Map.Entry<String, String> value : values.entrySet()) {
      conditions.add(condition(table, keyPlace(table, value.getKey()), value.getValue()));
    }
    return new KeyFilter(table, conditions);
  }

  /** The names of the key columns of a table, in order. */
  public static String keyNames(TableSpec table) {
    return table.key().stream().map(Column::name).collect(Collectors.joining(", "));
  }

  public boolean matches(Row row) {
    return conditions.stream().allMatch(condition -> condition.holds(row));
  }

  private static int keyPlace(TableSpec table, String name) throws InvalidValueException {
    for (int i = 0; i < table.keyColumns(); i++) {
      if (table.columns().get(i).name().equals(name)) {
        return i;
      }
    }
    throw new InvalidValueException(
        "'" + name + "' is no key column of " + table + "; those are " + keyNames(table));
  }

  private static Condition condition(TableSpec table, int place, String text)
      throws InvalidValueException {
    Column column = table.columns().get(place);
    try {
      return switch (column.type()) {
        case STRING -> new Condition(place, List.of(text(text)), List.of());
        case TIMESTAMP -> new Condition(place, List.of(), TypedMoment.parse(text));
        case DATE -> new Condition(place, List.of(), List.of(day(text)));
        case INT, BIGINT -> new Condition(place, List.of(), List.of(whole(text)));
        case DECIMAL -> new Condition(place, List.of(), List.of(Decimals.parse(text)));
      };
    } catch (InvalidValueException e) {
      throw new InvalidValueException(table + "." + column.name() + ": " + e.getMessage());
    }
  }

  private static String text(String text) throws InvalidValueException {
    if (!TEXT.matcher(text).matches()) {
      throw new InvalidValueException(
          "'" + text + "' has a character that no key has (letters, digits, blanks, ._+&/()- may)");
    }
    return text;
  }

  private static long day(String text) throws InvalidValueException {
    try {
      return LocalDate.parse(text).toEpochDay();
    } catch (DateTimeException e) {
      throw new InvalidValueException("'" + text + "' is no date such as 2025-10-26");
    }
  }

  private static long whole(String text) throws InvalidValueException {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new InvalidValueException("'" + text + "' is no whole number");
    }
  }
}
