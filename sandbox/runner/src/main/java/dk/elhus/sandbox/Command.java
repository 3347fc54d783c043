package dk.elhus.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How to start a program.
 *
 * @param words program and arguments
 * @param environment the whole environment it gets, not additions
 * @param folder its working directory
 */
record Command(List<String> words, Map<String, String> environment, Path folder) {

  Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  /** The same with one more environment variable. */
  Command with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new Command(words, more, folder);
  }

  /** Itself and, when it ends well, a line for the shell. Who ends the shell ends both. */
  Command then(String line) {
    List<String> both =
        new ArrayList<>(
            List.of("sh", "-c", "trap 'kill $!; wait' TERM; \"$@\" & wait $! && " + line, "sh"));
    both.addAll(words);
    return new Command(both, environment, folder);
  }

  /** The same words and environment give the same digest: a changed setting is noticed by it. */
  String digest() {
    return Digest.of(words + "\n" + new TreeMap<>(environment));
  }

  ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }
}
