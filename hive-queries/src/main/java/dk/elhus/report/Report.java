package dk.elhus.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One ready-made question.
 *
 * @param name its file's name without ending
 * @param title a few words
 * @param question what it answers, in plain words
 * @param parameters in the order in which they are asked for
 * @param columns of the answer, in order
 * @param coverage how to tell which of the days asked for are loaded; absent for a report without a
 *     period
 * @param empty what it means when there are no rows, in plain words
 * @param sql one query with {@code ${hivevar:name}} references
 */
public record Report(
    String name,
    String title,
    String question,
    List<Parameter> parameters,
    List<Column> columns,
    Optional<Coverage> coverage,
    String empty,
    String sql) {

  /**
   * A column of the answer.
   *
   * @param name name
   * @param scope whether each row has its own value or all share one
   * @param meaning unit and meaning, in plain words
   */
  public record Column(String name, Scope scope, String meaning) {}

  /** What a column's value is about. */
  public enum Scope {
    /** The row. */
    ROW,
    /** The whole answer. */
    ALL
  }

  /**
   * How to tell what is loaded of a day.
   *
   * @param view view in database elhus with one row per price area and local day
   * @param minutes expression over it: minutes of the day that are loaded
   * @param nightsAfter how many nights after a day its values are first loaded
   */
  public record Coverage(String view, String minutes, int nightsAfter) {}

  Optional<Parameter> parameter(String wanted) {
    return parameters.stream().filter(parameter -> parameter.name().equals(wanted)).findFirst();
  }

  String parameterNames() {
    return parameters.stream().map(Parameter::name).collect(Collectors.joining(", "));
  }

  List<Column> columns(Scope scope) {
    return columns.stream().filter(column -> column.scope() == scope).toList();
  }
}
