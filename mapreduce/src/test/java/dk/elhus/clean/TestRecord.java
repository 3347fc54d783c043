package dk.elhus.clean;

import java.util.HashMap;
import java.util.Map;

/** A landed record made of column, text, column, text, … */
record TestRecord(Map<String, String> columns) implements LandedRecord {
  static TestRecord of(String... columnsAndTexts) {
    Map<String, String> columns = new HashMap<>();
    for (int i = 0; i < columnsAndTexts.length; i += 2) {
      columns.put(columnsAndTexts[i], columnsAndTexts[i + 1]);
    }
    return new TestRecord(columns);
  }

  TestRecord with(String column, String text) {
    Map<String, String> changed = new HashMap<>(columns);
    changed.put(column, text);
    return new TestRecord(changed);
  }

  TestRecord without(String column) {
    return with(column, null);
  }

  @Override
  public String text(String column) {
    return columns.get(column);
  }

  @Override
  public long position() {
    return 0;
  }
}
