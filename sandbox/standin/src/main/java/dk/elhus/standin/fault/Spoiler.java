package dk.elhus.standin.fault;

import dk.elhus.standin.contract.DatasetQuery;
import dk.elhus.standin.contract.Envelope;
import dk.elhus.standin.contract.Field;
import dk.elhus.standin.contract.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Turns a right envelope into the wrong one that a fault stands for. */
public final class Spoiler {

  private Spoiler() {}

  /**
   * @param selected the rows of all pages
   */
  public static Envelope spoil(FaultKind kind, DatasetQuery query, List<Row> selected) {
    Envelope right = Envelope.of(query, selected);
    return switch (kind) {
      case WRONG_DATASET ->
          new Envelope(query, "CO2Emis", right.total(), right.rows(), right.firstRecord());
      case PAGE_DRIFT -> drifted(query, selected);
      case DUPLICATE_RECORD -> duplicated(right);
      case MISSING_VALUE -> withFirst(right, fields -> without(fields, firstNumber(fields)));
      case MISSING_TIME -> withFirst(right, fields -> without(fields, 0));
      case TEXT_IN_NUMBER ->
          withFirst(right, fields -> replaced(fields, name -> name, "twelve", true));
      case RENAMED_COLUMN -> withFirst(right, Spoiler::renamed);
      case EXTRA_COLUMN -> withFirst(right, Spoiler::withExtra);
      default -> right;
    };
  }

  private static Envelope drifted(DatasetQuery query, List<Row> selected) {
    DatasetQuery before = query.withOffset(query.offset() - 1);
    return new Envelope(
        query,
        query.dataset().name(),
        selected.size() + 1,
        before.page(selected),
        UnaryOperator.identity());
  }

  private static Envelope duplicated(Envelope right) {
    List<Row> rows = new ArrayList<>(right.rows());
    if (!rows.isEmpty()) {
      rows.add(1, rows.get(0));
    }
    return new Envelope(
        right.query(), right.datasetName(), right.total() + 1, rows, right.firstRecord());
  }

  private static Envelope withFirst(Envelope right, UnaryOperator<List<Field>> change) {
    return new Envelope(right.query(), right.datasetName(), right.total(), right.rows(), change);
  }

  private static int firstNumber(List<Field> fields) {
    for (int i = 0; i < fields.size(); i++) {
      if (!fields.get(i).quoted()) {
        return i;
      }
    }
    return fields.size() - 1;
  }

  private static List<Field> without(List<Field> fields, int position) {
    List<Field> rest = new ArrayList<>(fields);
    rest.remove(position);
    return rest;
  }

  private static List<Field> renamed(List<Field> fields) {
    Field number = fields.get(firstNumber(fields));
    return replaced(fields, name -> name + "New", number.text(), number.quoted());
  }

  private static List<Field> replaced(
      List<Field> fields, UnaryOperator<String> name, String text, boolean quoted) {
    List<Field> changed = new ArrayList<>(fields);
    int position = firstNumber(fields);
    changed.set(position, new Field(name.apply(fields.get(position).name()), text, quoted));
    return changed;
  }

  private static List<Field> withExtra(List<Field> fields) {
    List<Field> more = new ArrayList<>(fields);
    more.add(new Field("Quality", "measured", true));
    return more;
  }
}
