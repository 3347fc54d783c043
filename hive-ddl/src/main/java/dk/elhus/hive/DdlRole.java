package dk.elhus.hive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a role may read, as its file in {@code hive-ddl/roles} states: a table or view per line, or
 * {@code database.*}; a line with a minus takes out again.
 *
 * @param name the role
 * @param rules lines of the file, in their order
 */
public record DdlRole(String name, List<String> rules) {
  private static final String SUFFIX = ".txt";
  private static final Pattern RULE = Pattern.compile("(- )?[a-z_]+\\.([a-z0-9_]+|\\*)");

  /**
   * All roles, by name.
   *
   * @throws IOException when the folder cannot be read, or a line is no rule
   */
  public static List<DdlRole> read(Path folder) throws IOException {
    List<DdlRole> roles = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(SUFFIX)) {
          roles.add(of(name.substring(0, name.length() - SUFFIX.length()), file));
        }
      }
    }
    return roles;
  }

  private static DdlRole of(String name, Path file) throws IOException {
    List<String> rules = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (!RULE.matcher(line).matches()) {
        throw new IOException(
            file
                + ": '"
                + line
                + "' is no rule; write database.table, database.* or - database.table");
      }
      rules.add(line);
    }
    return new DdlRole(name, List.copyOf(rules));
  }

  /**
   * What the role may read of these tables and views.
   *
   * @throws IllegalArgumentException when a rule names what is not there
   */
  public Set<String> readable(Collection<String> tables) {
    Set<String> readable = new TreeSet<>();
    for (String rule : rules) {
      boolean takesOut = rule.startsWith("- ");
      String subject = takesOut ? rule.substring(2) : rule;
      List<String> meant = tables.stream().filter(table -> matches(subject, table)).toList();
      if (meant.isEmpty()) {
        throw new IllegalArgumentException(
            "roles/" + name + SUFFIX + " names " + subject + ", which is not there");
      }
      if (takesOut) {
        meant.forEach(readable::remove);
      } else {
        readable.addAll(meant);
      }
    }
    return readable;
  }

  private static boolean matches(String subject, String table) {
    return subject.endsWith(".*")
        ? table.startsWith(subject.substring(0, subject.length() - 1))
        : table.equals(subject);
  }
}
