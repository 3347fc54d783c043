package dk.elhus.clean;

import dk.elhus.clean.DescribedColumn.Kind;
import dk.elhus.descriptor.DescriptorFolder;
import dk.elhus.descriptor.YamlSection;
import dk.elhus.record.Column;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules of a dataset whose descriptor declares its table: a row per interval and key, in
 * partitions of Danish months. A dataset that needs more has a class of its own.
 */
public final class DescribedCleaner implements Cleaner {
  /** The field of a descriptor that declares table and rules. */
  public static final String FIELD = "rows";

  private static final String FOLDER = "audit/datasets";
  private static final int LONGEST_MINUTES = 1440;

  private final String dataset;
  private final TableSpec table;
  private final IntervalRows rows;
  private final int resolutionMinutes;
  private final String utc;
  private final String danish;
  private final List<DescribedColumn> columns;

  private DescribedCleaner(YamlSection descriptor, YamlSection section) {
    List<String> known = descriptor.section("columns").names();
    dataset = descriptor.text("name");
    resolutionMinutes = (int) descriptor.wholeNumber("resolution_minutes", 1, LONGEST_MINUTES);
    utc = descriptor.text("time_column");
    danish = section.optionalText("danish_time").orElse(utc);
    boolean agrees = section.has("danish_time");
    if (agrees && !known.contains(danish)) {
      throw section.wrong("danish_time", "\"" + danish + "\" is not one of the columns");
    }
    List<DescribedColumn> key = DescribedColumn.all(section.section("key"), known);
    List<DescribedColumn> values = DescribedColumn.all(section.section("values"), known);
    key.stream()
        .filter(column -> column.optional() || column.kind() == Kind.NUMBER)
        .findFirst()
        .ifPresent(
            column -> {
              throw section.wrong("key", column.name() + " must be a text that is always there");
            });
    table = table(section.text("table"), key, values);
    section.complainOfUnknownFields();
    rows = new IntervalRows(table);
    columns = new ArrayList<>(key);
    columns.addAll(values);
  }

  /** Holds what the class path declares, which does not change while a JVM runs. */
  private static final class Packed {
    static final List<DescribedCleaner> ALL =
        DescriptorFolder.read(DescribedCleaner.class.getClassLoader(), FOLDER).entrySet().stream()
            .map(file -> YamlSection.parse(file.getKey(), new StringReader(file.getValue())))
            .flatMap(descriptor -> of(descriptor).stream())
            .toList();
  }

  /** The rules that the descriptors on the class path declare. */
  static List<DescribedCleaner> packed() {
    return Packed.ALL;
  }

  /**
   * The rules that a descriptor declares; empty when it declares no table.
   *
   * @throws dk.elhus.descriptor.DescriptorException when they are wrong
   */
  public static Optional<DescribedCleaner> of(YamlSection descriptor) {
    return descriptor
        .optionalSection(FIELD)
        .map(section -> new DescribedCleaner(descriptor, section));
  }

  private static TableSpec table(
      String name, List<DescribedColumn> key, List<DescribedColumn> values) {
    List<Column> keyColumns = new ArrayList<>(key.stream().map(DescribedColumn::column).toList());
    keyColumns.add(new Column("start_utc", Column.Type.TIMESTAMP));
    List<Column> valueColumns = new ArrayList<>();
    valueColumns.add(new Column("start_local", Column.Type.TIMESTAMP));
    valueColumns.add(new Column("local_day", Column.Type.DATE));
    values.forEach(value -> valueColumns.add(value.column()));
    return TableSpec.history(name, TableSpec.Grain.LOCAL_MONTH, keyColumns, valueColumns);
  }

  @Override
  public String dataset() {
    return dataset;
  }

  @Override
  public TableSpec table() {
    return table;
  }

  @Override
  public int resolutionMinutes() {
    return resolutionMinutes;
  }

  @Override
  public Row clean(LandedRecord record, Window window) throws RejectedException {
    Fields fields = new Fields(record);
    Row row = rows.beginAt(fields.start(utc, danish, resolutionMinutes, window));
    for (DescribedColumn column : columns) {
      column.set(fields, row, table.place(column.name()));
    }
    return row;
  }
}
