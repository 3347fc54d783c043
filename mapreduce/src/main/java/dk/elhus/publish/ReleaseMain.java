package dk.elhus.publish;

import dk.elhus.action.LoadArguments;
import dk.elhus.action.OozieAction;
import java.io.IOException;

/**
 * Gives back the lock of a run that failed, so that the next load need not wait for its end.
 *
 * <p>Arguments: {@link LoadArguments}.
 */
public final class ReleaseMain {
  private ReleaseMain() {}

  public static void main(String[] args) throws IOException {
    LoadArguments load = LoadArguments.parse(args);
    boolean held = LoadLock.release(OozieAction.configuration(), load.layout(), load.runId());
    System.out.println(
        "run " + load.runId() + (held ? " has given its load lock back" : " holds no load lock"));
  }
}
