package dk.elhus.ingest;

import dk.elhus.avro.FlatField;
import dk.elhus.avro.FlatField.Kind;
import dk.elhus.descriptor.YamlSection;
import dk.elhus.ingest.DatasetDescriptor.ColumnKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what a descriptor says of a table that Sqoop imports. */
final class DatabaseSection {
  private static final String TYPE = "[a-z]+(\\(\\d+(,\\d+)?\\))?";

  private final YamlSection top;

  DatabaseSection(YamlSection top) {
    this.top = top;
  }

  Origin.Database read() {
    Map<String, String> types = types();
    String changed = column(top, "changed_column", types);
    if (!types.get(changed).startsWith("timestamp")) {
      throw top.wrong("changed_column", "must be a timestamp, is " + types.get(changed));
    }
    String splitBy = column(top, "split_by", types);
    YamlSection control = top.section("control");
    String summed = column(control, "column", types);
    Origin.Database table =
        new Origin.Database(
            types,
            changed,
            splitBy,
            new FlatField(summed, kind(control, types.get(summed))),
            control.flag("personal"));
    control.complainOfUnknownFields();
    return table;
  }

  private Map<String, String> types() {
    YamlSection section = top.section("columns");
    Map<String, String> types = section.allTexts();
    types.forEach(
        (column, type) -> {
          if (!type.matches(TYPE)) {
            throw section.wrong(
                column, "must be a type such as bigint or numeric(12,3), is \"" + type + "\"");
          }
        });
    if (types.isEmpty()) {
      throw top.wrong("columns", "must name at least one column");
    }
    return Collections.unmodifiableMap(types);
  }

  private static String column(YamlSection section, String field, Map<String, String> types) {
    String column = section.text(field);
    if (!types.containsKey(column)) {
      throw section.wrong(field, "\"" + column + "\" is not one of the columns");
    }
    return column;
  }

  /** How the landed sum is computed without rounding. */
  private static Kind kind(YamlSection control, String type) {
    if (type.endsWith("int")) {
      return Kind.INTEGER;
    }
    if (type.matches("numeric\\(\\d+,3\\)")) {
      return Kind.THOUSANDTHS;
    }
    throw control.wrong("column", "must be a whole number or have three decimals, is " + type);
  }

  /** What the columns hold, as all datasets say it. */
  static Map<String, ColumnKind> kinds(Map<String, String> types) {
    Map<String, ColumnKind> kinds = new LinkedHashMap<>();
    types.forEach((column, type) -> kinds.put(column, kind(type)));
    return Collections.unmodifiableMap(kinds);
  }

  private static ColumnKind kind(String type) {
    if (type.startsWith("timestamp") || type.equals("date")) {
      return ColumnKind.TIME;
    }
    return type.endsWith("int") || type.startsWith("numeric") ? ColumnKind.NUMBER : ColumnKind.TEXT;
  }
}
