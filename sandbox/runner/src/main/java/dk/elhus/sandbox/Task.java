package dk.elhus.sandbox;

import java.util.List;

/**
 * One step of bringing the stack up.
 *
 * @param after names of the tasks that must be done before
 */
record Task(String name, List<String> after, Action action) {

  Task {
    after = List.copyOf(after);
  }

  @FunctionalInterface
  interface Action {
    void run() throws Exception;
  }
}
