package dk.elhus.publish;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Arguments of {@link PublishMain}: {@code --name=value}, or {@code --name value}. */
record PublishArguments(
    String root, LocalDate night, String runId, String jdbcUrl, String jdbcUser) {

  private static final Set<String> NAMES =
      new TreeSet<>(Set.of("root", "night", "run", "jdbc-url", "jdbc-user"));

  static PublishArguments parse(String... args) {
    Map<String, String> values = values(args);
    for (String name : NAMES) {
      if (values.getOrDefault(name, "").isBlank()) {
        throw new IllegalArgumentException("--" + name + " is missing; needed are " + usage());
      }
    }
    return new PublishArguments(
        values.get("root"),
        night(values.get("night")),
        values.get("run"),
        values.get("jdbc-url"),
        values.get("jdbc-user"));
  }

  private static Map<String, String> values(String... args) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < args.length; i++) {
      String[] nameAndValue = args[i].split("=", 2);
      String name = nameAndValue[0].startsWith("--") ? nameAndValue[0].substring(2) : "";
      if (!NAMES.contains(name)) {
        throw new IllegalArgumentException(args[i] + " is unknown; known are " + usage());
      }
      boolean joined = nameAndValue.length == 2;
      if (!joined && i + 1 == args.length) {
        throw new IllegalArgumentException("--" + name + " has no value");
      }
      values.put(name, joined ? nameAndValue[1] : args[++i]);
    }
    return values;
  }

  private static LocalDate night(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "--night=" + text + " is no date; write it as 2025-10-26", e);
    }
  }

  private static String usage() {
    return "--" + String.join(", --", NAMES);
  }
}
