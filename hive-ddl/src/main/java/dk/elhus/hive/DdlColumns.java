package dk.elhus.hive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    if (script.kind() == DdlScript.Kind.TABLE || script.kind() == DdlScript.Kind.VIEW) {
      addColumns(script.text(), script.text().indexOf('('), columns);
      Matcher partitioned = PARTITIONED.matcher(script.text());
      if (partitioned.find()) {
        addColumns(script.text(), partitioned.end() - 1, columns);
      }
    }
    return columns;
  }

  /** How many of the columns are partition columns. */
  static int partitionColumns(DdlScript script) {
    Matcher partitioned = PARTITIONED.matcher(script.text());
    return partitioned.find() ? listItems(script.text(), partitioned.end() - 1).size() : 0;
  }

  private static void addColumns(String text, int open, Map<String, String> columns) {
    for (String definition : listItems(text, open)) {
      String[] nameAndRest = definition.strip().split("\\s+", 2);
      columns.put(nameAndRest[0].replace("`", ""), nameAndRest.length > 1 ? nameAndRest[1] : "");
    }
  }

  /** Splits a parenthesised list at its outermost commas. */
  private static List<String> listItems(String text, int open) {
    List<String> items = new ArrayList<>();
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
        items.add(text.substring(from, at));
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
