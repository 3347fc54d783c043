package dk.elhus.publish;

import dk.elhus.action.HiveLogin;
import dk.elhus.action.LoadArguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Arguments of {@link PublishMain}: those of every step of a load, and where HiveServer2 is.
 *
 * @param load root, night and run
 * @param hive how to connect
 */
record PublishArguments(LoadArguments load, HiveLogin hive) {
  private static final String URL = "--jdbc-url";
  private static final String USER = "--jdbc-user";
  private static final String PASSWORD_FILE = "--jdbc-password-file";

  static PublishArguments parse(String... args) {
    List<String> rest = new ArrayList<>(List.of(args));
    HiveLogin hive =
        new HiveLogin(
            required(URL, rest), required(USER, rest), take(PASSWORD_FILE, rest).orElse(""));
    return new PublishArguments(LoadArguments.parse(rest.toArray(String[]::new)), hive);
  }

  private static String required(String name, List<String> args) {
    return take(name, args)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    name + " is missing; it says how to reach HiveServer2"));
  }

  /** Takes {@code --name=value} or {@code --name value} out of the list. */
  private static Optional<String> take(String name, List<String> args) {
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.startsWith(name + "=")) {
        args.remove(i);
        return Optional.of(arg.substring(name.length() + 1));
      }
      if (arg.equals(name) && i + 1 < args.size()) {
        args.remove(i);
        return Optional.of(args.remove(i));
      }
    }
    return Optional.empty();
  }
}
