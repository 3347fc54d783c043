package dk.elhus.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One ready-made question.
 *
 * @param name its file's name without ending
 * @param number number of the question that it answers, such as Q4
 * @param title a few words
 * @param question what it answers, in plain words
 * @param parameters in the order in which they are asked for
 * @param columns of the answer, in order
 * @param chart how the rows are drawn
 * @param answer a sentence with the values of the first row in it
 * @param caution what the answer does not say; absent when nothing needs saying
 * @param source whose data it is, with its licence
 * @param coverage how to tell what of the period asked for is loaded; empty without a period
 * @param empty what it means when there are no rows, in plain words
 * @param contract what programs were told that its JSON has, in order; empty for everything
 * @param sql one query with {@code ${hivevar:name}} references
 */
public record Report(
    String name,
    String number,
    String title,
    String question,
    List<Parameter> parameters,
    List<Column> columns,
    Chart chart,
    Sentence answer,
    Optional<Sentence> caution,
    String source,
    List<Coverage> coverage,
    String empty,
    List<ContractValue> contract,
    String sql) {

  /** A name of one of our databases that is no call of a function. */
  private static final Pattern TABLE = Pattern.compile("\\belhus(?:_\\w+)?\\.\\w+\\b(?!\\()");

  /**
   * A value that programs were told of.
   *
   * @param name a parameter or a column
   * @param unless the value with which it is left out; absent when it is always there
   */
  public record ContractValue(String name, Optional<String> unless) {
    private static final String UNLESS = " unless ";

    static ContractValue of(String text) {
      String[] parts = text.split(UNLESS, 2);
      return new ContractValue(
          parts[0], parts.length == 2 ? Optional.of(parts[1]) : Optional.empty());
    }
  }

  /**
   * A column of the answer.
   *
   * @param name name
   * @param scope whether each row has its own value or all share one
   * @param meaning unit and meaning, in plain words
   */
  public record Column(String name, Scope scope, String meaning) {

    /** What stands before the first comma: {@code DKK/MWh}; nothing when that is no unit. */
    Optional<String> unit() {
      return Units.leading(meaning);
    }

    /** The name as people say it, without its unit: {@code mean price}. */
    String label() {
      return Units.withoutUnit(name)
          .replace('_', ' ')
          .replaceAll("\\butc\\b", "UTC")
          .replaceAll("\\bvat\\b", "VAT")
          .replaceAll("\\bcpu\\b", "CPU");
    }
  }

  /** What a column's value is about. */
  public enum Scope {
    /** The row. */
    ROW,
    /** The whole answer. */
    ALL
  }

  /** The tables and views that it reads, with their databases, each once. */
  public Set<String> reads() {
    Set<String> reads = new TreeSet<>();
    Matcher named = TABLE.matcher(sql);
    while (named.find()) {
      reads.add(named.group());
    }
    coverage.forEach(known -> reads.add("elhus." + known.view()));
    return reads;
  }

  Optional<Parameter> parameter(String wanted) {
    return parameters.stream().filter(parameter -> parameter.name().equals(wanted)).findFirst();
  }

  Optional<Column> column(String wanted) {
    return columns.stream().filter(column -> column.name().equals(wanted)).findFirst();
  }

  String parameterNames() {
    return parameters.stream().map(Parameter::name).collect(Collectors.joining(", "));
  }

  List<Column> columns(Scope scope) {
    return columns.stream().filter(column -> column.scope() == scope).toList();
  }

  /** The same question without asking what of its period is loaded. */
  public Report withoutCoverage() {
    return new Report(
        name,
        number,
        title,
        question,
        parameters,
        columns,
        chart,
        answer,
        caution,
        source,
        List.of(),
        empty,
        contract,
        sql);
  }
}
