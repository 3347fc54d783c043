package dk.elhus.hive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Unit and example of each column, of the file {@code examples.txt}: by the name of the column,
 * because a name means the same everywhere, or by table and column where it does not.
 */
public final class ColumnExamples {
  static final String FILE = "examples.txt";

  private static final String FOR_EXAMPLE = "; for example ";
  private static final String NO_UNIT = "-";
  private static final Pattern LINE = Pattern.compile("([a-z0-9_.]+) \\| ([^|]+) \\| ([^|]+)");
  private static final Pattern LAST_COMMENT =
      Pattern.compile("(?s)(.*\\bCOMMENT\\s+')((?:[^'\\\\]|\\\\.)*)('.*)");

  private final Map<String, Fact> facts;

  private ColumnExamples(Map<String, Fact> facts) {
    this.facts = facts;
  }

  /**
   * What is known of a column besides its comment.
   *
   * @param unit absent for names, codes, texts and days
   * @param example a value that it may have, as text
   */
  public record Fact(Optional<String> unit, String example) {}

  /** Those of a folder of DDL; none when it has no such file. */
  static ColumnExamples read(Path folder) throws IOException {
    Map<String, Fact> facts = new LinkedHashMap<>();
    Path file = folder.resolve(FILE);
    if (Files.exists(file)) {
      int number = 0;
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        number++;
        if (!line.isBlank() && !line.startsWith("#")) {
          add(facts, line, file + " line " + number);
        }
      }
    }
    return new ColumnExamples(facts);
  }

  private static void add(Map<String, Fact> facts, String line, String where) throws IOException {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IOException(
          where + " is '" + line + "'; write: column | unit, or - for none | example");
    }
    String unit = parts.group(2).strip();
    Fact fact =
        new Fact(
            unit.equals(NO_UNIT) ? Optional.empty() : Optional.of(unit), parts.group(3).strip());
    if (facts.put(parts.group(1), fact) != null) {
      throw new IOException(where + ": " + parts.group(1) + " has a line already");
    }
  }

  /**
   * @param object table or view with its database
   */
  Optional<Fact> of(String object, String column) {
    Fact own = facts.get(object + "." + column);
    return Optional.ofNullable(own == null ? facts.get(column) : own);
  }

  /** Lines that no column of these statements needs. */
  Set<String> unusedBy(Iterable<DdlScript> scripts) {
    Set<String> unused = new LinkedHashSet<>(facts.keySet());
    for (DdlScript script : scripts) {
      for (String column : DdlColumns.of(script).keySet()) {
        String own = script.name() + "." + column;
        unused.remove(facts.containsKey(own) ? own : column);
      }
    }
    return unused;
  }

  /** The statement with an example behind each comment that has one. */
  DdlScript addTo(DdlScript script) {
    return new DdlScript(
        script.kind(),
        script.name(),
        DdlColumns.rewritten(
            script,
            (column, definition) ->
                of(script.name(), column)
                    .map(fact -> withExample(definition, fact.example()))
                    .orElse(definition)),
        script.note());
  }

  private static String withExample(String definition, String example) {
    Matcher comment = LAST_COMMENT.matcher(definition);
    return comment.matches() && !comment.group(2).contains(FOR_EXAMPLE)
        ? comment.group(1) + comment.group(2) + FOR_EXAMPLE + example + comment.group(3)
        : definition;
  }

  /** A comment without its example. */
  static String meaning(String comment) {
    return comment.split(FOR_EXAMPLE, 2)[0];
  }

  /** The example that a comment ends with. */
  static Optional<String> example(String comment) {
    String[] parts = comment.split(FOR_EXAMPLE, 2);
    return parts.length == 2 ? Optional.of(parts[1]) : Optional.empty();
  }
}
