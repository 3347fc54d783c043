package dk.elhus.action;

import dk.elhus.landing.Layout;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The arguments of each step of a load: {@code --root=/elhus --night=2025-10-26 --run=ID}; {@code
 * --root /elhus} is read as well.
 *
 * @param layout where everything lies
 * @param night nominal night of the load
 * @param runId name of the run, unique; names the version folders
 */
public record LoadArguments(Layout layout, LocalDate night, String runId) {
  private static final List<String> NAMES = List.of("root", "night", "run");
  private static final Pattern RUN_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  /**
   * @throws IllegalArgumentException when an argument is missing, unknown or not what it must be
   */
  public static LoadArguments parse(String... args) {
    Map<String, String> values = values(args);
    for (String name : NAMES) {
      if (!values.containsKey(name)) {
        throw new IllegalArgumentException("--" + name + " is missing; " + usage());
      }
    }
    String runId = values.get("run");
    if (!RUN_ID.matcher(runId).matches()) {
      throw new IllegalArgumentException(
          "--run '" + runId + "' may have letters, digits, dots, dashes and underscores only");
    }
    return new LoadArguments(new Layout(values.get("root")), night(values.get("night")), runId);
  }

  private static Map<String, String> values(String... args) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < args.length; i++) {
      String[] parts = args[i].split("=", 2);
      String name = parts[0].startsWith("--") ? parts[0].substring(2) : "";
      if (!NAMES.contains(name)) {
        throw new IllegalArgumentException("unknown argument '" + args[i] + "'; " + usage());
      }
      if (parts.length == 1 && i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " has no value; " + usage());
      }
      values.put(name, parts.length == 2 ? parts[1] : args[++i]);
    }
    return values;
  }

  private static LocalDate night(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "--night '" + text + "' is not a date; write it like 2025-10-26", e);
    }
  }

  private static String usage() {
    return "expected --root=FOLDER --night=YYYY-MM-DD --run=ID";
  }
}
