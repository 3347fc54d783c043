package dk.elhus.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a parameter's value must look like. A value that passes has neither quote nor backslash, nor
 * {@code $}, {@code ;} or a line break, so it cannot leave the literal that it stands in.
 */
final class ParameterType {
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");
  private static final Pattern INT = Pattern.compile("-?[0-9]{1,9}");
  private static final Pattern RANGE = Pattern.compile("int (-?[0-9]{1,9})\\.\\.(-?[0-9]{1,9})");
  private static final Pattern CHOICE = Pattern.compile("DK[12]|[a-z0-9-]+");
  private static final Pattern EDITION = Pattern.compile("[0-9]{8}(?!00)[0-9]{2}");
  private static final Pattern CODE = Pattern.compile("[1-8][0-9]{2}");
  private static final Pattern GLN = Pattern.compile("[0-9]{13}");
  private static final Pattern NAME =
      Pattern.compile("[0-9A-Za-zÆØÅæøåÉéÜü][0-9A-Za-zÆØÅæøåÉéÜü ().-]{0,59}");
  private static final Pattern PLACE =
      Pattern.compile("[A-Za-zÆØÅæøåÉéÜü][A-Za-zÆØÅæøåÉéÜü .-]{0,39}");

  private final List<Form> forms;

  private ParameterType(List<Form> forms) {
    this.forms = forms;
  }

  private record Form(String shape, Predicate<String> accepts) {}

  /**
   * @param name {@code date}, {@code month}, {@code region}, {@code municipality}, {@code company},
   *     {@code edition}, {@code int}, {@code int 1..12}, choices such as {@code day or month}, or
   *     both: {@code region or all}
   */
  static ParameterType named(String name) {
    List<Form> forms = new ArrayList<>();
    String[] parts = name.split(" or ");
    for (String part : parts) {
      forms.addAll(parts.length == 1 ? forms(part) : oneOfSeveral(part));
    }
    return new ParameterType(List.copyOf(forms));
  }

  boolean accepts(String value) {
    return forms.stream().anyMatch(form -> form.accepts.test(value));
  }

  /** What is accepted, in words: "a date such as 2025-10-26". */
  String shape() {
    return forms.stream().map(Form::shape).collect(Collectors.joining(" or "));
  }

  /** Among choices {@code month} is a word: {@code day or month}. */
  private static List<Form> oneOfSeveral(String name) {
    return List.of("date", "region", "municipality", "company").contains(name)
        ? forms(name)
        : List.of(choice(name));
  }

  private static List<Form> forms(String name) {
    return switch (name) {
      case "date" -> List.of(new Form("a date such as 2025-10-26", ParameterType::isDate));
      case "month" -> List.of(new Form("a month such as 2025-10", ParameterType::isMonth));
      case "region" -> List.of(choice("DK1"), choice("DK2"));
      case "municipality" ->
          List.of(
              new Form("a municipality's code such as 851", CODE.asMatchPredicate()),
              new Form("its name such as Aalborg", PLACE.asMatchPredicate()));
      case "company" ->
          List.of(
              new Form("a grid company's GLN of 13 digits", GLN.asMatchPredicate()),
              new Form("its name such as N1", NAME.asMatchPredicate()));
      case "edition" ->
          List.of(
              new Form("a night such as 2025-10-26", ParameterType::isDate),
              new Form("an edition such as 2025102601", ParameterType::isEdition));
      case "int" -> List.of(new Form("a whole number", INT.asMatchPredicate()));
      default -> List.of(range(name).orElseThrow(() -> unknown(name)));
    };
  }

  private static Optional<Form> range(String name) {
    Matcher range = RANGE.matcher(name);
    if (!range.matches()) {
      return Optional.empty();
    }
    int least = Integer.parseInt(range.group(1));
    int most = Integer.parseInt(range.group(2));
    return Optional.of(
        new Form(
            "a whole number from " + least + " to " + most,
            value ->
                INT.matcher(value).matches()
                    && Integer.parseInt(value) >= least
                    && Integer.parseInt(value) <= most));
  }

  private static Form choice(String only) {
    if (!CHOICE.matcher(only).matches()) {
      throw unknown(only);
    }
    return new Form(only, only::equals);
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        "'"
            + name
            + "' is no type; known are date, month, region, municipality, company, edition, int,"
            + " int 1..12, and choices: a or b");
  }

  private static boolean isDate(String value) {
    return DATE.matcher(value).matches() && parses(() -> LocalDate.parse(value));
  }

  private static boolean isMonth(String value) {
    return MONTH.matcher(value).matches() && parses(() -> YearMonth.parse(value));
  }

  private static boolean isEdition(String value) {
    return EDITION.matcher(value).matches()
        && isDate(
            value.substring(0, 4) + "-" + value.substring(4, 6) + "-" + value.substring(6, 8));
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
