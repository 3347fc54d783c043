package dk.elhus.record;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A row of a table: a text or a long per column, or null. What a long means is said by {@link
 * Column.Type}.
 */
public final class Row {
  private final TableSpec table;
  private final String partition;
  private final String[] texts;
  private final long[] numbers;
  private final boolean[] present;

  /**
   * A row of nulls.
   *
   * @param partition value of the partition column, such as {@code 2025-10}
   */
  public Row(TableSpec table, String partition) {
    this.table = Objects.requireNonNull(table, "table");
    this.partition = Objects.requireNonNull(partition, "partition");
    int columns = table.columns().size();
    this.texts = new String[columns];
    this.numbers = new long[columns];
    this.present = new boolean[columns];
  }

  public TableSpec table() {
    return table;
  }

  public String partition() {
    return partition;
  }

  public boolean isNull(int place) {
    return !present[place];
  }

  public String text(int place) {
    return texts[place];
  }

  /** The number at a place; an error when it is null, for null is not zero. */
  public long number(int place) {
    if (!present[place]) {
      throw new IllegalStateException(table + "." + table.columns().get(place).name() + " is null");
    }
    return numbers[place];
  }

  /** The number at a place, zero when it is null. */
  public long numberOrZero(int place) {
    return present[place] ? numbers[place] : 0;
  }

  public String text(String column) {
    return text(table.place(column));
  }

  public long number(String column) {
    return number(table.place(column));
  }

  public boolean isNull(String column) {
    return isNull(table.place(column));
  }

  public Row set(int place, String text) {
    texts[place] = text;
    present[place] = text != null;
    return this;
  }

  public Row set(int place, long number) {
    numbers[place] = number;
    present[place] = true;
    return this;
  }

  public Row setNull(int place) {
    texts[place] = null;
    numbers[place] = 0;
    present[place] = false;
    return this;
  }

  public Row set(String column, String text) {
    return set(table.place(column), text);
  }

  public Row set(String column, long number) {
    return set(table.place(column), number);
  }

  /** Whether both rows say the same, whenever they said it. */
  public boolean saysTheSameAs(Row other) {
    if (table != other.table) {
      return false;
    }
    for (int i = 0; i < present.length; i++) {
      if (table.isContent(i)
          && (present[i] != other.present[i]
              || numbers[i] != other.numbers[i]
              || !Objects.equals(texts[i], other.texts[i]))) {
        return false;
      }
    }
    return true;
  }

  /** Whether both rows are about the same key of the same table. */
  public boolean hasKeyOf(Row other) {
    if (table != other.table) {
      return false;
    }
    for (int i = 0; i < table.keyColumns(); i++) {
      if (numbers[i] != other.numbers[i] || !Objects.equals(texts[i], other.texts[i])) {
        return false;
      }
    }
    return true;
  }

  /** Edition that learned this row, see {@link EditionNumber}. */
  public long learned() {
    return number(table.learnedPlace());
  }

  /** Whether no later value has replaced this row. */
  public boolean isCurrent() {
    return !table.isHistory() || isNull(table.supersededPlace());
  }

  public Row learn(long edition) {
    return set(table.learnedPlace(), edition);
  }

  public Row supersede(long edition) {
    return set(table.supersededPlace(), edition);
  }

  /** The key columns as text, such as {@code price_area=DK1,start_utc=2025-10-26T00:15}. */
  public String keyToString() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < table.keyColumns(); i++) {
      out.append(i == 0 ? "" : ",").append(table.columns().get(i).name()).append('=');
      out.append(cell(i));
    }
    return out.toString();
  }

  /** The values that are not null as text, such as {@code vehicles=12, first_day=2025-01-01}. */
  public String valuesToString() {
    return table.values().stream()
        .map(Column::name)
        .filter(name -> !isNull(name))
        .map(name -> name + "=" + cell(table.place(name)))
        .collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(table.name()).append('[').append(partition).append(']');
    for (int i = 0; i < present.length; i++) {
      out.append(i == 0 ? ' ' : ',').append(table.columns().get(i).name()).append('=');
      out.append(cell(i));
    }
    return out.toString();
  }

  /** A row of its own that says the same. */
  public Row copy() {
    Row copy = new Row(table, partition);
    System.arraycopy(texts, 0, copy.texts, 0, texts.length);
    System.arraycopy(numbers, 0, copy.numbers, 0, numbers.length);
    System.arraycopy(present, 0, copy.present, 0, present.length);
    return copy;
  }

  /** The value at a place as text; null where it is null. */
  public String cell(int place) {
    if (!present[place]) {
      return null;
    }
    return switch (table.columns().get(place).type()) {
      case STRING -> texts[place];
      case TIMESTAMP -> DanishTime.wallClockToText(numbers[place]);
      case DATE -> LocalDate.ofEpochDay(numbers[place]).toString();
      case DECIMAL -> Decimals.toBigDecimal(numbers[place]).toPlainString();
      case INT, BIGINT -> Long.toString(numbers[place]);
    };
  }
}
