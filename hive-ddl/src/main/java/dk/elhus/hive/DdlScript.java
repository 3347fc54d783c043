package dk.elhus.hive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of DDL: one statement that makes one object, named as the file is.
 *
 * @param kind what it makes
 * @param name object name as the file name states it, such as {@code elhus.spot_price}
 * @param text the statement, with its {@code ${hivevar:name}} references
 * @param note what the comment above it says; empty when there is none
 */
public record DdlScript(Kind kind, String name, String text, String note) {

  /** A statement that nothing is said about. */
  public DdlScript(Kind kind, String name, String text) {
    this(kind, name, text, "");
  }

  /** Kinds of objects, in the order in which they can be made. */
  public enum Kind {
    DATABASE("databases"),
    TABLE("tables"),
    FUNCTION("functions"),
    VIEW("views");

    private final String folder;

    Kind(String folder) {
      this.folder = folder;
    }

    String folder() {
      return folder;
    }
  }

  static final String SUFFIX = ".hql";

  private static final Pattern NOTE = Pattern.compile("\\A(?:--[^\n]*\n)+");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{hivevar:([A-Za-z_]+)}");
  private static final Pattern LOCATION = Pattern.compile("(?m)^LOCATION '([^']+)'");
  private static final Pattern SAFE_VALUE = Pattern.compile("[A-Za-z0-9/._:-]+");

  /** Reads one file. */
  static DdlScript read(Kind kind, Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8).strip();
    if (!text.endsWith(";")) {
      throw new IOException(file + " does not end its statement with a semicolon");
    }
    String fileName = file.getFileName().toString();
    String name = fileName.substring(0, fileName.length() - SUFFIX.length());
    Matcher note = NOTE.matcher(text);
    int begin = note.find() ? note.end() : 0;
    return new DdlScript(
        kind,
        name,
        text.substring(begin, text.length() - 1),
        text.substring(0, begin).replaceAll("(?m)^-- ", "").strip());
  }

  /** Whether this statement names the other's object, so that the other must be made first. */
  boolean mentions(DdlScript other) {
    return !other.name.equals(name)
        && Pattern.compile("(?<![\\w.])" + Pattern.quote(other.name) + "(?!\\w)")
            .matcher(text)
            .find();
  }

  /** A function's statement for a server that has its class on the class path. */
  DdlScript withoutJars() {
    return new DdlScript(kind, name, text.replaceFirst("\\s+USING JAR [^;]*", ""), note);
  }

  /**
   * The statement with its variables filled in.
   *
   * @throws IllegalArgumentException when a variable has no value, or one that could end the
   *     literal it stands in
   */
  String statement(Map<String, String> variables) {
    return VARIABLE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), variables)));
  }

  /**
   * The folder that a table states for its files; nothing where Hive chooses it.
   *
   * @param variables as for the statement
   */
  public Optional<String> location(Map<String, String> variables) {
    Matcher found = LOCATION.matcher(statement(variables));
    return kind == Kind.TABLE && found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private String value(String variable, Map<String, String> variables) {
    String value = variables.get(variable);
    if (value == null) {
      throw new IllegalArgumentException(
          name + SUFFIX + " needs a value for the variable " + variable);
    }
    if (!SAFE_VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "the variable "
              + variable
              + " has the value '"
              + value
              + "'; letters, digits and / . _ : - are allowed");
    }
    return value;
  }
}
