package dk.elhus.hive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the columns out of a DDL statement; enough grammar for the files of this module. */
final class DdlColumns {
  private static final Pattern PARTITIONED = Pattern.compile("PARTITIONED BY \\(");

  private DdlColumns() {}

  /**
   * Every column with the rest of its definition, in order; partition columns last. Empty for
   * databases and functions.
   */
  static Map<String, String> of(DdlScript script) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (Item item : items(script)) {
      columns.put(item.name(), item.definition());
    }
    return columns;
  }

  /**
   * The statement with other definitions.
   *
   * @param definitions the new definition of a column with this name and this definition
   */
  static String rewritten(DdlScript script, BinaryOperator<String> definitions) {
    StringBuilder text = new StringBuilder(script.text());
    List<Item> items = items(script);
    // From the end, so that the places of those before stay what they are.
    for (int i = items.size() - 1; i >= 0; i--) {
      Item item = items.get(i);
      int end = item.at() + item.definition().length();
      text.replace(item.at(), end, definitions.apply(item.name(), item.definition()));
    }
    return text.toString();
  }

  /** How many of the columns are partition columns. */
  static int partitionColumns(DdlScript script) {
    Matcher partitioned = PARTITIONED.matcher(script.text());
    return partitioned.find() ? listItems(script.text(), partitioned.end() - 1).size() : 0;
  }

  /**
   * A column in the text of its statement.
   *
   * @param name its name
   * @param at where its definition begins
   * @param definition what follows its name
   */
  private record Item(String name, int at, String definition) {
    private static final Pattern NAME_AND_REST = Pattern.compile("(?s)(\\s*)(\\S+)(\\s*)(.*)");

    static Item of(Span span, String text) {
      Matcher parts = NAME_AND_REST.matcher(text.substring(span.from(), span.to()));
      if (!parts.matches()) {
        throw new IllegalArgumentException("a column has no name: " + text);
      }
      return new Item(
          parts.group(2).replace("`", ""), span.from() + parts.start(4), parts.group(4));
    }
  }

  private record Span(int from, int to) {}

  private static List<Item> items(DdlScript script) {
    List<Item> items = new ArrayList<>();
    String text = script.text();
    boolean listed = script.kind() == DdlScript.Kind.TABLE || script.kind() == DdlScript.Kind.VIEW;
    if (listed && text.indexOf('(') >= 0) {
      listItems(text, text.indexOf('(')).forEach(span -> items.add(Item.of(span, text)));
      Matcher partitioned = PARTITIONED.matcher(text);
      if (partitioned.find()) {
        listItems(text, partitioned.end() - 1).forEach(span -> items.add(Item.of(span, text)));
      }
    }
    return items;
  }

  /** Splits a parenthesised list at its outermost commas. */
  private static List<Span> listItems(String text, int open) {
    List<Span> items = new ArrayList<>();
    int depth = 0;
    int from = open + 1;
    for (int at = open; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\'') {
        at = endOfLiteral(text, at);
      } else if (c == '(' || c == '<') {
        depth++;
      } else if (c == ')' || c == '>') {
        depth--;
      }
      if (depth == 0 || depth == 1 && c == ',') {
        items.add(new Span(from, at));
        from = at + 1;
      }
      if (depth == 0) {
        return items;
      }
    }
    throw new IllegalArgumentException("a parenthesis is not closed: " + text);
  }

  private static int endOfLiteral(String text, int open) {
    int at = open + 1;
    while (text.charAt(at) != '\'') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }
}
