package dk.elhus.hive;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column of a table or of a view.
 *
 * @param name its name
 * @param type its type as Hive tells it, such as {@code array<struct<name:string>>}; empty in views
 * @param comment what it means
 */
record DdlColumn(String name, String type, String comment) {
  private static final Pattern COMMENT =
      Pattern.compile("(?i)\\bCOMMENT\\s+'((?:[^'\\\\]|\\\\.)*)'");

  /**
   * Reads a definition of a DDL file.
   *
   * @param definition type and comment, as the file states them
   */
  static DdlColumn of(String name, String definition) {
    String comment = "";
    int end = definition.length();
    Matcher found = COMMENT.matcher(definition);
    while (found.find()) {
      comment = found.group(1);
      end = found.start();
    }
    return new DdlColumn(name, type(definition.substring(0, end)), unescape(comment));
  }

  /** A type without the comments and the spaces that a file has in it. */
  static String type(String text) {
    return COMMENT.matcher(text).replaceAll("").replaceAll("[\\s`]", "").toLowerCase(Locale.ROOT);
  }

  /** The column in a statement. */
  String definition() {
    return "`" + name + "` " + quotedType() + " COMMENT " + literal(comment);
  }

  /** Names of nested fields may be words of HiveQL. */
  private String quotedType() {
    return type.replaceAll("(\\w+):", "`$1`:");
  }

  static String literal(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  static String unescape(String literal) {
    return literal.replaceAll("\\\\(.)", "$1");
  }

  @Override
  public String toString() {
    return name + " " + type;
  }
}
