package dk.elhus.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A table: its partition column, the columns of its natural key, then its values. A history table's
 * files go on with {@link #LEARNED} and {@link #SUPERSEDED}. Files keep the columns that they were
 * written with, so later columns are appended behind all of these.
 */
public final class TableSpec {
  /** The edition in which a row became known, see {@link EditionNumber}. */
  public static final String LEARNED = "learned_edition";

  /** The edition in which a later value replaced a row; null while it stands. */
  public static final String SUPERSEDED = "superseded_edition";

  /** The one partition of a table that is not parted. */
  public static final String ALL_OF_IT = "all";

  /** What one partition holds. */
  public enum Grain {
    /** A Danish month, {@code 2025-10}. */
    LOCAL_MONTH("local_month"),
    /** A Danish year, {@code 2025}. */
    LOCAL_YEAR("local_year"),
    /** A Danish day, {@code 2025-10-26}. */
    LOCAL_DAY("local_day"),
    /** Rows whose validity begins in a Danish year, {@code 2025}. */
    VALID_FROM_YEAR("valid_from_year"),
    /** Versions of things, by the Danish month in which they changed, {@code 2025-10}. */
    UPDATED_MONTH("updated_month"),
    /** All of a short list; the one value is {@link #ALL_OF_IT}. */
    WHOLE("part"),
    /** What one night brought, {@code 2025-10-26}. */
    NIGHT("night");

    private final String column;

    Grain(String column) {
      this.column = column;
    }
  }

  private final String name;
  private final Grain grain;
  private final List<Column> key;
  private final List<Column> values;
  private final List<Column> appended;
  private final List<Column> columns;
  private final boolean history;
  private final boolean restricted;
  private final Map<String, Integer> places = new HashMap<>();

  private TableSpec(
      String name,
      Grain grain,
      List<Column> key,
      List<Column> values,
      List<Column> appended,
      boolean history,
      boolean restricted) {
    List<Column> all = new ArrayList<>(key);
    all.addAll(values);
    if (history) {
      all.add(new Column(LEARNED, Column.Type.BIGINT));
      all.add(new Column(SUPERSEDED, Column.Type.BIGINT));
    }
    all.addAll(appended);
    this.name = name;
    this.grain = grain;
    this.key = List.copyOf(key);
    this.values = List.copyOf(values);
    this.appended = List.copyOf(appended);
    this.columns = List.copyOf(all);
    this.history = history;
    this.restricted = restricted;
    for (int i = 0; i < columns.size(); i++) {
      places.put(columns.get(i).name(), i);
    }
  }

  /** A table that keeps every revision, and says of each row which edition learned it. */
  public static TableSpec history(String name, Grain grain, List<Column> key, List<Column> values) {
    return new TableSpec(name, grain, key, values, List.of(), true, false);
  }

  static TableSpec plain(String name, Grain grain, List<Column> key, List<Column> values) {
    return new TableSpec(name, grain, key, values, List.of(), false, false);
  }

  /** The same table, holding personal data. */
  TableSpec restricted() {
    return new TableSpec(name, grain, key, values, appended, history, true);
  }

  /**
   * The same table with more columns after all others, as a table that has files may get them: in
   * files that were written before, they are null.
   */
  public TableSpec appended(Column... more) {
    List<Column> all = new ArrayList<>(appended);
    all.addAll(List.of(more));
    return new TableSpec(name, grain, key, values, all, history, restricted);
  }

  public String name() {
    return name;
  }

  public Grain grain() {
    return grain;
  }

  /** Name of the partition column, which is not in the files. */
  public String partitionColumn() {
    return grain.column;
  }

  /** The folder name of a partition, such as {@code local_month=2025-10}. */
  public String partitionFolder(String partition) {
    return grain.column + "=" + partition;
  }

  /** The partition that a folder name stands for. */
  public String partitionOf(String folder) {
    String prefix = grain.column + "=";
    if (!folder.startsWith(prefix)) {
      throw new IllegalArgumentException(
          "'" + folder + "' is no partition of " + name + "; expected " + prefix + "…");
    }
    return folder.substring(prefix.length());
  }

  /** The columns of the files, in order: key, values, editions, then what was appended. */
  public List<Column> columns() {
    return columns;
  }

  public List<Column> key() {
    return key;
  }

  public int keyColumns() {
    return key.size();
  }

  /** What a row says about its key: values and appended columns, without the editions. */
  public List<Column> values() {
    return Stream.concat(values.stream(), appended.stream()).toList();
  }

  /** Whether a column is one of the key or of the values, and not an edition. */
  boolean isContent(int place) {
    return !history || place != learnedPlace() && place != supersededPlace();
  }

  /** The place of {@link #LEARNED} in a history table. */
  int learnedPlace() {
    return key.size() + values.size();
  }

  /** The place of {@link #SUPERSEDED} in a history table. */
  public int supersededPlace() {
    return learnedPlace() + 1;
  }

  /** Whether it holds personal data: analysts can read neither its database nor its folder. */
  public boolean isRestricted() {
    return restricted;
  }

  /** The database in Hive. */
  public String database() {
    if (restricted) {
      return "elhus_restricted";
    }
    return history ? "elhus_history" : "elhus_ops";
  }

  /** Whether rows carry the editions that learned and superseded them. */
  public boolean isHistory() {
    return history;
  }

  /** The place of a column in the files. */
  public int place(String column) {
    Integer place = places.get(column);
    if (place == null) {
      throw new IllegalArgumentException("table " + name + " has no column " + column);
    }
    return place;
  }

  public boolean hasColumn(String column) {
    return places.containsKey(column);
  }

  /** Places of several columns. */
  public int[] places(String... names) {
    return Arrays.stream(names).mapToInt(this::place).toArray();
  }

  @Override
  public String toString() {
    return name;
  }
}
