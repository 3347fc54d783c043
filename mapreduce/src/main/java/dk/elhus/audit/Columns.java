package dk.elhus.audit;

import dk.elhus.descriptor.YamlSection;
import dk.elhus.record.TableSpec;

/** Columns that rules name. */
final class Columns {
  private Columns() {}

  /** The place of a column; a column that the table lacks is named with file and line. */
  static int place(TableSpec table, String column, YamlSection section, String field) {
    if (!table.hasColumn(column)) {
      throw section.wrong(field, "table " + table + " has no column " + column);
    }
    return table.place(column);
  }
}
