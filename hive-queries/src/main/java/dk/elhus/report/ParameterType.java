package dk.elhus.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a parameter's value must look like. A value that passes consists of letters, digits and
 * hyphens only, so it cannot leave the literal that it stands in.
 */
final class ParameterType {
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");
  private static final Pattern INT = Pattern.compile("-?[0-9]{1,9}");
  private static final Pattern CHOICE = Pattern.compile("[a-z0-9-]+");
  private static final List<String> REGIONS = List.of("DK1", "DK2");

  private final String shape;
  private final Test test;

  private ParameterType(String shape, Test test) {
    this.shape = shape;
    this.test = test;
  }

  @FunctionalInterface
  private interface Test {
    boolean accepts(String value);
  }

  /**
   * @param name {@code date}, {@code month}, {@code region}, {@code int}, or choices such as {@code
   *     day or month}
   */
  static ParameterType named(String name) {
    return switch (name) {
      case "date" -> new ParameterType("a date such as 2025-10-26", ParameterType::isDate);
      case "month" -> new ParameterType("a month such as 2025-10", ParameterType::isMonth);
      case "region" -> choice(REGIONS);
      case "int" -> new ParameterType("a whole number", value -> INT.matcher(value).matches());
      default -> choice(choices(name));
    };
  }

  boolean accepts(String value) {
    return test.accepts(value);
  }

  /** What is accepted, in words: "a date such as 2025-10-26". */
  String shape() {
    return shape;
  }

  private static ParameterType choice(List<String> choices) {
    return new ParameterType(String.join(" or ", choices), choices::contains);
  }

  private static List<String> choices(String name) {
    List<String> choices = List.of(name.split(" or "));
    if (choices.size() < 2 || !choices.stream().allMatch(c -> CHOICE.matcher(c).matches())) {
      throw new IllegalArgumentException(
          "'" + name + "' is no type; known are date, month, region, int, and choices: a or b");
    }
    return choices;
  }

  private static boolean isDate(String value) {
    return DATE.matcher(value).matches() && parses(() -> LocalDate.parse(value));
  }

  private static boolean isMonth(String value) {
    return MONTH.matcher(value).matches() && parses(() -> YearMonth.parse(value));
  }

  private static boolean parses(Runnable parser) {
    try {
      parser.run();
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
