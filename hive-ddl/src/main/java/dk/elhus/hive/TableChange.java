package dk.elhus.hive;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What brings a table that is there to what its DDL file states, without touching a row of it.
 *
 * <p>Columns of files are only appended. A table that only reads text files of others is dropped
 * and made anew, whatever changed. Everything else is refused.
 */
final class TableChange {
  private final DdlTable declared;
  private final DdlTable there;

  private TableChange(DdlTable declared, DdlTable there) {
    this.declared = declared;
    this.there = there;
  }

  /**
   * The statements to run, in order; none when the table is as stated.
   *
   * @param create the statement that makes the table
   * @throws TableChangeException when the change is not allowed, with what to do instead
   */
  static List<String> statements(DdlTable declared, DdlTable there, String create)
      throws TableChangeException {
    TableChange change = new TableChange(declared, there);
    if (declared.readsText() && there.readsText()) {
      // Hive keeps no comments of such columns, so their types are all that can differ.
      return types(declared.columns()).equals(types(there.columns()))
          ? List.of()
          : List.of("DROP TABLE " + declared.name(), create);
    }
    change.requireOnlyAppended();
    return change.alterations();
  }

  private void requireOnlyAppended() throws TableChangeException {
    requireSame("partition columns", types(declared.partitions()), types(there.partitions()));
    List<String> before = types(there.columns());
    List<String> after = types(declared.columns());
    for (int i = 0; i < before.size(); i++) {
      String now = i < after.size() ? after.get(i) : "not there";
      requireSame("column " + (i + 1), now, before.get(i));
    }
  }

  private void requireSame(String what, Object now, Object before) throws TableChangeException {
    if (!now.equals(before)) {
      throw new TableChangeException(
          "%s: %s of the table is '%s' and shall be '%s'; files keep the columns they were written with, so a column is never moved, removed or retyped. Put it back and append a new one, or load the landed files again into another root (elhus.root)"
              .formatted(declared.name(), what, before, now));
    }
  }

  private List<String> alterations() {
    List<String> statements = new ArrayList<>();
    int old = there.columns().size();
    for (int i = 0; i < old; i++) {
      DdlColumn column = declared.columns().get(i);
      if (!column.comment().equals(there.columns().get(i).comment())) {
        statements.add(alter("CHANGE COLUMN `" + column.name() + "` " + column.definition()));
      }
    }
    List<DdlColumn> appended = declared.columns().subList(old, declared.columns().size());
    if (!appended.isEmpty()) {
      // CASCADE: partitions keep columns of their own, and without it new ones would stay null.
      statements.add(
          alter(
              appended.stream()
                  .map(DdlColumn::definition)
                  .collect(Collectors.joining(", ", "ADD COLUMNS (", ") CASCADE"))));
    }
    if (!declared.comment().equals(there.comment())) {
      statements.add(
          alter("SET TBLPROPERTIES ('comment' = " + DdlColumn.literal(declared.comment()) + ")"));
    }
    return statements;
  }

  private String alter(String what) {
    return "ALTER TABLE " + declared.name() + " " + what;
  }

  private static List<String> types(List<DdlColumn> columns) {
    return columns.stream().map(DdlColumn::toString).toList();
  }
}
