package dk.elhus.standin.statbank;

import com.fasterxml.jackson.databind.JsonNode;
import dk.elhus.standin.contract.AsOf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A question for data, checked against its table. */
public final class Question {

  /** Cells that one answer may have, unless it is BULK. */
  public static final long CELL_LIMIT = 1_000_000;

  /** How the values of a question come out in its answer. */
  enum Presentation {
    CODE,
    VALUE,
    CODEANDVALUE
  }

  /** A variable of the question with the values asked for. */
  record Chosen(Variable variable, List<Variable.Value> values) {}

  private final StatTable table;
  private final List<Variable> variables;
  private final List<Chosen> chosen;
  private final Language language;
  private final Presentation presentation;
  private final AsOf asOf;

  private Question(
      StatTable table,
      List<Variable> variables,
      List<Chosen> chosen,
      Language language,
      Presentation presentation,
      AsOf asOf) {
    this.table = table;
    this.variables = variables;
    this.chosen = chosen;
    this.language = language;
    this.presentation = presentation;
    this.asOf = asOf;
  }

  /**
   * @throws RefusedException when StatBank would refuse it
   */
  public static Question parse(JsonNode json, StatTable table, AsOf asOf) throws RefusedException {
    Language language = Language.of(json.path("lang").asText(null));
    boolean bulk = bulk(json.path("format").asText(""));
    List<Variable> variables = table.variables(asOf);
    Map<String, List<String>> asked = asked(json, variables);
    List<Chosen> chosen = new ArrayList<>();
    for (Variable variable : variables) {
      List<String> values = asked.get(key(variable.id()));
      if (values != null) {
        chosen.add(new Chosen(variable, select(variable, values, language)));
      } else if (bulk || !variable.canBeOmitted()) {
        throw new RefusedException(
            "REQUEST-VARIABLE", "The variable '" + variable.id() + "' must be specified.");
      }
    }
    Presentation presentation = presentation(json.path("valuePresentation").asText("Default"));
    Question question = new Question(table, variables, chosen, language, presentation, asOf);
    question.requireWithinLimit(bulk);
    return question;
  }

  private static boolean bulk(String format) throws RefusedException {
    return switch (format.toUpperCase(Locale.ROOT)) {
      case "CSV" -> false;
      case "BULK" -> true;
      default ->
          throw new RefusedException("REQUEST-FORMAT", "The format '" + format + "' is not known.");
    };
  }

  private static Presentation presentation(String text) throws RefusedException {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "code" -> Presentation.CODE;
      case "default", "value" -> Presentation.VALUE;
      case "codeandvalue" -> Presentation.CODEANDVALUE;
      default ->
          throw new RefusedException(
              "REQUEST-PRESENTATION", "The value presentation '" + text + "' is not known.");
    };
  }

  private static Map<String, List<String>> asked(JsonNode json, List<Variable> variables)
      throws RefusedException {
    Map<String, List<String>> asked = new LinkedHashMap<>();
    for (JsonNode variable : json.path("variables")) {
      String code = variable.path("code").asText();
      if (variables.stream().noneMatch(known -> key(known.id()).equals(key(code)))) {
        throw new RefusedException(
            "EXTRACT-NOTFOUND", "The variable '" + code + "' was not found in the table.");
      }
      List<String> values = new ArrayList<>();
      variable.path("values").forEach(value -> values.add(value.asText()));
      asked.put(key(code), values);
    }
    return asked;
  }

  private static String key(String id) {
    return id.toUpperCase(Locale.ROOT);
  }

  private static List<Variable.Value> select(
      Variable variable, List<String> patterns, Language language) throws RefusedException {
    List<Variable.Value> selected = new ArrayList<>();
    for (String pattern : patterns) {
      Pattern regex = Pattern.compile("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E");
      List<Variable.Value> hits =
          variable.values().stream()
              .filter(value -> regex.matcher(value.code().in(language)).matches())
              .toList();
      if (hits.isEmpty()) {
        throw new RefusedException(
            "EXTRACT-NOTFOUND",
            "The value '" + pattern + "' was not found in the variable '" + variable.id() + "'.");
      }
      hits.stream().filter(hit -> !selected.contains(hit)).forEach(selected::add);
    }
    return selected;
  }

  private void requireWithinLimit(boolean bulk) throws RefusedException {
    if (!bulk && cells() > CELL_LIMIT) {
      throw new RefusedException(
          "REQUEST-LIMIT",
          "The request exceeds the limit of %,d cells: it selects %,d. Use the format BULK."
              .formatted(CELL_LIMIT, cells()));
    }
  }

  long cells() {
    return chosen.stream().mapToLong(one -> one.values().size()).reduce(1, Math::multiplyExact);
  }

  List<Chosen> chosen() {
    return chosen;
  }

  String text(Variable.Value value) {
    String code = value.code().in(language);
    String label = value.label().in(language);
    return switch (presentation) {
      case CODE -> code;
      case VALUE -> label;
      case CODEANDVALUE -> code + " " + label;
    };
  }

  /**
   * The number for one value of each chosen variable; what is omitted is its total, or summed.
   *
   * @param values in the order of {@link #chosen}
   */
  long number(List<Variable.Value> values) {
    return sum(new ArrayList<>(), values, 0);
  }

  private long sum(List<String> codes, List<Variable.Value> values, int used) {
    if (codes.size() == variables.size()) {
      return table.cell(codes, asOf);
    }
    Variable variable = variables.get(codes.size());
    if (used < chosen.size() && chosen.get(used).variable() == variable) {
      return sum(with(codes, values.get(used).code().danish()), values, used + 1);
    }
    Optional<String> total = variable.total();
    if (total.isPresent()) {
      return sum(with(codes, total.get()), values, used);
    }
    long sum = 0;
    for (Variable.Value each : variable.values()) {
      long part = sum(with(codes, each.code().danish()), values, used);
      sum += part == StatTable.NO_DATA ? 0 : part;
    }
    return sum;
  }

  private static List<String> with(List<String> codes, String code) {
    List<String> more = new ArrayList<>(codes);
    more.add(code);
    return more;
  }
}
