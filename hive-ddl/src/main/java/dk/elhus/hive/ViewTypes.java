package dk.elhus.hive;

import dk.elhus.hive.DataDictionary.Column;
import dk.elhus.hive.DataDictionary.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Types of a view's columns, derived of what it reads: enough of HiveQL for the views of this
 * module. What cannot be told is empty.
 */
final class ViewTypes {
  /** After {@code WITH}, the select that counts is the one that begins its line. */
  private static final Pattern SELECT =
      Pattern.compile("(?im)(\\bAS\\s+|^)SELECT\\s+(DISTINCT\\s+)?");

  private static final Pattern CAST =
      Pattern.compile("(?is)CAST\\(.* AS ([A-Z]+(\\([0-9, ]+\\))?)\\)");
  private static final Pattern REFERENCE =
      Pattern.compile("(?:[A-Za-z_]\\w*\\.)?`?([A-Za-z_]\\w*)`?");
  private static final Pattern ALIAS = Pattern.compile("(?i)\\s+AS\\s+`?\\w+`?$");
  private static final Pattern WINDOW = Pattern.compile("(?i)\\s+OVER\\s+\\w+$");
  private static final Pattern CALL = Pattern.compile("(?is)(?:elhus\\.)?([A-Z_0-9]+)\\((.*)\\)");
  private static final Pattern OPERATION = Pattern.compile("(?s)(.+?) [-+*] .+");

  private final List<Entry> reads;
  private final String view;

  ViewTypes(List<Entry> reads, String view) {
    this.reads = reads;
    this.view = view;
  }

  /** Types in the order of the columns. */
  List<String> all() {
    List<String> types = new ArrayList<>();
    Matcher select = SELECT.matcher(view);
    if (select.find()) {
      for (String item : parts(view.substring(select.end()), true)) {
        types.add(type(item.strip()));
      }
    }
    return types;
  }

  private String type(String expression) {
    String text = withoutWindow(ALIAS.matcher(expression).replaceFirst("").strip());
    Matcher cast = CAST.matcher(text);
    if (cast.matches()) {
      return DdlColumn.type(cast.group(1));
    }
    if (text.startsWith("'")) {
      return "string";
    }
    Matcher reference = REFERENCE.matcher(text);
    if (reference.matches()) {
      return text.matches("(?i)true|false") ? "boolean" : column(reference.group(1));
    }
    Matcher call = CALL.matcher(text);
    if (call.matches() && isOneCall(text)) {
      return call(call.group(1).toUpperCase(Locale.ROOT), parts(call.group(2), false));
    }
    Matcher operation = OPERATION.matcher(text);
    return operation.matches() ? type(operation.group(1)) : "";
  }

  /** Whether the first parenthesis is closed by the last one. */
  private static boolean isOneCall(String text) {
    int depth = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ')' && depth == 0) {
        return at == text.length() - 1;
      }
    }
    return false;
  }

  private String call(String function, List<String> arguments) {
    return switch (function) {
      case "EDITION_NIGHT", "TO_DATE" -> "date";
      case "COUNT" -> "bigint";
      case "HOUR", "YEAR", "MONTH", "QUARTER", "WEEKOFYEAR" -> "int";
      case "IF" -> either(arguments.get(1).strip(), arguments.get(2).strip());
      case "COALESCE" -> first(arguments);
      case "LEAST", "GREATEST", "MIN", "MAX", "LAST_VALUE", "LAG", "LEAD", "ARRAY" ->
          type(arguments.get(0).strip());
      case "SUM" -> sum(type(arguments.get(0).strip()));
      case "SUBSTR", "CONCAT", "LPAD", "LOAD_BAND" -> "string";
      default -> "";
    };
  }

  private String first(List<String> arguments) {
    return arguments.stream()
        .map(argument -> type(argument.strip()))
        .filter(type -> !type.isEmpty())
        .findFirst()
        .orElse("");
  }

  private String either(String one, String other) {
    return type(one.equalsIgnoreCase("NULL") ? other : one);
  }

  /** Hive adds integers up to a bigint. */
  private static String sum(String type) {
    return type.equals("int") ? "bigint" : type;
  }

  private String column(String name) {
    return reads.stream()
        .flatMap(read -> read.columns().stream())
        .filter(column -> column.name().equals(name))
        .map(Column::type)
        .findFirst()
        .or(() -> field(name))
        .orElseGet(() -> named(name));
  }

  /**
   * A name that the view itself gives: to a call, {@code IF(…) AS true_from_day}, or to the place
   * and the value of each item of an array that becomes rows.
   */
  private String named(String name) {
    Matcher items =
        Pattern.compile("(?s)POSEXPLODE\\((.+)\\)\\s+\\w+\\s+AS\\s+(\\w+),\\s*(\\w+)")
            .matcher(view);
    boolean exploded = items.find();
    if (exploded && name.equals(items.group(2))) {
      return "int";
    }
    if (exploded && name.equals(items.group(3))) {
      return type(items.group(1).strip());
    }
    Matcher given = Pattern.compile("\\)\\s+AS\\s+" + name + "\\b").matcher(view);
    if (!given.find()) {
      return "";
    }
    String before = view.substring(0, given.start() + 1);
    String call = before.substring(beginOfCall(before));
    if (call.startsWith("OVER")) {
      String rest = withoutWindow(before);
      call = rest.substring(beginOfCall(rest));
    }
    return type(call);
  }

  /** A call over a window gives what the call gives. */
  private static String withoutWindow(String text) {
    if (!text.endsWith(")")) {
      return WINDOW.matcher(text).replaceFirst("").strip();
    }
    int begin = beginOfCall(text);
    return text.startsWith("OVER", begin) ? text.substring(0, begin).strip() : text;
  }

  /** Where the call begins that the text ends with. */
  private static int beginOfCall(String text) {
    int depth = 0;
    int at = text.length() - 1;
    do {
      char c = text.charAt(at--);
      depth += c == ')' ? 1 : c == '(' ? -1 : 0;
    } while (depth > 0 && at >= 0);
    while (at >= 0 && Character.isWhitespace(text.charAt(at))) {
      at--;
    }
    while (at >= 0 && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at--;
    }
    return at + 1;
  }

  /** A field of the structures that a view makes rows of. */
  private Optional<String> field(String name) {
    Pattern field = Pattern.compile("[<,]" + name + ":(\\w+(\\([0-9,]+\\))?)");
    return reads.stream()
        .flatMap(read -> read.columns().stream())
        .map(column -> field.matcher(column.type()))
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst();
  }

  /**
   * Splits at the outermost commas.
   *
   * @param toFrom whether the text ends at the outermost FROM
   */
  private static List<String> parts(String text, boolean toFrom) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\'') {
        at = text.indexOf('\'', at + 1);
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (depth == 0 && c == ',') {
        parts.add(text.substring(from, at));
        from = at + 1;
      } else if (toFrom && depth == 0 && text.substring(at).matches("(?s)\\sFROM\\s.*")) {
        parts.add(text.substring(from, at));
        return parts;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }
}
