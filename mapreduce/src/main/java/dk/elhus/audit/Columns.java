package dk.elhus.audit;

import dk.elhus.descriptor.YamlSection;
import dk.elhus.record.TableSpec;
import java.util.Comparator;
import java.util.List;

/** Columns that rules name. */
final class Columns {
  /** Orders groups by the text of their columns. */
  static final Comparator<List<String>> BY_TEXT = Comparator.comparing(List::toString);

  private Columns() {}

  /** The place of a column; a column that the table lacks is named with file and line. */
  static int place(TableSpec table, String column, YamlSection section, String field) {
    if (!table.hasColumn(column)) {
      throw section.wrong(field, "table " + table + " has no column " + column);
    }
    return table.place(column);
  }
}
