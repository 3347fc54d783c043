package dk.elhus.publish;

import dk.elhus.action.LoadArguments;
import java.util.ArrayList;
import java.util.List;

/**
 * Arguments of {@link PublishMain}: those of every step of a load, and where HiveServer2 is.
 *
 * @param load root, night and run
 * @param jdbcUrl such as {@code jdbc:hive2://127.0.0.1:10000/}
 * @param jdbcUser name to connect as
 */
record PublishArguments(LoadArguments load, String jdbcUrl, String jdbcUser) {
  private static final String URL = "--jdbc-url";
  private static final String USER = "--jdbc-user";

  static PublishArguments parse(String... args) {
    List<String> rest = new ArrayList<>(List.of(args));
    String url = take(URL, rest);
    String user = take(USER, rest);
    return new PublishArguments(LoadArguments.parse(rest.toArray(String[]::new)), url, user);
  }

  /** Takes {@code --name=value} or {@code --name value} out of the list. */
  private static String take(String name, List<String> args) {
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.startsWith(name + "=")) {
        args.remove(i);
        return arg.substring(name.length() + 1);
      }
      if (arg.equals(name) && i + 1 < args.size()) {
        args.remove(i);
        return args.remove(i);
      }
    }
    throw new IllegalArgumentException(name + " is missing; it says how to reach HiveServer2");
  }
}
